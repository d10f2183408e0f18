import { CloudAdapter, INVOKE_RESPONSE_KEY, TurnContext, type Activity, type ResourceResponse } from 'botbuilder';
import {
  BotFrameworkAuthentication,
  type AuthenticateRequestResult,
  type ClaimsIdentity,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { Connector } from './notices/connector';

/**
 * The Bot Framework's adapter with one way out: every message goes through our connector.
 * The stock one builds two clients for every turn, repeats POSTs by itself and waits without end.
 */
export class DeskAdapter extends CloudAdapter {
  constructor(
    authentication: BotFrameworkAuthentication,
    private readonly connector: Connector,
  ) {
    super(new WithoutClients(authentication));
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type === 'invokeResponse') {
        context.turnState.set(INVOKE_RESPONSE_KEY, activity);
        responses.push({ id: '' });
      } else if (activity.type === 'trace' || activity.type === 'delay') {
        responses.push({ id: '' });
      } else {
        responses.push({ id: await this.connector.post(targetOf(activity), plain(activity), activity.replyToId) });
      }
    }
    return responses;
  }

  override async updateActivity(_context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    const id = activity.id ?? '';
    await this.connector.update(targetOf(activity), id, plain(activity));
    return { id };
  }

  override async deleteActivity(
    _context: TurnContext,
    reference: Parameters<CloudAdapter['deleteActivity']>[1],
  ): Promise<void> {
    const target = { serviceUrl: reference.serviceUrl ?? '', conversationId: reference.conversation?.id ?? '' };
    await this.connector.remove(target, reference.activityId ?? '');
  }

  /** Runs a turn for an activity that was authenticated and answered earlier, outside any request. */
  async resume(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.runMiddleware(new TurnContext(this, activity), logic);
  }
}

function targetOf(activity: Partial<Activity>) {
  return { serviceUrl: activity.serviceUrl ?? '', conversationId: activity.conversation?.id ?? '' };
}

function plain(activity: Partial<Activity>): Record<string, unknown> {
  const { id: _id, ...rest } = activity;
  return rest;
}

/** Authenticates as the SDK does, but hands out inert clients: nothing here ever uses them. */
class WithoutClients extends BotFrameworkAuthentication {
  private readonly factory = { create: async () => ({}) } as unknown as ConnectorFactory;
  private readonly tokens = {} as UserTokenClient;

  constructor(private readonly inner: BotFrameworkAuthentication) {
    super();
  }

  async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    return { ...(await this.inner.authenticateRequest(activity, authHeader)), connectorFactory: this.factory };
  }

  async authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    throw new Error('Streaming connections are not offered.');
  }

  createConnectorFactory(_identity: ClaimsIdentity): ConnectorFactory {
    return this.factory;
  }

  async createUserTokenClient(_identity: ClaimsIdentity): Promise<UserTokenClient> {
    return this.tokens;
  }
}
