import type { ServerResponse } from 'node:http';
import type { AzureOptions } from '../../../../bot/commerce/azure/options';
import type { ProviderHandle } from '../../../../bot/commerce/commerce';
import { anAttempt, azureFor, createClock, json, startScripted } from './bench';

const KEY = '3b0a2f64-7c15-4f0e-9a51-2d8c6e7f9012';
const clock = createClock();

function aHandle(more: Partial<ProviderHandle> = {}): ProviderHandle {
  const expiresAt = new Date(clock() + 240_000).toISOString();
  return { key: KEY, customerId: 'tenant', expiresAt, body: { sku: { name: 'Standard_D4s_v5' } }, ...more };
}

function orderBody(state = 'Creating', id = KEY) {
  return {
    id: `/providers/microsoft.capacity/reservationOrders/${id}`,
    name: id,
    type: 'microsoft.capacity/reservationOrders',
    etag: 1,
    properties: { originalQuantity: 2, term: 'P1Y', provisioningState: state, reservations: [] },
  };
}

const error = (code: string, message = 'words') => ({ error: { code, message } });

/** Answers a purchase as told, and puts it to the test that it was sent exactly once. */
async function placeAgainst(
  answer: (response: ServerResponse) => void,
  handle = aHandle(),
  more?: Partial<AzureOptions>,
) {
  const server = await startScripted((_request, response) => answer(response));
  try {
    const placement = await azureFor(server.url, clock, more).place(handle, anAttempt(clock));
    return { placement, puts: server.seen.filter(({ method }) => method === 'PUT'), seen: server.seen };
  } finally {
    await server.close();
  }
}

function truncated(response: ServerResponse, status: number) {
  const text = JSON.stringify(orderBody());
  const half = text.slice(0, text.length / 2);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(half) });
  response.end(half);
}

function brokenOff(response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 5000 });
  response.write(JSON.stringify(orderBody()).slice(0, 40), () => response.socket?.destroy());
}

const bare = (response: ServerResponse, status: number) => {
  response.statusCode = status;
  response.end();
};

const html = (response: ServerResponse, status: number) => {
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end('<html>Bad gateway</html>');
};

describe('a purchase whose outcome is not clear is doubtful and was sent exactly once', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['408', (r) => json(r, 408, error('RequestTimeout'))],
    ['409 for an order that exists', (r) => json(r, 409, error('ReservationOrderIdAlreadyExists'))],
    ['409 with a code nobody knows', (r) => json(r, 409, error('Conflict'))],
    ['429 without Retry-After', (r) => json(r, 429, error('TooManyRequests'))],
    ['429 with Retry-After', (r) => json(r, 429, error('TooManyRequests'), { 'retry-after': '0' })],
    ['500', (r) => json(r, 500, error('InternalServerError'))],
    ['500 with a code nobody knows', (r) => json(r, 500, error('BrandNewTrouble'))],
    ['500 with a code that is a clear no elsewhere', (r) => json(r, 500, error('FulfillmentOutOfStockError'))],
    ['502 with a page', (r) => html(r, 502)],
    ['503 with Retry-After', (r) => json(r, 503, error('ServerBusy'), { 'retry-after': '0' })],
    ['503 with Retry-After in milliseconds', (r) => json(r, 503, error('ServerBusy'), { 'retry-after-ms': '1' })],
    ['504', (r) => html(r, 504)],
    ['400 with a code that may leave an order behind', (r) => json(r, 400, error('BillingTransientError'))],
    ['a redirect', (r) => json(r, 307, {}, { location: '/elsewhere' })],
    ['a reset without an answer', (r) => void r.socket?.destroy()],
    ['a reset in the middle of the answer', brokenOff],
    ['200 cut short', (r) => truncated(r, 200)],
    ['202 cut short', (r) => truncated(r, 202)],
    ['202 without a body', (r) => bare(r, 202)],
    ['200 with a page', (r) => html(r, 200)],
    ['200 with null', (r) => json(r, 200, null)],
    ['200 for another order', (r) => json(r, 200, orderBody('Creating', 'someone-else'))],
  ])('%s', async (_name, answer) => {
    const { placement, puts } = await placeAgainst(answer);
    expect(placement).toMatchObject({ outcome: 'doubtful', failure: { money: 'maybe' } });
    expect(puts).toHaveLength(1);
  });

  test('silence', async () => {
    const { placement, puts } = await placeAgainst(() => undefined, aHandle(), { purchaseTimeoutMs: 1000 });
    expect(placement).toMatchObject({ outcome: 'doubtful', failure: { money: 'maybe' } });
    expect(puts).toHaveLength(1);
  });
});

