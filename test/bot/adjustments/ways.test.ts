import { randomUUID } from 'node:crypto';
import { calculated, previewOf as exchangePreview } from '../../../bot/adjustments/exchange-way';
import { previewOf as returnPreview } from '../../../bot/adjustments/return-way';
import { waysOf } from '../../../bot/adjustments/ways';
import type { Work } from '../../../bot/orders/adjustment';
import { recordOrder } from '../../../deployment/sandbox/azure/order-routes';
import { orderPath, reservationPath } from '../../../deployment/sandbox/azure/order-view';
import { readPurchase } from '../../../deployment/sandbox/azure/purchase-input';
import { startBench, type Bench } from '../commerce/azure/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
  // Operations of Azure are done when they are first looked at.
  bench.simulation.world.paceMs = 0;
});
afterEach(() => bench.close());

const ways = () => waysOf(bench.azure);
const now = () => new Date(bench.clock());

/** Three machines, bought long enough ago. */
function owned() {
  const { world } = bench.simulation;
  const billingScopeId = `/subscriptions/${world.subscriptions.find(({ mayBuy }) => mayBuy)!.id}`;
  const properties = {
    ...{ reservedResourceType: 'VirtualMachines', billingScopeId, term: 'P1Y', billingPlan: 'Upfront', quantity: 3 },
    ...{ displayName: 'web', appliedScopeType: 'Shared' },
  };
  const body = { sku: { name: 'Standard_D2s_v5' }, location: 'westeurope', properties };
  const order = recordOrder(world, randomUUID(), readPurchase(body));
  const [first] = order.reservations;
  const id = reservationPath(order.id, first!.id);
  return { id, order, first: first!, body, reservation: { id, name: 'web', quantity: 3 } };
}

async function toReturn(quantity: number) {
  const one = owned();
  const preview = returnPreview(await bench.azure.calculateRefund(one.id, quantity), now());
  const work: Extract<Work, { kind: 'return' }> = { kind: 'return', reservation: one.reservation, quantity, preview };
  return { ...one, work };
}

async function toExchange() {
  const one = owned();
  const body = { ...one.body, sku: { name: 'Standard_D4s_v5' } };
  const words = { words: '3 larger', term: 'P1Y', resourceType: 'VirtualMachines', region: 'westeurope' };
  const asked = { reservation: one.reservation, quantity: 3, buy: { ...words, body } };
  const { result } = await calculated(bench.azure, asked);
  const work: Extract<Work, { kind: 'exchange' }> = {
    kind: 'exchange',
    ...asked,
    preview: exchangePreview(result, now()),
  };
  return { ...one, work };
}

const CHANGED = { refused: { code: 'CHANGED_MEANWHILE', money: 'none' } };

describe('money moves only for the reservation as it was when people decided', () => {
  it('a return that was made already, and that the store has forgotten, is not made again', async () => {
    const { work, first } = await toReturn(1);
    const ready = await ways().return.prepare!(work, now());
    if ('refused' in ready) throw new Error(ready.refused.message);
    expect(await ways().return.send(ready.work, { at: '', sessionId: ready.sessionId })).toMatchObject({
      to: 'working',
    });
    expect(first.quantity).toBe(2);
    const again = await ways().return.prepare!(work, now());
    expect(again).toMatchObject(CHANGED);
    expect(again).toMatchObject({
      refused: { message: expect.stringMatching(/held 3 pieces .* now it holds 2 pieces/) },
    });
  });

  it('an exchange that was made already, and that the store has forgotten, is not made again', async () => {
    const { work } = await toExchange();
    const ready = await ways().exchange.prepare!(work, now());
    if ('refused' in ready) throw new Error(ready.refused.message);
    const sent = { at: '', sessionId: ready.sessionId, operation: ready.operation };
    const outcome = await ways().exchange.send(work, sent);
    expect(outcome.to === 'working' ? await ways().exchange.settle(work, sent) : outcome).toMatchObject({ to: 'done' });
    expect(await ways().exchange.prepare!(work, now())).toMatchObject(CHANGED);
    expect(bench.simulation.count('POST', 'Microsoft.Capacity/exchange')).toBe(1);
  });

  it.each(['Split', 'Merged', 'Cancelled', 'Expired'])('nothing is made of what is %s', async (state) => {
    const [returned, exchanged] = [await toReturn(1), await toExchange()];
    returned.first.state = state;
    exchanged.first.state = state;
    expect(await ways().return.prepare!(returned.work, now())).toMatchObject(CHANGED);
    expect(await ways().exchange.prepare!(exchanged.work, now())).toMatchObject(CHANGED);
  });
});

describe('moving an order to another tenant', () => {
  const TENANT = '2b7d0c5e-6f1a-4c3b-8d9e-0a1b2c3d4e5f';
  const moving = (one: ReturnType<typeof owned>): Extract<Work, { kind: 'directory' }> => {
    return { kind: 'directory', reservation: one.reservation, orderId: one.order.id, tenantId: TENANT };
  };

  it('is settled by the order being out of sight, and by nothing else', async () => {
    const one = owned();
    expect(await ways().directory.settle(moving(one), { at: '' })).toEqual({ to: 'unknown' });
    bench.simulation.faults.add({ method: 'GET', path: 'reservationOrders/', fault: 'status', status: 403 });
    expect(await ways().directory.settle(moving(one), { at: '' })).toMatchObject({ to: 'unknown' });
    expect(await ways().directory.send(moving(one), { at: '' })).toEqual({ to: 'done' });
    expect(await ways().directory.settle(moving(one), { at: '' })).toEqual({ to: 'done' });
  });

  it('is refused with what stayed behind', async () => {
    const one = owned();
    const moved = { id: orderPath(one.order.id), name: 'web', isSucceeded: true };
    const body = {
      reservationOrder: moved,
      reservations: [{ id: one.id, name: 'r1', isSucceeded: false, error: 'Busy' }],
    };
    bench.simulation.faults.add({ method: 'POST', path: 'changeDirectory', fault: 'status', status: 200, body });
    expect(await ways().directory.send(moving(one), { at: '' })).toMatchObject({
      to: 'refused',
      failure: { code: 'NOT_MOVED', message: 'Azure did not move r1: Busy.' },
    });
  });
});
