import { createTurns, type Turns } from '../../bot/store/turns';
import { ALEX, SANDBOX_BOT, SANDBOX_TENANT } from '../../deployment/sandbox/people';
import { sampleOrder } from '../cards/sample-order';
import { newThread, written } from './activities';
import { burst, medianOf, memoryOf, type Burst } from './measure';
import { BUY, journalOf, KEYS } from './orders';
import { ms, times, whole, type Scenario } from './table';
import { untilCatalogue } from './turns';
import type { Subject, World } from './world';

const CHANNEL = '19:the-busy-channel@thread.tacv2;messageid=1700000000001';

/** Whether a turn costs more when much is remembered, and what an idle conversation weighs. */
export const growth: Scenario = async ({ fileOf, tiny, startWorld }) => {
  const sizes = tiny ? [{ conversations: 20, orders: 10 }] : SIZES;
  const world = await startWorld({ fileOf });
  try {
    const bot = await world.startBot();
    await untilCatalogue(world, bot);
    for (const text of TEXTS) await costOf(world, bot, text, tiny ? 1 : 10, tiny ? 5 : 300);
    const rows: string[][] = [];
    let first: number[] | undefined;
    const kept = { conversations: 0, orders: 0 };
    for (const { conversations, orders } of sizes) {
      const before = await memoryOf(world);
      await addConversations(world, kept.conversations, conversations);
      const between = await memoryOf(world);
      await addOrders(world, kept.orders, orders);
      const after = await memoryOf(world);
      const costs: number[] = [];
      for (const text of TEXTS) costs.push(await costOf(world, bot, text, tiny ? 1 : 5, tiny ? 5 : 60));
      first ??= costs;
      rows.push([
        whole(conversations),
        whole(orders),
        ...costs.map((cost, index) => `${ms(cost)} (${times(cost / first![index]!)})`),
        perOne(between - before, conversations - kept.conversations),
        perOne(after - between, orders - kept.orders),
      ]);
      Object.assign(kept, { conversations, orders });
    }
    return {
      title: 'Growth',
      head: [
        'conversations',
        'orders in one channel',
        'help',
        'priced request',
        'orders',
        'Redis per idle conversation',
        'Redis per order with its audit',
      ],
      rows,
      notes: [
        'CPU of the bot per turn, in brackets compared with the first line.',
        `An idle conversation in bytes of Redis: ${await partsOfConversation(world)}.`,
      ],
    };
  } finally {
    await world.stop();
  }
};

const TEXTS = ['help', BUY, 'orders'];
const SIZES = [
  { conversations: 1, orders: 10 },
  { conversations: 10_000, orders: 1000 },
  { conversations: 100_000, orders: 10_000 },
];

function perOne(bytes: number, count: number): string {
  return count < 10 ? '–' : `${whole(bytes / count)} bytes`;
}

async function costOf(world: World, bot: Subject, text: string, rounds: number, count: number): Promise<number> {
  const found: Burst[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const thread = () => (text === 'orders' ? CHANNEL : newThread());
    const bodies = Array.from({ length: count }, () => written(world.serviceUrl, ALEX, text, thread()));
    // One at a time where all write to the same conversation: others would only wait for each other.
    found.push(await burst(world, bot, bodies, { connections: text === 'orders' ? 1 : 16 }));
  }
  return medianOf(found).cpuMsPerTurn;
}

const placeOf = (serviceUrl: string, conversationId: string) => ({
  tenantId: SANDBOX_TENANT,
  kind: 'channel' as const,
  conversationId,
  serviceUrl,
  botId: SANDBOX_BOT.id,
});

/** As a turn leaves a conversation behind in which nothing is open. */
async function leaveConversation(world: World, turns: Turns, conversationId: string): Promise<void> {
  const who = { tenantId: SANDBOX_TENANT, conversationId, personId: ALEX.id };
  const turn = await turns.open(who, activityOf(conversationId));
  await turns.save(turn, { state: {}, reference: placeOf(world.serviceUrl, conversationId) });
}

const activityOf = (conversationId: string) => `${conversationId}|message|1`;

async function addConversations(world: World, from: number, to: number): Promise<void> {
  const turns = createTurns(world.store, KEYS);
  await inChunks(from, to, () => leaveConversation(world, turns, newThread()));
}

/** The rest of what a conversation weighs is Redis' own table of keys and of their ends. */
async function partsOfConversation(world: World): Promise<string> {
  const id = newThread();
  await leaveConversation(world, createTurns(world.store, KEYS), id);
  const bytes = async (key: string) => whole(Number(await world.store.call('MEMORY', 'USAGE', key)));
  const memory = await bytes(KEYS.turn(SANDBOX_TENANT, id, ALEX.id));
  const seen = await bytes(KEYS.seen(SANDBOX_TENANT, activityOf(id)));
  return `memory of the person in it ${memory}, activity that was handled ${seen}, where to post ${await bytes(KEYS.place(id))}`;
}

async function addOrders(world: World, from: number, to: number): Promise<void> {
  const journal = journalOf(world);
  const actor = { kind: 'bot', part: 'bench' } as const;
  await inChunks(from, to, async (n) => {
    const id = `R-B${String(n).padStart(5, '0')}`;
    const place = placeOf(world.serviceUrl, CHANNEL);
    const order = sampleOrder({ id, version: 1, state: 'active', ticket: `bench-${id}`, place });
    const audit = { orderId: id, version: 1, at: order.createdAt, event: 'create', actor, from: null, to: order.state };
    await journal.commit({ order, expected: 0, audit: { ...audit, event: 'create' }, notices: [], dueAt: null });
  });
}

export async function inChunks(from: number, to: number, work: (n: number) => Promise<void>): Promise<void> {
  for (let at = from; at < to; at += 500)
    await Promise.all(Array.from({ length: Math.min(500, to - at) }, (_, index) => work(at + index)));
}
