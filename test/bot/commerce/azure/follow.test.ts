import { KnownProvisioningState } from '@azure/arm-reservations';
import { courseOf, endFailure } from '../../../../bot/commerce/azure/order-state';
import { anAttempt, azureFor, createClock, json, someRequest, startBench, startScripted } from './bench';

const COURSES: Record<string, 'active' | 'failed' | 'pending'> = {
  Creating: 'pending',
  PendingResourceHold: 'pending',
  ConfirmedResourceHold: 'pending',
  PendingBilling: 'pending',
  ConfirmedBilling: 'pending',
  Created: 'pending',
  Succeeded: 'active',
  Cancelled: 'failed',
  Expired: 'failed',
  BillingFailed: 'failed',
  Failed: 'failed',
  Split: 'pending',
  Merged: 'pending',
  // Seen, but documented nowhere.
  PendingCapacity: 'pending',
  Pending: 'pending',
  BrandNewState: 'pending',
  succeeded: 'pending',
  '': 'pending',
};

const ORDER = '9d6f2c1b-0e4a-4b57-8a3c-5f1e7d2b6c80';
const RESERVATION = `/providers/Microsoft.Capacity/reservationOrders/${ORDER}/reservations/1a2b`;

async function followed(state: string | null, more: object = {}) {
  const clock = createClock();
  const properties = { requestDateTime: '2026-11-21T09:50:00.1234567Z', provisioningState: state, ...more };
  const server = await startScripted((request, response) => {
    const one = { id: RESERVATION, sku: { name: 'Standard_D4s_v5' }, location: 'westeurope' };
    const details = { quantity: 2, extendedStatusInfo: { statusCode: 'PaymentDeclined', message: 'Card declined.' } };
    if (request.url?.includes('/reservations'))
      return json(response, 200, { value: [{ ...one, properties: details }] });
    return json(response, 200, {
      id: `/providers/microsoft.capacity/reservationOrders/${ORDER}`,
      name: ORDER,
      properties,
    });
  });
  const azure = azureFor(server.url, clock);
  try {
    return await azure.follow({} as Parameters<typeof azure.follow>[0], ORDER);
  } finally {
    await server.close();
  }
}

test('the table below holds every documented state', () => {
  expect(Object.values<string>(KnownProvisioningState).filter((state) => !(state in COURSES))).toEqual([]);
});

describe('an order in this state', () => {
  test.each(Object.entries(COURSES))('%s is %s', async (state, outcome) => {
    expect(await followed(state)).toMatchObject({ outcome, status: state });
  });
});

test('an order without a state is pending', async () => {
  expect(await followed(null)).toMatchObject({ outcome: 'pending', status: 'unknown' });
});

test('a failed order tells the reason that Azure gives on its reservation', async () => {
  const progress = await followed('BillingFailed');
  expect(progress).toMatchObject({ failure: { code: 'BillingFailed', money: 'maybe' } });
  expect(progress.outcome === 'failed' && progress.failure.message).toContain('Card declined.');
});

test('a date without a time counts as the start of that day', async () => {
  expect(await followed('Succeeded', { expiryDate: '2027-11-21' })).toMatchObject({
    expiresAt: '2027-11-21T00:00:00Z',
  });
});

test('what is pending for more than half an hour needs a person', async () => {
  expect(await followed('PendingCapacity', { requestDateTime: '2026-11-21T09:30:00Z' })).toMatchObject({
    outcome: 'pending',
  });
  expect(await followed('PendingCapacity', { requestDateTime: '2026-11-21T09:29:59Z' })).toMatchObject({
    outcome: 'needs-human',
    failure: { code: 'STILL_PENDING', money: 'maybe' },
  });
});

test('a failure that took no money says so', () => {
  expect(endFailure('Failed').money).toBe('none');
  expect(courseOf(undefined)).toBe('pending');
});

test.each([403, 404])('an order that answers %d is not visible yet', async (status) => {
  const server = await startScripted((_request, response) =>
    json(response, status, { error: { code: 'X', message: '' } }),
  );
  const azure = azureFor(server.url, createClock());
  const progress = await azure.follow({} as Parameters<typeof azure.follow>[0], ORDER);
  await server.close();
  expect(progress).toMatchObject({ outcome: 'pending', retryAfterMs: 1000 });
});

test('Retry-After of the service is respected', async () => {
  const server = await startScripted((_request, response) =>
    json(
      response,
      200,
      { id: ORDER, name: ORDER, properties: { provisioningState: 'Creating' } },
      { 'retry-after': '120' },
    ),
  );
  const azure = azureFor(server.url, createClock());
  const progress = await azure.follow({} as Parameters<typeof azure.follow>[0], ORDER);
  await server.close();
  expect(progress).toMatchObject({ outcome: 'pending', retryAfterMs: 120_000 });
});

test('an outage while following is an error to try again', async () => {
  const bench = await startBench();
  const request = await someRequest(bench.azure);
  const prepared = await bench.azure.prepare(request, anAttempt(bench.clock));
  if (prepared.outcome !== 'ready') throw new Error(prepared.outcome);
  await bench.azure.place(prepared.handle, anAttempt(bench.clock));
  bench.simulation.faults.add({ method: 'GET', fault: 'status', status: 503, times: 4 });
  await expect(bench.azure.follow(request, prepared.handle.key)).rejects.toMatchObject({ retry: true });
  expect(await bench.azure.follow(request, prepared.handle.key)).toMatchObject({ outcome: 'pending' });
  await bench.close();
});
