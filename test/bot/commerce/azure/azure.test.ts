import { anAttempt, someRequest, startBench, type Bench } from './bench';

describe('buying a reservation from Azure', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await startBench()));
  afterEach(() => bench.close());

  test('goes from customer to active reservation', async () => {
    const { azure, clock, simulation } = bench;
    const request = await someRequest(azure);
    const checks = await azure.preflight(request);
    expect(checks.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);

    const quote = await azure.quote(request);
    expect(quote.price?.instalments.count).toBe(12);
    const attempt = anAttempt(clock);
    const prepared = await azure.prepare(request, attempt);
    if (prepared.outcome !== 'ready') throw new Error(prepared.outcome);
    expect(prepared.handle.total).toEqual(quote.price?.total);
    expect(prepared.quote.price).toEqual(quote.price);

    const placed = await azure.place(prepared.handle, attempt);
    expect(placed).toEqual({ outcome: 'placed', providerOrderId: prepared.handle.key, status: 'Creating' });
    expect(simulation.count('PUT', '/reservationOrders/')).toBe(1);

    const early = await azure.follow(request, prepared.handle.key);
    expect(early).toEqual({ outcome: 'pending', status: 'PendingCapacity', retryAfterMs: 1000 });
    clock.pass(601_000);
    const late = await azure.follow(request, prepared.handle.key);
    expect(late).toMatchObject({ outcome: 'active', status: 'Succeeded', expiresAt: '2027-11-21T10:00:00.000Z' });
    expect(late.outcome === 'active' && late.reservations).toEqual([
      {
        id: expect.stringContaining(prepared.handle.key) as string,
        quantity: 2,
        expiresAt: '2027-11-21T10:00:00.000Z',
      },
    ]);
  });

  test('sends what the handle carries, under the request id of the attempt, after the handle went through JSON', async () => {
    const { azure, clock, simulation } = bench;
    const attempt = anAttempt(clock);
    const prepared = await azure.prepare(await someRequest(azure), attempt);
    if (prepared.outcome !== 'ready') throw new Error(prepared.outcome);
    await bench.another().place(JSON.parse(JSON.stringify(prepared.handle)) as typeof prepared.handle, attempt);
    const put = simulation.calls.find(({ method }) => method === 'PUT');
    expect(put?.requestId).toBe(attempt.requestId);
    expect(put?.body).toEqual({
      sku: { name: 'Standard_D4s_v5' },
      location: 'westeurope',
      properties: {
        reservedResourceType: 'VirtualMachines',
        billingScopeId: expect.stringMatching(/^\/subscriptions\//) as string,
        term: 'P1Y',
        billingPlan: 'Monthly',
        quantity: 2,
        displayName: 'clinic-vms_R-7KQ2MX',
        appliedScopeType: 'Shared',
        reservedResourceProperties: { instanceFlexibility: 'On' },
        renew: false,
      },
    });
    const priced = simulation.calls.filter(({ path }) => path.endsWith('/calculatePrice')).at(-1);
    expect(priced?.body).toEqual(put?.body);
  });
});
