import { ALEX, SANDBOX_BOT, SANDBOX_TENANT } from '../../deployment/sandbox/people';
import { sampleOrder } from '../cards/sample-order';
import { inChunks } from './growth';
import { journalOf, KEYS } from './orders';
import { whole } from './table';
import type { World } from './world';

const idOf = (n: number) => `R-F${String(n).padStart(6, '0')}`;
const ticketOf = (n: number) => `follow-${idOf(n)}`;
const threadOf = (n: number) => `19:follow@thread.tacv2;messageid=${1_700_000_000_000 + n}`;

/** The provider's id of an order. */
export const providersId = (orderId: string) => `order-${orderId}`;

/** Orders that were bought and not fulfilled yet, each in a thread of its own, all due now. */
export async function addPlaced(world: World, count: number): Promise<void> {
  const journal = journalOf(world);
  const sample = sampleOrder({ state: 'placed' });
  await inChunks(0, count, async (n) => {
    const id = idOf(n);
    const { serviceUrl } = world;
    const conversation = { tenantId: SANDBOX_TENANT, kind: 'channel', conversationId: threadOf(n) } as const;
    const order = sampleOrder({
      ...{ id, version: 1, state: 'placed', ticket: ticketOf(n) },
      provider: { ...sample.provider!, orderId: providersId(id) },
      place: { ...conversation, botId: SANDBOX_BOT.id, serviceUrl },
    });
    const actor = { kind: 'bot', part: 'bench' } as const;
    const audit = { orderId: id, version: 1, at: order.createdAt, event: 'create', actor, from: null } as const;
    await journal.commit({ order, expected: 0, audit: { ...audit, to: 'placed' }, notices: [], dueAt: Date.now() });
  });
}

/** Makes all that is due fall due evenly over the time to come; at once when there is none. */
export async function spreadDueTimes(world: World, overMs: number): Promise<void> {
  const ids = await world.store.zrangebyscore(KEYS.due, '-inf', '+inf');
  const now = Date.now();
  for (let from = 0; from < ids.length; from += 1000) {
    const some = ids.slice(from, from + 1000);
    const scored = some.flatMap((id, index) => [Math.round(now + ((from + index) * overMs) / ids.length), id]);
    await world.store.zadd(KEYS.due, ...scored);
  }
}

/** What an order that was just added is made of in Redis. */
export async function partsOfOpenOrder(world: World, count: number): Promise<string> {
  const bytes = async (key: string) => Number(await world.store.call('MEMORY', 'USAGE', key, 'SAMPLES', '0'));
  const own = threadOf(0);
  const shared = [
    KEYS.due,
    KEYS.tenantOrders(SANDBOX_TENANT),
    KEYS.tenantOrdersIn(SANDBOX_TENANT, 'placed'),
    KEYS.requesterOrders(SANDBOX_TENANT, ALEX.id),
  ];
  const lists = await Promise.all(shared.map(bytes));
  const parts = {
    'its record': await bytes(KEYS.order(idOf(0))),
    'its own audit': await bytes(KEYS.audit(idOf(0))),
    'the same lines in the audit of everything': (await bytes(KEYS.auditStream)) / count,
    'four lists and its thread’s': sum(lists) / count + (await bytes(KEYS.conversationOrders(SANDBOX_TENANT, own))),
    'its button': await bytes(KEYS.ticket(ticketOf(0))),
  };
  return Object.entries(parts)
    .map(([what, size]) => `${what} ${whole(size)}`)
    .join(', ');
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
