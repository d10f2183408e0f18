import { ActivityHandler } from '@microsoft/agents-hosting';
import { startServer } from '@microsoft/agents-hosting-express';

/** The echo agent of the Agents SDK's own samples. */
class EchoAgent extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
  }
}

startServer(new EchoAgent(), { port: Number(process.env.PORT) });
