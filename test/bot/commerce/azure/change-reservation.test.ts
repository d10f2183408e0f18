import { likeBefore } from '../../../../bot/commands/bought-for';
import type { PurchaseBody } from '../../../../bot/commerce/azure/purchase-body';
import { bought, startBench, type Bench } from './bench';

describe('changing a reservation', () => {
  let bench: Bench;
  let id: string;
  beforeEach(async () => {
    bench = await startBench();
    id = (await bought(bench, { renew: true })).reservationId;
  });
  afterEach(() => bench.close());

  const patches = () => bench.simulation.calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body);

  test('sends only what changes: a new name leaves the renewal on', async () => {
    const changed = await bench.azure.change(id, { name: 'clinic-2027' });
    expect(changed).toMatchObject({ displayName: 'clinic-2027', renew: true });
    expect(patches()).toEqual([{ properties: { name: 'clinic-2027' } }]);
  });

  test('changes the scope, and back', async () => {
    const subscriptionId = bench.simulation.world.subscriptions[0]?.id;
    const single = await bench.azure.change(id, { appliedScope: { type: 'Single', subscriptionId } });
    expect(single).toMatchObject({
      appliedScopeType: 'Single',
      appliedScopeProperties: { subscriptionId: `/subscriptions/${subscriptionId}` },
    });
    const shared = await bench.azure.change(id, { appliedScope: { type: 'Shared' } });
    expect(shared.appliedScopeProperties).toBeUndefined();
    expect(patches().at(-1)).toEqual({ properties: { appliedScopeType: 'Shared' } });
  });

  test('what a renewal buys is told once it is on: the same again or what was chosen, its price near the end', async () => {
    expect((await bench.azure.reservation(id)).renewsInto).toMatchObject({ sku: 'Standard_D4s_v5', quantity: 2 });
    const body = { ...(await bench.azure.reservation(id)), sku: 'Standard_D2s_v5', quantity: 5, term: 'P1Y' };
    const { body: chosen } = likeBefore({ ...body, billingPlan: 'Upfront' }, 'renewed');
    await bench.azure.change(id, { renewalPurchase: chosen as PurchaseBody });
    const told = await bench.azure.reservation(id);
    expect(told.renewsInto).toMatchObject({ sku: 'Standard_D2s_v5', quantity: 5, term: 'P1Y', billingPlan: 'Upfront' });
    expect(told.renewProperties?.billingCurrencyTotal).toBeUndefined();
    bench.clock.pass(340 * 86_400_000);
    const near = await bench.azure.reservation(id);
    expect(near.renewProperties?.billingCurrencyTotal).toEqual(await bench.azure.priceOf(chosen));
  });

  test('what is already so counts as done', async () => {
    await bench.azure.change(id, { renew: false });
    expect(await bench.azure.change(id, { renew: false })).toMatchObject({ renew: false });
    expect(await bench.azure.change(id, { appliedScope: { type: 'Shared' } })).toMatchObject({
      appliedScopeType: 'Shared',
    });
  });

  test('an answer that was lost is no harm: the change is sent again', async () => {
    bench.simulation.faults.add({ method: 'PATCH', fault: 'cut-after' });
    expect(await bench.azure.change(id, { name: 'again' })).toMatchObject({ displayName: 'again' });
  });

  test('accepted for later: the reservation is read', async () => {
    bench.simulation.faults.add({ method: 'PATCH', fault: 'status', status: 202, body: '', after: true });
    expect(await bench.azure.change(id, { name: 'later' })).toMatchObject({ displayName: 'later' });
  });

  test('a busy reservation says so', async () => {
    bench.simulation.world.orders.forEach(
      (order) => (order.busyUntil = { at: bench.clock() + 1000, state: 'Pending' }),
    );
    await expect(bench.azure.change(id, { name: 'x' })).rejects.toMatchObject({
      code: 'OperationCannotBePerformedInCurrentState',
      retry: true,
    });
  });

  test('archives and brings back', async () => {
    await bench.azure.archive(id);
    expect(await bench.azure.reservation(id)).toMatchObject({ archived: true });
    await bench.azure.unarchive(id);
    expect(await bench.azure.reservation(id)).toMatchObject({ archived: false });
    bench.simulation.faults.add({ path: '/archive', fault: 'status', status: 403 });
    await expect(bench.azure.archive(id)).rejects.toMatchObject({ name: 'BotError' });
  });
});