describe('a purchase that was clearly refused', () => {
  test.each<[string, (response: ServerResponse) => void, string]>([
    ['400', (r) => json(r, 400, error('UnsupportedReservationTerm')), 'UnsupportedReservationTerm'],
    ['400 with a code nobody knows', (r) => json(r, 400, error('BrandNewRule')), 'BrandNewRule'],
    ['400 without a body', (r) => bare(r, 400), 'HTTP 400'],
    ['401', (r) => json(r, 401, error('InvalidAuthenticationToken')), 'InvalidAuthenticationToken'],
    ['403', (r) => json(r, 403, error('AuthorizationFailed')), 'AuthorizationFailed'],
    ['404', (r) => json(r, 404, error('ResourceNotFound')), 'ResourceNotFound'],
    ['412', (r) => json(r, 412, error('PreconditionFailed')), 'PreconditionFailed'],
  ])('%s', async (_name, answer, code) => {
    const { placement, puts } = await placeAgainst(answer);
    expect(placement).toMatchObject({ outcome: 'refused', failure: { code, money: 'none' } });
    expect(puts).toHaveLength(1);
  });

  test('an ended price session says so in words and asks for a fresh price', async () => {
    const said = 'Session timed out - Call CalculatePrice again and provide the new Reservation Order ID for purchase';
    const { placement } = await placeAgainst((r) => json(r, 400, error('BadRequest', said)));
    expect(placement).toMatchObject({ outcome: 'doubtful', failure: { code: 'QUOTE_EXPIRED', money: 'none' } });
    expect(placement.outcome === 'doubtful' && placement.failure.remedy).toMatch(/fresh price/);
  });

  test("carries Microsoft's ids of the call for a support ticket", async () => {
    const ids = { 'x-ms-request-id': 'req-1', 'x-ms-correlation-request-id': 'corr-1' };
    const { placement } = await placeAgainst((r) => json(r, 403, error('Forbidden'), ids));
    expect(placement).toMatchObject({ failure: { requestId: 'req-1', correlationId: 'corr-1' } });
  });
});

describe('a purchase that Azure took', () => {
  test.each([200, 201, 202])('%d with a readable order', async (status) => {
    const { placement, puts } = await placeAgainst((r) => json(r, status, orderBody('BrandNewState')));
    expect(placement).toEqual({ outcome: 'placed', providerOrderId: KEY, status: 'BrandNewState' });
    expect(puts[0]?.url).toBe(`/providers/Microsoft.Capacity/reservationOrders/${KEY}?api-version=2022-11-01`);
    expect(puts[0]?.headers).toMatchObject({
      authorization: 'Bearer sandbox-token',
      'content-type': 'application/json',
      'x-ms-client-request-id': anAttempt(clock).requestId,
    });
    expect(JSON.parse(puts[0]?.body ?? '')).toEqual(aHandle().body);
  });
});

describe('nothing is sent', () => {
  test('when the price session is over', async () => {
    const expired = aHandle({ expiresAt: new Date(clock()).toISOString() });
    const { placement, seen } = await placeAgainst((r) => json(r, 202, orderBody()), expired);
    expect(placement).toMatchObject({ outcome: 'doubtful', failure: { code: 'QUOTE_EXPIRED', money: 'none' } });
    expect(seen).toHaveLength(0);
  });

  test('when the bot cannot sign in', async () => {
    const server = await startScripted((_request, response) => json(response, 202, orderBody()));
    const getToken = () => Promise.reject(new Error('secret-of-the-credential'));
    const azure = azureFor(server.url, clock, { credential: { getToken } });
    const placement = await azure.place(aHandle(), anAttempt(clock));
    await server.close();
    expect(placement).toMatchObject({ outcome: 'refused', failure: { code: 'NOT_SENT', money: 'none' } });
    expect(JSON.stringify(placement)).not.toContain('secret-of-the-credential');
    expect(server.seen).toHaveLength(0);
  });

  test('for a handle without a body: the order it names is read instead', async () => {
    const handle = aHandle({ body: undefined, expiresAt: undefined });
    const { placement, seen } = await placeAgainst((r) => json(r, 200, orderBody('PendingCapacity')), handle);
    expect(placement).toEqual({ outcome: 'placed', providerOrderId: KEY, status: 'PendingCapacity' });
    expect(seen.map(({ method }) => method)).toEqual(['GET']);
  });

  test('for a handle without a body whose order has vanished: that is a doubt, not an absence', async () => {
    const old = new Date(clock() - 86_400_000).toISOString();
    const server = await startScripted((request, response) =>
      request.url?.includes(KEY) ? json(response, 404, error('NotFound')) : json(response, 200, { value: [] }),
    );
    const placement = await azureFor(server.url, clock).place(
      aHandle({ body: undefined, expiresAt: old }),
      anAttempt(clock, { approvedAt: old }),
    );
    await server.close();
    expect(placement.outcome).toBe('doubtful');
  });
});
