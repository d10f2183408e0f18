import { azureFor, bought, createClock, json, startBench, startScripted, type Bench } from './bench';

describe('reading what was bought', () => {
  let bench: Bench;
  let orderId: string;
  let reservationId: string;
  beforeAll(async () => {
    bench = await startBench();
    ({ orderId, reservationId } = await bought(bench));
  });
  afterAll(() => bench.close());

  test('an order with its payments, and what the client of Microsoft drops', async () => {
    const order = await bench.azure.order(orderId);
    expect(order).toMatchObject({ id: orderId, provisioningState: 'Succeeded', reservations: [reservationId] });
    expect(order.billingAccountId).toContain('billingAccounts');
    expect(order.planInformation?.transactions).toHaveLength(12);
    expect(order.planInformation?.transactions[0]).toMatchObject({ status: 'Succeeded', dueDate: '2026-11-21' });
    expect((await bench.azure.orders()).map(({ id }) => id)).toEqual([orderId]);
  });

  test('a reservation with its utilisation', async () => {
    const [listed] = await bench.azure.reservations();
    const one = await bench.azure.reservation(reservationId);
    expect(one).toMatchObject({ orderId, sku: 'Standard_D4s_v5', region: 'westeurope', quantity: 2, renew: false });
    expect(one.utilisation).toMatchObject({ trend: 'SAME', lastDay: expect.any(Number) as number });
    expect(listed?.id).toBe(one.id);
    expect(bench.simulation.calls.at(-1)?.query).toContain('expand=renewProperties');
  });

  test('the filter goes to Azure as it is', async () => {
    await bench.azure.reservations({
      filter: 'properties/archived eq false',
      orderBy: 'properties/displayName asc',
      state: 'Succeeded',
    });
    const query = new URLSearchParams(bench.simulation.calls.at(-1)?.query);
    expect(Object.fromEntries(query)).toMatchObject({
      $filter: 'properties/archived eq false',
      $orderby: 'properties/displayName asc',
      selectedState: 'Succeeded',
    });
  });

  test('revisions, applied reservations, operations', async () => {
    expect(await bench.azure.revisions(reservationId)).toHaveLength(1);
    const subscription = (await bench.azure.order(orderId)) && bench.simulation.world.subscriptions[0];
    expect(await bench.azure.appliedReservations(subscription?.id ?? '')).toEqual([orderId]);
    expect((await bench.azure.operations()).map(({ name }) => name)).toContain(
      'Microsoft.Capacity/reservationorders/write',
    );
  });

  test('which subscriptions a reservation may be scoped to', async () => {
    const [good, , disabled] = bench.simulation.world.subscriptions;
    const scopes = await bench.azure.availableScopes(reservationId, [good?.id ?? '', disabled?.id ?? '']);
    expect(scopes.map(({ valid }) => valid)).toEqual([true, false]);
  });

  test('an id that is none is refused before anything is asked', async () => {
    await expect(bench.azure.reservation('R-1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('nulls, unknown words and unknown fields do not disturb', async () => {
  const properties = {
    provisioningState: 'BrandNew',
    quantity: null,
    utilization: { trend: null, aggregates: null },
    extra: 1,
  };
  const id = '/providers/microsoft.capacity/reservationOrders/o/reservations/r/revisions/2';
  const server = await startScripted((_request, response) =>
    json(response, 200, { value: [{ id, properties }, { id }] }),
  );
  const found = await azureFor(server.url, createClock()).reservations();
  expect(found[0]).toMatchObject({ orderId: 'o', reservationId: 'r', revision: '2', provisioningState: 'BrandNew' });
  expect(found[0]?.id).toMatch(/reservations\/r$/);
  expect(found).toHaveLength(2);
});

test('a payment that failed keeps its reason, in words that no list documents', async () => {
  const transactions = [{ status: 'Failed', extendedStatusInfo: { statusCode: 'PaymentDeclined', message: 'Card.' } }];
  const body = { id: '/x/o', properties: { planInformation: { transactions } } };
  const server = await startScripted((_request, response) => json(response, 200, body));
  const order = await azureFor(server.url, createClock()).order('o');
  expect(order.planInformation?.transactions[0]?.extendedStatusInfo?.statusCode).toBe('PaymentDeclined');
  expect(server.seen[0]?.url).toContain('expand=schedule');
});
