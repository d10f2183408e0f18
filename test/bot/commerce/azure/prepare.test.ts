import type { Attempt, Preparation, ReservationRequest } from '../../../../bot/commerce/commerce';
import { anAttempt, someRequest, startBench, type Bench } from './bench';

const MINUTE = 60_000;

function ready(prepared: Preparation) {
  if (prepared.outcome !== 'ready') throw new Error(JSON.stringify(prepared));
  return prepared;
}

describe('getting ready to buy', () => {
  let bench: Bench;
  let request: ReservationRequest;
  let attempt: Attempt;
  beforeEach(async () => {
    bench = await startBench();
    request = await someRequest(bench.azure);
    attempt = anAttempt(bench.clock);
  });
  afterEach(() => bench.close());

  const prices = () => bench.simulation.count('POST', '/calculatePrice');

  test('makes a handle that lives as long as the price session', async () => {
    const { handle, quote } = ready(await bench.azure.prepare(request, attempt));
    expect(handle.expiresAt).toBe('2026-11-21T10:05:00.000Z');
    expect(handle.total).toEqual(quote.price?.total);
    expect(bench.simulation.world.sessions.has(handle.key)).toBe(true);
  });

  test('makes no new id while an earlier one is undecided', async () => {
    const { handle } = ready(await bench.azure.prepare(request, attempt));
    bench.simulation.faults.add({ method: 'PUT', fault: 'cut-before' });
    await bench.azure.place(handle, attempt);
    const asked = prices();
    const again = await bench.azure.prepare(request, { ...attempt, previous: handle });
    expect(again).toMatchObject({ outcome: 'waiting', retryAfterMs: 1000 });
    expect(prices()).toBe(asked);
    bench.clock.pass(16 * MINUTE);
    expect(ready(await bench.azure.prepare(request, { ...attempt, previous: handle })).handle.key).not.toBe(handle.key);
  });

  test('adopts the order of an earlier attempt; placing it again sends nothing', async () => {
    const { handle } = ready(await bench.azure.prepare(request, attempt));
    bench.simulation.faults.add({ method: 'PUT', fault: 'cut-after' });
    await bench.azure.place(handle, attempt);
    const again = ready(await bench.azure.prepare(request, { ...attempt, previous: handle }));
    expect(again.handle.key).toBe(handle.key);
    expect(again.handle.body).toBeUndefined();
    expect(await bench.azure.place(again.handle, attempt)).toMatchObject({
      outcome: 'placed',
      providerOrderId: handle.key,
    });
    expect(bench.simulation.count('PUT', '/reservationOrders/')).toBe(1);
  });

  test('finds an order that carries our marker although nothing here remembers it', async () => {
    const { handle } = ready(await bench.azure.prepare(request, attempt));
    await bench.azure.place(handle, attempt);
    const again = ready(await bench.another().prepare(request, attempt));
    expect(again.handle.key).toBe(handle.key);
    expect(again.handle.body).toBeUndefined();
    await bench.azure.place(again.handle, attempt);
    expect(bench.simulation.world.orders.size).toBe(1);
  });

  test('asks no new price for an order that exists: it was bought at its own', async () => {
    const { handle } = ready(await bench.azure.prepare(request, attempt));
    await bench.azure.place(handle, attempt);
    const asked = prices();
    const again = ready(await bench.azure.prepare(request, { ...attempt, previous: handle }));
    expect(again.quote.price).toBeUndefined();
    expect(prices()).toBe(asked);
  });

  test('buys nothing when Azure cannot be asked for orders with our marker', async () => {
    bench.simulation.faults.add({ path: 'reservationOrders\\?', fault: 'status', status: 503, times: 10 });
    await expect(bench.azure.prepare(request, attempt)).rejects.toMatchObject({
      code: 'PROVIDER_UNREACHABLE',
      retry: true,
    });
    expect(prices()).toBe(0);
  });

  test('refuses when the earlier order failed', async () => {
    const { handle } = ready(await bench.azure.prepare(request, attempt));
    bench.simulation.endNextOrder('Failed');
    await bench.azure.place(handle, attempt);
    bench.clock.pass(11 * MINUTE);
    const again = await bench.azure.prepare(request, { ...attempt, previous: handle });
    expect(again).toMatchObject({ outcome: 'refused', failure: { code: 'Failed' } });
  });

  const scopeNamed = async (name: string) => {
    const scopes = await bench.azure.billingScopes(request.customer);
    const found = scopes.find((scope) => scope.name === name);
    if (!found) throw new Error(name);
    return { ...request, billingScope: found };
  };

  test('registers the resource provider first, and waits', async () => {
    const unregistered = await scopeNamed('Research lab');
    const first = await bench.azure.prepare(unregistered, attempt);
    expect(first).toMatchObject({ outcome: 'waiting', stage: expect.stringContaining('Registering') as string });
    expect(prices()).toBe(0);
    ready(await bench.azure.prepare(unregistered, attempt));
    expect(bench.simulation.count('POST', '/register')).toBe(1);
  });

  test('sends what a partner bills to Partner Center', async () => {
    const prepared = await bench.azure.prepare(await scopeNamed('Bought from a partner'), attempt);
    expect(prepared).toMatchObject({ outcome: 'refused', failure: { code: 'PARTNER_MANAGED', money: 'none' } });
    expect(prepared.outcome === 'refused' && prepared.failure.remedy).toMatch(/Partner Center/);
  });

  test('says which role is missing', async () => {
    const prepared = await bench.azure.prepare(await scopeNamed('Locked down'), attempt);
    expect(prepared).toMatchObject({ outcome: 'refused', failure: { code: 'AuthorizationFailed' } });
    expect(prepared.outcome === 'refused' && prepared.failure.remedy).toMatch(/Reservation Purchaser/);
  });

  test('an outage is an error to try again, not a refusal', async () => {
    bench.simulation.faults.add({ path: 'calculatePrice', fault: 'status', status: 500, times: 10 });
    await expect(bench.azure.prepare(request, attempt)).rejects.toMatchObject({ retry: true });
  });
});
