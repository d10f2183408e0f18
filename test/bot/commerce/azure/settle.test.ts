import type { ProviderHandle } from '../../../../bot/commerce/commerce';
import { anAttempt, someRequest, startBench, type Bench } from './bench';

const MINUTE = 60_000;

describe('what became of an order id', () => {
  let bench: Bench;
  let handle: ProviderHandle;
  beforeEach(async () => {
    bench = await startBench();
    const prepared = await bench.azure.prepare(await someRequest(bench.azure), anAttempt(bench.clock));
    if (prepared.outcome !== 'ready') throw new Error(prepared.outcome);
    handle = prepared.handle;
  });
  afterEach(() => bench.close());

  const settle = () => bench.azure.settle(handle, anAttempt(bench.clock, { approvedAt: '2026-11-21T09:59:00Z' }));
  const buy = () => bench.azure.place(handle, anAttempt(bench.clock));

  test('bought, though the answer was lost', async () => {
    bench.simulation.faults.add({ method: 'PUT', fault: 'cut-after' });
    expect(await buy()).toMatchObject({ outcome: 'doubtful' });
    expect(await settle()).toEqual({ outcome: 'placed', providerOrderId: handle.key, status: 'PendingCapacity' });
    expect(bench.simulation.count('PUT', '/reservationOrders/')).toBe(1);
  });

  test('not bought: doubtful until fifteen minutes after the price, absent then', async () => {
    bench.simulation.faults.add({ method: 'PUT', fault: 'cut-before' });
    expect(await buy()).toMatchObject({ outcome: 'doubtful' });
    expect(await settle()).toMatchObject({ outcome: 'doubtful', failure: { code: 'NOT_SEEN_YET', money: 'maybe' } });
    bench.clock.pass(15 * MINUTE - 1);
    expect(await settle()).toMatchObject({ outcome: 'doubtful' });
    bench.clock.pass(1);
    expect(await settle()).toEqual({ outcome: 'absent' });
    expect(bench.simulation.count('PUT', '/reservationOrders/')).toBe(1);
  });

  test('an order that bears our marker disproves absence, even under another id', async () => {
    await buy();
    bench.clock.pass(60 * MINUTE);
    const other = { ...handle, key: '00000000-0000-4000-8000-00000000dead' };
    const settled = await bench.azure.settle(other, anAttempt(bench.clock, { approvedAt: '2026-11-21T09:59:00Z' }));
    expect(settled).toMatchObject({ outcome: 'placed', providerOrderId: handle.key });
  });

  test('an older order with the same marker is not this purchase', async () => {
    await buy();
    bench.clock.pass(60 * MINUTE);
    const other = { ...handle, key: '00000000-0000-4000-8000-00000000dead' };
    const approvedAt = new Date(bench.clock() - 20 * MINUTE).toISOString();
    expect(await bench.azure.settle(other, anAttempt(bench.clock, { approvedAt }))).toEqual({ outcome: 'absent' });
  });

  test.each([
    ['403', { fault: 'status', status: 403, body: { error: { code: 'AuthorizationFailed', message: '' } } }],
    ['500 again and again', { fault: 'status', status: 500, times: 10 }],
    ['a page of a gateway', { fault: 'html', status: 502, times: 10 }],
    ['broken connections', { fault: 'cut-before', times: 10 }],
  ] as const)('when reading fails with %s, it is a doubt however long ago it was', async (_name, fault) => {
    bench.clock.pass(24 * 60 * MINUTE);
    bench.simulation.faults.add({ method: 'GET', path: handle.key, ...fault });
    expect(await settle()).toMatchObject({ outcome: 'doubtful', failure: { money: 'maybe' } });
  });

  test('when the list cannot be read, 404 alone is not proof', async () => {
    bench.clock.pass(24 * 60 * MINUTE);
    bench.simulation.faults.add({ method: 'GET', path: 'reservationOrders\\?', fault: 'status', status: 403 });
    expect(await settle()).toMatchObject({ outcome: 'doubtful' });
    expect(await settle()).toEqual({ outcome: 'absent' });
  });

  test('an order that failed at Azure is a refusal', async () => {
    bench.simulation.endNextOrder('BillingFailed');
    await buy();
    bench.clock.pass(11 * MINUTE);
    expect(await settle()).toMatchObject({ outcome: 'refused', failure: { code: 'BillingFailed', money: 'maybe' } });
  });
});
