import { randomUUID } from 'node:crypto';
import { approve } from '../../../bot/orders/decisions';
import type { Order } from '../../../bot/orders/order';
import { money } from '../../../bot/orders/money';
import { createPurchaser, type PurchaserOptions } from '../../../bot/orders/purchase';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { DEFAULT_POLICY } from '../../../bot/access/read-policy';
import { MEGAN } from '../../../deployment/sandbox/people';
import { sampleOrder } from '../../cards/sample-order';
import { useTestRedis } from '../../support/redis';
import { scriptedCommerce, type Script } from '../../support/scripted-commerce';

const { redis } = useTestRedis();

const LOG = { info: () => undefined, warn: () => undefined, error: () => undefined };
const START = Date.parse('2026-03-01T10:00:00Z');

/** An order approved at START, a scripted provider, and a worker whose clock the test moves. */
async function approvedOrder(script: Script = {}, over: Partial<PurchaserOptions> = {}) {
  const provider = scriptedCommerce(script);
  const journal = createJournal(redis(), createKeys(`t-${randomUUID()}`));
  let nowMs = START;
  const pending = sampleOrder({
    id: 'R-TEST01',
    state: 'pending',
    version: 1,
    quote: provider.quote(),
    provider: undefined,
    failure: undefined,
    approvals: [],
    history: [],
  });
  await journal.commit({
    order: pending,
    expected: 0,
    audit: {
      orderId: pending.id,
      version: 1,
      at: pending.createdAt,
      event: 'create',
      actor: { kind: 'bot', part: 'test' },
      from: null,
      to: 'pending',
    },
    notices: [],
    dueAt: nowMs,
  });
  const policy = { ...DEFAULT_POLICY };
  const person = { ...MEGAN, tenantId: pending.place.tenantId };
  await journal.commit(approve(pending, { policy, person, now: new Date(nowMs), ticket: 'ticket-2' }));
  const advance = createPurchaser({
    journal,
    commerce: () => provider.commerce,
    now: () => new Date(nowMs),
    newTicket: randomUUID,
    newRequestId: randomUUID,
    durable: async () => undefined,
    unsafe: async () => [],
    forgottenUntil: async () => null,
    followEveryMs: 1000,
    log: LOG,
    ...over,
  });
  return {
    provider,
    journal,
    advance: () => advance(pending.id),
    read: async () => (await journal.read(pending.id))!,
    pass: (ms: number) => (nowMs += ms),
    /** Puts the order where a crash would leave it. */
    async put(patch: Partial<Order>) {
      const order = (await journal.read(pending.id))!;
      const after = { ...order, ...patch, version: order.version + 1 };
      const audit = {
        orderId: order.id,
        version: after.version,
        at: order.createdAt,
        event: 'note',
        actor: { kind: 'bot', part: 'test' },
        from: order.state,
        to: after.state,
      } as const;
      expect(await journal.commit({ order: after, expected: order.version, audit, notices: [], dueAt: nowMs })).toBe(
        'committed',
      );
    },
  };
}

const events = async ({ journal }: { journal: ReturnType<typeof createJournal> }) =>
  (await journal.audit('R-TEST01')).map(({ event }) => event);

