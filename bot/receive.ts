import type { Activity, TurnContext } from 'botbuilder';
import { NotAuthenticated, type DeskAdapter } from './adapter';
import type { FrontDoor } from './access/front-door';
import type { Log } from './orders/purchase';

export interface Answer {
  status: number;
  body?: unknown;
}

export interface ReceiverOptions extends Pick<FrontDoor, 'refusalOf' | 'mayGoOn'> {
  adapter: DeskAdapter;
  logic(context: TurnContext): Promise<void>;
  log: Log;
}

/**
 * Takes an activity in: cheap looks first (the server had one at the token), then the SDK's verification of the sender, then the turn. Strangers learn
 * nothing but a status.
 */
export function createReceiver(options: ReceiverOptions) {
  const { adapter, log } = options;

  return async (activity: Record<string, unknown>, authorization: string): Promise<Answer> => {
    const refusal = options.refusalOf(activity);
    if (refusal) {
      log.warn({ status: refusal.status, why: refusal.why }, 'an activity was refused');
      return { status: refusal.status };
    }
    try {
      const answer = await adapter.receive(activity as unknown as Activity, authorization, async (context) => {
        const { conversation, from } = context.activity;
        if (!options.mayGoOn(conversation.tenantId ?? '', from?.id ?? '')) throw new TooMany();
        await options.logic(context);
      });
      return answer ? { status: answer.status, body: answer.body as unknown } : { status: 200 };
    } catch (error) {
      if (error instanceof NotAuthenticated) {
        if (error.status === 503) log.error({ error }, 'the signing keys of the channel cannot be read');
        return { status: error.status };
      }
      if (error instanceof TooMany) return { status: 429 };
      log.error({ error }, 'an activity could not be handled');
      return { status: 500 };
    }
  };
}

class TooMany extends Error {}
