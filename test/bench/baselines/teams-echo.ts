import { App } from '@microsoft/teams.apps';

/** The echo bot of the Teams SDK's own samples. */
const app = new App({ dangerouslyAllowUnauthenticatedRequests: true });

app.on('message', async ({ activity, send }) => {
  await send(`Echo: ${activity.text}`);
});

void app.start(Number(process.env.PORT));
