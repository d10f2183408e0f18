import restify from 'restify';
import { mountAzure, type AzureSimulation } from '../../../../deployment/sandbox/azure/mount';

const TOKEN = 'for-the-sandbox';

interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

describe('the simulated Azure', () => {
  let now: number;
  let simulation: AzureSimulation;
  let server: restify.Server;
  let base: string;

  beforeEach(async () => {
    now = Date.parse('2026-11-21T10:00:00Z');
    server = restify.createServer({ name: 'azure' });
    simulation = mountAzure(server, { token: TOKEN, clock: () => now, paceMs: 1000 });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
    base = `http://127.0.0.1:${server.address().port}`;
  });
  afterEach(async () => {
    server.server.closeAllConnections();
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  });

  async function call(method: string, path: string, body?: unknown, token = TOKEN): Promise<Answer> {
    const response = await fetch(`${base}/arm${path}${path.includes('?') ? '&' : '?'}api-version=2022-11-01`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text ? (JSON.parse(text) as unknown) : undefined,
    };
  }

  function purchase(more: object = {}, subscription = 0) {
    return {
      sku: { name: 'standard_d2s_v5' },
      location: 'westeurope',
      properties: {
        reservedResourceType: 'VirtualMachines',
        billingScopeId: `/subscriptions/${simulation.world.subscriptions[subscription]?.id}`,
        term: 'P1Y',
        billingPlan: 'Monthly',
        quantity: 2,
        displayName: 'sandbox',
        appliedScopeType: 'Shared',
        renew: false,
        ...more,
      },
    };
  }

  const orderId = async () => {
    const { body } = await call('POST', '/providers/Microsoft.Capacity/calculatePrice', purchase());
    return (body as { properties: { reservationOrderId: string } }).properties.reservationOrderId;
  };
  const put = (id: string, body: unknown = purchase()) =>
    call('PUT', `/providers/Microsoft.Capacity/reservationOrders/${id}`, body);
  const get = (id: string) => call('GET', `/providers/Microsoft.Capacity/reservationOrders/${id}`);
  const coded = (status: number, code: string) => ({ status, body: { error: { code } } });

  test('a price adds up: twelve instalments, the billing currency on the first', async () => {
    const { body } = await call('POST', '/providers/microsoft.capacity/calculateprice', purchase());
    const { properties } = body as { properties: Record<string, unknown> };
    const schedule = properties.paymentSchedule as { billingCurrencyTotal?: { amount: number } }[];
    const total = properties.billingCurrencyTotal as { amount: number; currencyCode: string };
    expect(total.currencyCode).toBe('EUR');
    expect(schedule).toHaveLength(12);
    expect((schedule[0]?.billingCurrencyTotal?.amount ?? 0) * 12).toBeCloseTo(total.amount, 2);
    expect(schedule[1]?.billingCurrencyTotal).toBeUndefined();
  });

  test('a purchase is accepted, pending, then done', async () => {
    const id = await orderId();
    const accepted = await put(id);
    expect(accepted).toMatchObject({ status: 202, body: { name: id, properties: { provisioningState: 'Creating' } } });
    expect(accepted.headers.get('location')).toContain(id);
    expect(await get(id)).toMatchObject({
      status: 200,
      body: { properties: { provisioningState: 'PendingCapacity' } },
    });
    now += 1000;
    expect(await get(id.toUpperCase())).toMatchObject({ body: { properties: { provisioningState: 'Succeeded' } } });
  });

  test('an id that no price gave is an ended session, and so is an old one', async () => {
    expect(await put('11111111-2222-4333-8444-555555555555')).toMatchObject(coded(400, 'BadRequest'));
    const id = await orderId();
    now += 5 * 60_000 + 1;
    const late = await put(id);
    expect(late).toMatchObject(coded(400, 'BadRequest'));
    expect(JSON.stringify(late.body)).toContain('Session timed out');
    expect(await get(id)).toMatchObject(coded(404, 'ReservationOrderNotFound'));
  });

  test('a second purchase under one id is refused', async () => {
    const id = await orderId();
    await put(id);
    expect(await put(id)).toMatchObject(coded(409, 'ReservationOrderIdAlreadyExists'));
    expect(simulation.world.orders.size).toBe(1);
  });

  test.each<[string, number, object, number, string]>([
    ['no role', 4, {}, 403, 'AuthorizationFailed'],
    ['not registered', 1, {}, 400, 'BadRequest'],
    ['disabled', 2, {}, 400, 'NonsupportedAccountId'],
    ['a name with blanks', 0, { displayName: 'a b' }, 400, 'DisplayNameInvalid'],
    ['a term not sold', 0, { term: 'P5Y' }, 400, 'UnsupportedReservationTerm'],
    ['no scope for single', 0, { appliedScopeType: 'Single' }, 400, 'MissingAppliedScopesForSingle'],
    ['no quantity', 0, { quantity: 0 }, 400, 'InvalidFulfillmentRequestParameters'],
    ['not readable', 0, { quantity: 'two' }, 400, 'InvalidRequestContent'],
  ])('%s', async (_name, subscription, more, status, code) => {
    const answer = await call('POST', '/providers/Microsoft.Capacity/calculatePrice', purchase(more, subscription));
    expect(answer).toMatchObject(coded(status, code));
  });

  test('a price for a partner-managed subscription says so', async () => {
    const { body } = await call('POST', '/providers/Microsoft.Capacity/calculatePrice', purchase({}, 3));
    expect(body).toMatchObject({ properties: { isBillingPartnerManaged: true } });
  });

  test('an order ends as told', async () => {
    simulation.endNextOrder('BillingFailed', 'Card declined.');
    const id = await orderId();
    await put(id);
    now += 1000;
    expect(await get(id)).toMatchObject({ body: { properties: { provisioningState: 'BillingFailed' } } });
  });

  test('any error code on demand, and the log shows every call', async () => {
    const body = { error: { code: 'RiskCheckFailed', message: 'no' } };
    simulation.faults.add({ method: 'PUT', fault: 'status', status: 400, body });
    const id = await orderId();
    expect(await put(id)).toMatchObject(coded(400, 'RiskCheckFailed'));
    expect(await put(id)).toMatchObject({ status: 202 });
    expect(simulation.count('PUT', id)).toBe(2);
    expect(simulation.calls.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  test('a wrong token, a missing version and an unknown path', async () => {
    expect(await call('GET', '/subscriptions', undefined, 'wrong')).toMatchObject(
      coded(401, 'InvalidAuthenticationToken'),
    );
    const bare = await fetch(`${base}/arm/subscriptions`, { headers: { authorization: `Bearer ${TOKEN}` } });
    expect(bare.status).toBe(400);
    expect(await call('GET', '/nowhere')).toMatchObject(coded(404, 'ResourceNotFound'));
  });

  test('the same seed makes the same tenants', () => {
    const again = mountAzure(restify.createServer(), { token: TOKEN });
    expect(again.world.subscriptions).toEqual(simulation.world.subscriptions);
    const other = mountAzure(restify.createServer(), { token: TOKEN, seed: 2 });
    expect(other.world.subscriptions[0]?.id).not.toBe(simulation.world.subscriptions[0]?.id);
  });

  test('retail prices are public, filtered with case, paged, and refuse $top', async () => {
    const list = async (query: string) => {
      const response = await fetch(`${base}/retail/api/retail/prices?${query}`);
      return {
        status: response.status,
        body: (await response.json()) as { Items: object[]; NextPageLink: string | null },
      };
    };
    const filter = (sku: string) =>
      `$filter=${encodeURIComponent(`armSkuName eq '${sku}' and armRegionName eq 'eastus2' and (priceType eq 'Consumption' or priceType eq 'Reservation')`)}`;
    const first = await list(filter('Standard_D2s_v5'));
    expect(first.body.Items).toHaveLength(4);
    const second = (await (await fetch(first.body.NextPageLink ?? '')).json()) as {
      Items: object[];
      NextPageLink: null;
    };
    expect(second.Items).toHaveLength(2);
    expect(second.NextPageLink).toBeNull();
    expect((await list(filter('standard_d2s_v5'))).body.Items).toEqual([]);
    expect((await list('$top=10')).status).toBe(400);
  });
});
