import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCardTickets, type CardTickets } from '../../bot/access/card-tickets';
import { startApp } from '../../bot/app';
import { readConfig } from '../../bot/config';
import type { Order } from '../../bot/orders/order';
import type { Person, Place } from '../../bot/people';
import { createJournal, type RedisJournal } from '../../bot/store/journal';
import { createKeys } from '../../bot/store/keys';
import { readOrMakeSecret } from '../../bot/store/own-secret';
import { connectRedis, type Redis } from '../../bot/store/redis';
import { createSeal } from '../../bot/store/seal';
import { ADELE, ALEX, MEGAN, SANDBOX_BOT, SANDBOX_TENANT } from '../../deployment/sandbox/people';
import { startSandbox } from '../../deployment/sandbox/sandbox';
import { sampleOrder } from '../cards/sample-order';
import { startTestRedis } from '../support/redis';
import { testEnvironment, TOKEN } from '../support/start-desk';
import { startFakeConnector } from './fake-connector';
import { APP_ID, startIssuer, type Issuer } from './issuer';

export const LYNNE: Person = {
  ...MEGAN,
  id: 'c1a4e7b0-2d5f-4836-9e71-5b8c0d3f6a29',
  name: 'Lynne Robbins',
  mri: '29:lynne',
};
export const VICTIM_THREAD = '19:7d31a9f20c5e4b68b4f2d8e6a1930c57@thread.tacv2;messageid=1700000000001';
export const OTHER_THREAD = '19:7d31a9f20c5e4b68b4f2d8e6a1930c57@thread.tacv2;messageid=1700000000002';

/** A bot with authentication on, and everything an attacker could hope to use. */
export type HostileDesk = Awaited<ReturnType<typeof startHostileDesk>>;
export type Activity = Record<string, unknown>;

const POLICY = { approve: [MEGAN, LYNNE].map(({ id, name }) => ({ id, name })) };

export async function startHostileDesk(policy: object = POLICY, over: Record<string, string> = {}) {
  const [redisServer, issuer, connector] = await Promise.all([startTestRedis(), startIssuer(), startFakeConnector()]);
  const sandbox = await startSandbox({ port: 0, botEndpoint: 'http://127.0.0.1:1', token: TOKEN, paceMs: 100 });
  const directory = await mkdtemp(path.join(tmpdir(), 'desk-hostile-'));
  const policyFile = path.join(directory, 'policy.json');
  await writeFile(policyFile, JSON.stringify(policy));
  const app = await startApp(
    readConfig({
      ...testEnvironment(sandbox.url, redisServer.url),
      TEAMS_AUTH: 'bot-framework',
      MicrosoftAppId: APP_ID,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: SANDBOX_TENANT,
      MicrosoftAppPassword: 'not-used',
      BOT_OPENID_METADATA_URL: issuer.metadataUrl,
      BOT_STATIC_TOKEN: 'bot-token',
      TEAMS_SERVICE_HOSTS: connector.host,
      POLICY_FILE: policyFile,
      ACTIVITIES_PER_PERSON: '1000000',
      ACTIVITIES_PER_TENANT: '1000000',
      TURN_BUDGET_MS: '60000',
      ...over,
    }),
  );
  const redis = connectRedis(redisServer.url);
  const keys = createKeys('desk');
  const tickets = createCardTickets(await readOrMakeSecret(redis, keys, createSeal(), 'card-tickets'));
  const journal = createJournal(redis, keys);

  return {
    ...{ app, issuer, connector, sandbox, redis, keys, tickets, journal },
    place: (conversationId = VICTIM_THREAD): Place => placeOf(connector.serviceUrl, conversationId),
    plant: (patch: Partial<Order> = {}) => plant(journal, placeOf(connector.serviceUrl, VICTIM_THREAD), patch),
    /** Answers the HTTP status; 0 when there was none. */
    post: (body: string | Activity, authorization?: string, type = 'application/json') =>
      post(`${app.url}/api/messages`, body, authorization, type),
    /** Sent by the channel itself: only what is inside can be hostile. */
    deliver(activity: Activity): Promise<number> {
      const token = issuer.token(connector.serviceUrl);
      return post(`${app.url}/api/messages`, activity, `Bearer ${token}`, 'application/json');
    },
    async stop() {
      await app.close();
      redis.disconnect();
      await Promise.all([sandbox.close(), issuer.close(), connector.close()]);
      await redisServer.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function placeOf(serviceUrl: string, conversationId: string): Place {
  const room = conversationId.split(';')[0]!;
  return {
    tenantId: SANDBOX_TENANT,
    kind: 'channel',
    conversationId,
    serviceUrl,
    botId: SANDBOX_BOT.id,
    channelId: room,
  };
}

let planted = 0;

/** An order that waits for an approval and that no worker looks at. */
async function plant(journal: RedisJournal, place: Place, patch: Partial<Order>): Promise<Order> {
  planted += 1;
  const id = `R-H${String(planted).padStart(5, '0')}`;
  const order = sampleOrder({
    ...{ id, version: 1, state: 'pending', place, requester: ALEX, editors: [ADELE], approvals: [], history: [] },
    ...{ ticket: `ticket-${id}`, provider: undefined, failure: undefined, rejection: undefined },
    lapsesAt: new Date(Date.now() + 86_400_000).toISOString(),
    ...patch,
  });
  const actor = { kind: 'bot', part: 'test' } as const;
  const audit = {
    orderId: id,
    version: 1,
    at: order.createdAt,
    event: 'create',
    actor,
    from: null,
    to: order.state,
  } as const;
  await journal.commit({ order, expected: 0, audit, notices: [], dueAt: null });
  return order;
}

async function post(url: string, body: string | Activity, authorization: string | undefined, type: string) {
  const headers = { 'content-type': type, ...(authorization === undefined ? {} : { authorization }) };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  try {
    const response = await fetch(url, { method: 'POST', headers, body: text, signal: AbortSignal.timeout(60_000) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

let sent = 0;

/** An activity as Teams would send it for this person. */
export function activityOf(person: Person, serviceUrl: string, conversationId: string, rest: Activity): Activity {
  const personal = conversationId.startsWith('a:');
  return {
    type: 'message',
    id: `h:${(sent += 1)}`,
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: person.mri, name: person.name, aadObjectId: person.id },
    recipient: { id: SANDBOX_BOT.id, name: SANDBOX_BOT.name },
    conversation: {
      id: conversationId,
      conversationType: personal ? 'personal' : 'channel',
      tenantId: SANDBOX_TENANT,
      isGroup: !personal,
    },
    channelData: { tenant: { id: SANDBOX_TENANT } },
    ...rest,
  };
}

/** A click on a button of an order's card, in the conversation and for the person it was made for. */
export function clickOf(tickets: CardTickets, order: Order, verb: string, conversationId = order.place.conversationId) {
  return { verb, ticket: tickets.issue(order.ticket, { verb, conversationId }), reason: 'because' };
}

export type { Issuer, Redis };
