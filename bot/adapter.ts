import {
  CloudAdapter,
  INVOKE_RESPONSE_KEY,
  TurnContext,
  type Activity,
  type InvokeResponse,
  type ResourceResponse,
} from 'botbuilder';
import {
  BotFrameworkAuthentication,
  type AuthenticateRequestResult,
  type ClaimsIdentity,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { forgetfulMap } from './forgetful-map';
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

  /**
   * Verifies who sent the activity and runs a turn for it; throws NotAuthenticated when it is not the channel. As the
   * SDK's processActivity, less the clients and identities that it leaves in each turn for nobody here.
   */
  async receive(
    activity: Activity,
    authorization: string,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const sender = await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    const context = new TurnContext(this, Object.assign(activity, { callerId: sender.callerId }));
    await this.runMiddleware(context, logic);
    return resultOf(context);
  }

  /** Without the SDK's proxy of the context, through which every look at it would go: nobody here keeps a context. */
  protected override async runMiddleware(context: TurnContext, next: (context: TurnContext) => Promise<void>) {
    await this.middleware.run(context, () => next(context));
  }

  /** Runs a turn for an activity that was authenticated and answered earlier, outside any request. */
  async resume(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.runMiddleware(new TurnContext(this, activity), logic);
  }
}

/** What the answer to the request says: of an invoke, what became of it. */
function resultOf({ activity, turnState, bufferedReplyActivities }: TurnContext): InvokeResponse | undefined {
  if (activity.deliveryMode === 'expectReplies') return { status: 200, body: { activities: bufferedReplyActivities } };
  if (activity.type !== 'invoke') return undefined;
  const answer = turnState.get<Partial<Activity> | undefined>(INVOKE_RESPONSE_KEY);
  return answer ? (answer.value as InvokeResponse) : { status: 501 };
}

function targetOf(activity: Partial<Activity>) {
  const { serviceUrl = '', conversation } = activity;
  return { serviceUrl, conversationId: conversation?.id ?? '', tenantId: conversation?.tenantId };
}

function plain(activity: Partial<Activity>): Record<string, unknown> {
  const { id: _id, ...rest } = activity;
  return rest;
}

/** The sender could not be proven (401), or nobody's can be at the moment (503). */
export class NotAuthenticated extends Error {
  override readonly name = 'NotAuthenticated';
  constructor(
    readonly status: 401 | 503,
    cause: unknown,
  ) {
    super(status === 401 ? 'The sender is not proven.' : 'The signing keys of the channel cannot be read.', { cause });
  }
}

/** A failed fetch of the OpenID document or of the keys. */
function keysAreMissing(error: unknown): boolean {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  return (
    name === 'FetchError' || statusCode === 500 || (error instanceof TypeError && /URL|fetch/i.test(error.message))
  );
}

const PROVEN_MS = 60_000;

/** All that the SDK compares: the token, and what it must say of this activity. */
function proofOf({ channelId, serviceUrl }: Activity, authHeader: string): string {
  return JSON.stringify([channelId, serviceUrl]) + authHeader;
}

/** Authenticates as the SDK does, but hands out inert clients: nothing here ever uses them. */
class WithoutClients extends BotFrameworkAuthentication {
  private readonly factory = { create: async () => ({}) } as unknown as ConnectorFactory;
  private readonly tokens = {} as UserTokenClient;

  /** In memory only. The channel sends one token for an hour; whether it has ended is looked at before this, every time. */
  private readonly proven = forgetfulMap<AuthenticateRequestResult>({ max: 1000, ttl: PROVEN_MS });

  constructor(private readonly inner: BotFrameworkAuthentication) {
    super();
  }

  /** Whatever the SDK stumbles over, the sender is not proven: only unreachable keys are no fault of theirs. */
  async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const proof = proofOf(activity, authHeader);
    const known = this.proven.get(proof);
    if (known) return known;
    try {
      const result = {
        ...(await this.inner.authenticateRequest(activity, authHeader)),
        connectorFactory: this.factory,
      };
      if (authHeader) this.proven.set(proof, result);
      return result;
    } catch (error) {
      throw new NotAuthenticated(keysAreMissing(error) ? 503 : 401, error);
    }
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
