import { randomUUID } from 'node:crypto';
import { endOfOrderMs, expiryStep } from '../../../bot/orders/expiry';
import type { Order } from '../../../bot/orders/order';
import { createPurchaser } from '../../../bot/orders/purchase';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { createOutbox } from '../../../bot/store/outbox';
import { sampleOrder, SAMPLE_REQUEST } from '../../cards/sample-order';
import { useTestRedis } from '../../support/redis';
import { scriptedCommerce } from '../../support/scripted-commerce';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-03-01T10:00:00Z');
const END = '2029-03-01T10:00:00.000Z';
const LOG = { info: () => undefined, warn: () => undefined, error: () => undefined };

const { redis } = useTestRedis();

/** An order bought at START, workers that race for it, and everything its thread was told, with the day of it. */
async function desk(over: Partial<Order> = {}) {
  const keys = createKeys(`t-${randomUUID()}`);
  const journal = createJournal(redis(), keys);
  const outbox = createOutbox(redis(), keys);
  let nowMs = START;
  const order = sampleOrder({ id: 'R-TEST01', state: 'active', version: 1, failure: undefined, ...over });
  async function add(one: Order): Promise<void> {
    const audit = { orderId: one.id, version: 1, at: new Date(START).toISOString(), event: 'create' } as const;
    await journal.commit({
      order: one,
      expected: 0,
      audit: { ...audit, actor: { kind: 'bot', part: 'test' }, from: null, to: one.state },
      notices: [],
      dueAt: nowMs,
    });
  }
  await add(order);
  const worker = () =>
    createPurchaser({
      journal,
      commerce: () => scriptedCommerce().commerce,
      now: () => new Date(nowMs),
      newTicket: randomUUID,
      newRequestId: randomUUID,
      durable: async () => undefined,
      unsafe: async () => [],
      forgottenUntil: async () => null,
      followEveryMs: 1000,
      log: LOG,
    });
  const workers = [worker(), worker()];
  const told: number[] = [];
  const endMs = endOfOrderMs(order) ?? Infinity;

  async function tellAll(): Promise<void> {
    for (;;) {
      const waiting = await outbox.waiting(nowMs, 50);
      if (waiting.length === 0) return;
      for (const { id, notice } of waiting) {
        if (notice.kind === 'reply' && id.includes('R-TEST01')) {
          expect(notice.about).toBe('expires-soon');
          told.push(Math.ceil((endMs - nowMs) / DAY_MS));
        }
        await outbox.delivered(id);
      }
    }
  }

  return {
    told,
    add,
    /** Another order that renews this one becomes active; twice, as after a crash in between. */
    async buyRenewal() {
      const at = new Date(nowMs).toISOString();
      const placed = { requestId: 'r', orderId: 'p', status: 'completed' };
      const over = { state: 'placed', stateSince: at, version: 1, failure: undefined, provider: placed } as const;
      await add(sampleOrder({ id: 'R-TEST02', ...over, renews: order.id }));
      for (let n = 0; n < 2; n += 1) await Promise.all(workers.map((advance) => advance('R-TEST02')));
      expect((await journal.read('R-TEST02'))?.state).toBe('active');
    },
    read: async () => (await journal.read(order.id))!,
    async runTo(untilMs: number, stepMs: number) {
      for (; nowMs < untilMs; nowMs += stepMs) {
        for (const id of await journal.due(nowMs, 10)) await Promise.all(workers.map((advance) => advance(id)));
        await tellAll();
      }
    },
  };
}

const provider = { requestId: 'r', orderId: 'o', expiresAt: END };

describe('reminders before the end', () => {
  it.each(['partner-center', 'azure'] as const)('come each exactly once in three years (%s)', async (backend) => {
    const { told, runTo, read } = await desk({ provider, request: { ...SAMPLE_REQUEST, backend } });
    await runTo(Date.parse(END) + 3 * DAY_MS, DAY_MS / 2);
    expect(told).toEqual([90, 60, 30, 7]);
    expect((await read()).state).toBe('expired');
  });

  it('come from the term when the provider told no end', async () => {
    const history: Order['history'] = [
      { state: 'placed', at: new Date(START).toISOString() },
      { state: 'active', at: new Date(START).toISOString() },
    ];
    const { told, runTo } = await desk({ provider: { requestId: 'r', orderId: 'o' }, history });
    await runTo(Date.parse(END) + DAY_MS, 3 * DAY_MS);
    expect(told).toHaveLength(4);
    expect(told[0]).toBeGreaterThan(86);
  });

  it('that a pause of the bot let pass are given once, as the last of them', async () => {
    const { told, runTo, read } = await desk({ provider });
    await runTo(Date.parse(END) - 100 * DAY_MS, 10 * DAY_MS);
    await runTo(Date.parse(END) - 20 * DAY_MS, 78 * DAY_MS);
    await runTo(Date.parse(END) + DAY_MS, DAY_MS);
    expect(told).toHaveLength(2);
    expect((await read()).remindedDays).toBe(7);
  });

  it('of what runs for a month come in its second half only', async () => {
    const { told, runTo } = await desk({
      provider: { ...provider, expiresAt: new Date(START + 31 * DAY_MS).toISOString() },
      request: { ...SAMPLE_REQUEST, backend: 'azure', item: { ...SAMPLE_REQUEST.item, term: 'P1M' } },
    });
    await runTo(START + 40 * DAY_MS, DAY_MS / 4);
    expect(told).toEqual([7]);
  });

  it('stop when the order that renews it is bought, in the state of a reminder and before any', async () => {
    for (const reached of [40, 200]) {
      const { told, runTo, read, buyRenewal } = await desk({ provider });
      await runTo(Date.parse(END) - reached * DAY_MS, DAY_MS);
      await buyRenewal();
      await runTo(Date.parse(END) + 3 * DAY_MS, DAY_MS);
      expect(told).toEqual([90, 60].filter((days) => days > reached));
      expect(await read()).toMatchObject({ state: 'renewed', renewedBy: 'R-TEST02' });
    }
  });

  it('go on while the order that is to renew it is only asked for', async () => {
    const { told, runTo, add } = await desk({ provider });
    await add(sampleOrder({ id: 'R-TEST02', state: 'pending', version: 1, renews: 'R-TEST01', lapsesAt: END }));
    await runTo(Date.parse(END) - DAY_MS, DAY_MS);
    expect(told).toEqual([90, 60, 30, 7]);
  });

  it('are not for an Azure plan, nor for what was never bought', () => {
    const plan = sampleOrder({ state: 'active', request: { ...SAMPLE_REQUEST, kind: 'azure-plan' } });
    expect(endOfOrderMs(plan)).toBeUndefined();
    expect(expiryStep(sampleOrder({ state: 'needs-human', provider }), new Date(END))).toHaveProperty('postponeToMs');
  });
});
