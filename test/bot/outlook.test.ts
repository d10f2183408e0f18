import { randomUUID } from 'node:crypto';
import { waysOf } from '../../bot/adjustments/ways';
import { previewOf } from '../../bot/adjustments/return-way';
import { createOutlooks } from '../../bot/outlook';
import { createKeys } from '../../bot/store/keys';
import { connectRedis, type Redis } from '../../bot/store/redis';
import { createRefundNotes } from '../../bot/store/refund-notes';
import { bought, someRequest, startBench, type Bench } from './commerce/azure/bench';
import { startTestRedis, type TestRedis } from '../support/redis';

let server: TestRedis;
let redis: Redis;
let bench: Bench;
beforeAll(async () => {
  server = await startTestRedis();
  redis = connectRedis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => void (bench = await startBench()));
afterEach(() => bench.close());

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
function outlooks(prefix = randomUUID(), azure: Partial<Bench['azure']> | undefined = bench.azure) {
  const notes = createRefundNotes(redis, createKeys(prefix));
  return createOutlooks({ azure: azure as Bench['azure'], notes, now: () => new Date(bench.clock()), log });
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('what is known of refunds', () => {
  it('comes from the last time Azure was asked and from what was returned since, in any process', async () => {
    const { reservation, request } = await bought(bench);
    const prefix = randomUUID();
    const { outlook, refunds } = outlooks(prefix);
    expect((await outlook(request))?.refunds).toBeUndefined();

    const held = { id: reservation.id, name: 'web', quantity: 2, billingScopeId: reservation.billingScopeId };
    const ways = waysOf(bench.azure, refunds);
    const preview = previewOf(await bench.azure.calculateRefund(held.id, 1), new Date(bench.clock()));
    const work = { kind: 'return' as const, reservation: held, quantity: 1, preview };
    const ready = await ways.return.prepare!(work, new Date(bench.clock()));
    if ('refused' in ready) throw new Error(ready.refused.message);
    const full = { by: 'azure', left: { amount: '50000', currency: 'USD' }, at: new Date(bench.clock()).toISOString() };
    expect((await outlook(request))?.refunds).toMatchObject(full);
    expect((await outlooks(prefix).outlook(request))?.refunds).toMatchObject(full);

    bench.clock.pass(1000);
    const sent = { at: new Date(bench.clock()).toISOString(), sessionId: ready.sessionId };
    expect(await ways.return.send(work, sent)).toMatchObject({ to: 'working' });
    for (const _twice of [1, 2]) expect(await ways.return.settle(work, sent)).toEqual({ to: 'done' });
    const left = (await outlook(request))?.refunds;
    expect(left).toMatchObject({ takenOffSince: preview.counted });
    expect(Number(preview.counted!.amount)).toBeGreaterThan(0);
    expect(left?.by === 'azure' && Number(left.left.amount)).toBeCloseTo(50_000 - Number(preview.counted!.amount), 2);
  });

  it('is nothing for another customer, for a plan, and without Azure', async () => {
    const request = await someRequest(bench.azure);
    const prefix = randomUUID();
    const { outlook, refunds } = outlooks(prefix);
    const quote = { sessionId: '', reservationId: '', quantity: 1, refusals: [] };
    const limit = { consumed: { amount: '5', currency: 'USD' }, limit: { amount: '50000', currency: 'USD' } };
    await refunds.told(
      '/subscriptions/' + request.billingScope.id.toUpperCase(),
      { ...quote, ...limit },
      new Date(bench.clock()),
    );
    expect((await outlook(request))?.refunds).toBeDefined();
    const other = { ...request, billingScope: { ...request.billingScope, id: 'other', azureSubscriptions: [] } };
    expect((await outlook(other))?.refunds).toBeUndefined();
    expect(await outlook({ ...request, kind: 'azure-plan' })).toBeUndefined();
    const notes = createRefundNotes(redis, createKeys(prefix));
    const without = createOutlooks({ notes, now: () => new Date(bench.clock()), log });
    expect(await without.outlook(request)).toBeUndefined();
  });
});

describe('what is known of like reservations', () => {
  it('was read before: the request itself asks Azure nothing and waits for nothing', async () => {
    const { request } = await bought(bench);
    const { outlook } = outlooks();
    const asked = bench.simulation.calls.length;
    const answered = outlook(request);
    expect(await answered).toEqual({ refunds: undefined, used: undefined });
    await settled();
    expect(bench.simulation.calls.length).toBe(asked + 1);
    const { used } = (await outlook(request))!;
    expect(used).toMatchObject({ reservations: 1, pieces: 2, at: new Date(bench.clock()).toISOString() });
    expect(used!.percent).toBeGreaterThan(50);
    expect(bench.simulation.calls.length).toBe(asked + 1);
    const elsewhere = { ...request, item: { ...request.item, region: 'eastus2' } };
    expect((await outlook(elsewhere))?.used).toMatchObject({ reservations: 0, pieces: 0 });
  });

  it('is left out while Azure does not answer', async () => {
    const request = await someRequest(bench.azure);
    const { outlook } = outlooks(randomUUID(), { reservations: () => Promise.reject(new Error('away')) });
    expect(await outlook(request)).toEqual({ refunds: undefined, used: undefined });
    await settled();
    expect(await outlook(request)).toEqual({ refunds: undefined, used: undefined });
  });
});