describe('a purchase', () => {
  it('goes from approved over placed to active and spends once', async () => {
    const order = await approvedOrder();
    await order.advance();
    expect(await order.read()).toMatchObject({ state: 'placed', provider: { orderId: 'order-of-cart-1' } });
    await order.advance();
    expect(await order.read()).toMatchObject({ state: 'active', provider: { reservations: [{ id: 'r1' }] } });
    expect(await events(order)).toEqual(['create', 'approve', 'buy', 'placed', 'complete']);
    expect(order.provider.calls).toMatchObject({ prepare: 1, place: 1 });
  });

  it('records the handle before it spends', async () => {
    let recorded: Order | undefined;
    const order = await approvedOrder({}, { durable: async () => void (recorded = await order.read()) });
    await order.advance();
    expect(recorded).toMatchObject({ state: 'buying', provider: { handle: { key: 'cart-1' } } });
  });

  it('tells every later look with what reason the provider refused, whatever the looks between could not read', async () => {
    const failure = {
      code: 'CARD_DECLINED',
      message: 'Declined.',
      remedy: 'Pay.',
      money: 'maybe',
      refused: true,
    } as const;
    const silence = { code: 'SILENT', message: 'No answer.', remedy: 'Wait.', money: 'maybe' } as const;
    const settle = [{ outcome: 'doubtful', failure: silence } as const, { outcome: 'refused', failure } as const];
    const order = await approvedOrder({ place: [{ outcome: 'doubtful', failure }], settle });
    for (let step = 0; step < 3; step += 1) await order.advance();
    expect(order.provider.heard).toEqual(['CARD_DECLINED', 'CARD_DECLINED']);
    expect((await order.read()).state).toBe('failed');
  });

  it('spends nothing when what it wrote is not safe', async () => {
    const order = await approvedOrder({}, { durable: async () => Promise.reject(new Error('no AOF')) });
    await order.advance();
    expect(order.provider.calls.place).toBe(0);
    expect(await order.read()).toMatchObject({ state: 'approved', stage: expect.stringContaining('no AOF') });
    expect((await order.read()).provider?.handle).toBeUndefined();
  });

  it('waits for a registration and shows it', async () => {
    const order = await approvedOrder({ prepare: [{ outcome: 'waiting', stage: 'Registering', retryAfterMs: 5000 }] });
    await order.advance();
    expect(await order.read()).toMatchObject({ state: 'approved', stage: 'Registering' });
    expect(await order.journal.due(START + 4999, 10)).toEqual([]);
    expect(await order.journal.due(START + 5000, 10)).toEqual(['R-TEST01']);
    await order.advance();
    expect((await order.read()).stage).toBeUndefined();
    expect(order.provider.bought.size).toBe(1);
  });

  it.each([
    ['dearer', '3000.01'],
    ['cheaper', '2999.99'],
  ])('asks again when the price became %s', async (_, total) => {
    const quote = { ...scriptedCommerce().quote() };
    const price = { ...quote.price!, total: money(total, 'EUR') };
    const handle = { key: 'cart-1', customerId: 'c' };
    const order = await approvedOrder({ prepare: [{ outcome: 'ready', handle, quote: { ...quote, price } }] });
    await order.advance();
    expect(await order.read()).toMatchObject({
      state: 'pending',
      approvals: [],
      quote: { price: { total: { amount: total } } },
      previousQuote: { price: { total: { amount: '3000' } } },
    });
    expect(order.provider.calls.place).toBe(0);
  });

  it('ends as failed when the provider refuses', async () => {
    const failure = {
      code: '400/800070',
      message: 'Not sold there.',
      remedy: 'Choose another.',
      money: 'none',
    } as const;
    const order = await approvedOrder({ place: [{ outcome: 'refused', failure }] });
    await order.advance();
    expect(await order.read()).toMatchObject({ state: 'failed', failure });
    expect(await order.journal.due(START + 1e12, 10)).toEqual([]);
  });
});

describe('a purchase in doubt', () => {
  it('is settled by reading when the answer was lost after the effect', async () => {
    const order = await approvedOrder({ place: ['lost'] });
    await order.advance();
    expect(await order.read()).toMatchObject({ state: 'doubtful', failure: { money: 'maybe' } });
    await order.advance();
    expect(await order.read()).toMatchObject({ state: 'placed', provider: { orderId: 'order-of-cart-1' } });
    expect(order.provider.calls.place).toBe(1);
  });

  it('is bought again only with proof that it was not bought, and under the same handle', async () => {
    const order = await approvedOrder({ place: ['unsent'] });
    await order.advance();
    await order.advance();
    expect((await order.read()).state).toBe('doubtful');
    order.pass(15_000);
    await order.advance();
    expect((await order.read()).state).toBe('approved');
    await order.advance();
    expect(await order.read()).toMatchObject({ state: 'placed', provider: { handle: { key: 'cart-1' } } });
    expect(order.provider.bought.size).toBe(1);
  });

  it('is never bought again while the provider does not tell, and goes to a person after 15 minutes', async () => {
    const silence = Array.from({ length: 50 }, () => new Error('unreachable'));
    const order = await approvedOrder({ place: ['lost'], settle: silence });
    await order.advance();
    for (let look = 0; look < 20; look += 1) {
      await order.advance();
      order.pass(60_000);
    }
    expect((await order.read()).state).toBe('needs-human');
    expect(order.provider.calls.place).toBe(1);
  });

  it('is what an order found in buying after a crash is', async () => {
    const order = await approvedOrder();
    await order.put({ state: 'buying', provider: { requestId: 'q', handle: { key: 'cart-9', customerId: 'c' } } });
    await order.advance();
    order.pass(15_000);
    await order.advance();
    expect(order.provider.calls).toMatchObject({ settle: 2, place: 0 });
    expect((await order.read()).state).toBe('approved');
  });

  it('keeps the outcome that arrives after somebody else began to doubt', async () => {
    const order = await approvedOrder();
    const place = order.provider.commerce.place.bind(order.provider.commerce);
    order.provider.commerce.place = async (handle, attempt) => {
      const placed = await place(handle, attempt);
      await order.put({ state: 'doubtful' });
      return placed;
    };
    await order.advance();
    expect(await order.read()).toMatchObject({ state: 'placed', provider: { orderId: 'order-of-cart-1' } });
  });
});

it('lets only one of many workers spend', async () => {
  const order = await approvedOrder();
  await Promise.all(Array.from({ length: 20 }, () => order.advance().catch(() => undefined)));
  for (let more = 0; more < 5; more += 1) await order.advance();
  expect(order.provider.bought.size).toBe(1);
  expect((await order.read()).state).toBe('active');
});

it('lapses an unanswered request when its time has come, and not before', async () => {
  const order = await approvedOrder();
  await order.put({ state: 'pending', lapsesAt: new Date(START + 1000).toISOString() });
  await order.advance();
  expect((await order.read()).state).toBe('pending');
  order.pass(1000);
  await order.advance();
  expect((await order.read()).state).toBe('lapsed');
});
