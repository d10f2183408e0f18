import { bought, startBench, type Bench } from './bench';

describe('returning a reservation', () => {
  let bench: Bench;
  let id: string;
  let orderId: string;
  beforeEach(async () => {
    bench = await startBench();
    ({ reservationId: id, orderId } = await bought(bench, { quantity: 3 }));
  });
  afterEach(() => bench.close());

  const quantity = async () => (await bench.azure.reservation(id)).quantity;

  test('is quoted, then done once', async () => {
    const quote = await bench.azure.calculateRefund(id, 1);
    expect(quote).toMatchObject({
      quantity: 1,
      refund: { currency: 'EUR' },
      limit: { amount: '50000', currency: 'USD' },
    });
    expect(quote.refusals).toEqual([]);
    expect(await bench.azure.returnReservation(quote, 'Bought too many')).toEqual({
      outcome: 'accepted',
      refund: quote.refund,
    });
    expect(await quantity()).toBe(2);
    expect((await bench.azure.order(orderId)).provisioningState).toBe('Pending');
    expect(bench.simulation.calls.find(({ path }) => path.endsWith('/return'))?.body).toEqual({
      properties: {
        sessionId: quote.sessionId,
        scope: 'Reservation',
        reservationToReturn: { reservationId: id, quantity: 1 },
        returnReason: 'Bought too many',
      },
    });
  });

  test('200 with policy errors is a refusal, and nothing is sent', async () => {
    bench.simulation.world.consumedRefunds = 49_999;
    const quote = await bench.azure.calculateRefund(id, 3);
    expect(quote.refusals).toMatchObject([{ code: 'RefundLimitExceeded' }]);
    const outcome = await bench.azure.returnReservation(quote, 'x');
    expect(outcome).toMatchObject({ outcome: 'refused', failure: { code: 'RefundLimitExceeded', money: 'none' } });
    expect(bench.simulation.count('POST', '/return')).toBe(0);
  });

  test.each(['cut-after', 'hang', 'truncate'] as const)('%s: doubtful or accepted, never sent twice', async (fault) => {
    const quote = await bench.azure.calculateRefund(id, 1);
    bench.simulation.faults.add({ path: '/return', fault, after: true });
    expect(await bench.another({ purchaseTimeoutMs: 1000 }).returnReservation(quote, 'x')).toMatchObject({
      outcome: 'doubtful',
      failure: { money: 'maybe' },
    });
    expect(bench.simulation.count('POST', '/return')).toBe(1);
    expect(await quantity()).toBe(2);
  });

  test('more than there is is refused', async () => {
    await expect(bench.azure.calculateRefund(id, 4)).rejects.toMatchObject({ code: 'InvalidRefundQuantity' });
  });

  test('a session that Azure no longer knows is refused', async () => {
    const quote = await bench.azure.calculateRefund(id, 1);
    await bench.azure.returnReservation(quote, 'x');
    bench.clock.pass(601_000);
    expect(await bench.azure.returnReservation(quote, 'x')).toMatchObject({
      outcome: 'refused',
      failure: { money: 'none' },
    });
    expect(await quantity()).toBe(2);
  });
});
