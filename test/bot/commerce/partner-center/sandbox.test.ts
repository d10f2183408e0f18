import { randomUUID } from 'node:crypto';
import type { Attempt, Preparation, ReservationRequest } from '../../../../bot/commerce/commerce';
import { SILENT } from '../../../../bot/commerce/http/log';
import { createPartnerCenter, type PartnerCenter } from '../../../../bot/commerce/partner-center/partner-center';
import { itemOf } from '../../../../bot/commerce/partner-center/catalogue';
import { AVAILABILITY_REISSUED } from '../../../../bot/commerce/partner-center/error-codes';
import type { InvoiceLine } from '../../../../bot/commerce/partner-center/invoice-lines';
import { startSandbox, type Sandbox } from '../../../../deployment/sandbox/sandbox';
import { token } from './shop';

let sandbox: Sandbox;
let partnerCenter: PartnerCenter;

function open(lineItems: 'v1' | 'graph'): PartnerCenter {
  return createPartnerCenter({
    url: `${sandbox.url}/partner-center`,
    pricingUrl: `${sandbox.url}/partner-pricing`,
    graphUrl: `${sandbox.url}/graph`,
    credentials: { app: token('sandbox'), user: token('sandbox') },
    clock: Date.now,
    newId: randomUUID,
    log: SILENT,
    lineItems,
    backoffMs: 1,
    followAfterMs: 20,
  });
}

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    botEndpoint: 'http://127.0.0.1:9/api/messages',
    token: 'sandbox',
    paceMs: 20,
  });
  partnerCenter = open('graph');
});
afterAll(() => sandbox.close());

async function requestFor(name: string, change: Partial<ReservationRequest> = {}): Promise<ReservationRequest> {
  const [found] = await partnerCenter.customers(name);
  const customer = await partnerCenter.customer(found!.id);
  const scopes = await partnerCenter.billingScopes(customer);
  const billingScope = scopes.find(({ eligible }) => eligible)!;
  const view = { country: customer.country!, legacy: billingScope.kind === 'legacy-csp' };
  const series = (await partnerCenter.products(view)).find(({ title }) => title?.includes('Dsv5'))!;
  const items = (await partnerCenter.skus(view, series.id)).flatMap((sku) => itemOf(series, sku) ?? []);
  const item = items.find(
    ({ sku, region, term }) => sku === 'Standard_D2s_v5' && region === 'westeurope' && term === 'P3Y',
  )!;
  return {
    backend: 'partner-center',
    customer,
    billingScope,
    item,
    billingPlan: 'Upfront',
    quantity: 2,
    appliedScope: { type: 'Shared' },
    renew: false,
    ...change,
  };
}

function attemptFor(orderId: string): Attempt {
  return { orderId, requestId: randomUUID(), approvedAt: new Date().toISOString() };
}

async function until<T>(ask: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const value = await ask();
    if (good(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not come about');
}

async function prepared(
  request: ReservationRequest,
  attempt: Attempt,
): Promise<Extract<Preparation, { outcome: 'ready' }>> {
  const ready = await until(
    () => partnerCenter.prepare(request, attempt),
    ({ outcome }) => outcome !== 'waiting',
  );
  if (ready.outcome !== 'ready') throw new Error(JSON.stringify(ready));
  return ready;
}

const bought = (orderId: string) =>
  sandbox.partnerCenter
    .orders()
    .filter(({ lines }) => lines.some(({ friendlyName }) => friendlyName.startsWith(orderId)));

test.each([
  ['Contoso', 'Upfront', 'R-AAAAA1'],
  ['Contoso', 'Monthly', 'R-AAAAA2'],
  ['Fabrikam', 'Upfront', 'R-AAAAA3'],
  ['Adventure Works', 'Upfront', 'R-AAAAA4'],
  ['Wide World Importers', 'Monthly', 'R-AAAAA5'],
] as const)('a purchase for %s, %s, from the name to the reservation', async (name, billingPlan, orderId) => {
  const request = await requestFor(name, { billingPlan });
  const checks = await partnerCenter.preflight(request);
  expect(checks.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  const quote = await partnerCenter.quote(request);
  const attempt = attemptFor(orderId);
  const ready = await prepared(request, attempt);
  expect(ready.quote.price).toEqual(quote.price);
  const placement = await partnerCenter.place(ready.handle, attempt);
  if (placement.outcome !== 'placed') throw new Error(JSON.stringify(placement));
  const progress = await until(
    () => partnerCenter.follow(request, placement.providerOrderId),
    ({ outcome }) => outcome !== 'pending',
  );
  expect(progress).toMatchObject({ outcome: 'active', reservations: [{ quantity: 2 }] });
  const settled = await partnerCenter.settle(ready.handle, attempt);
  expect(settled).toMatchObject({ outcome: 'placed', providerOrderId: placement.providerOrderId });
  expect(bought(orderId)).toHaveLength(1);
});

test('the whole catalogue of a market is read once', async () => {
  const { customer, item } = await requestFor('Contoso');
  const { items } = await partnerCenter.catalogue({ customer });
  expect(items.length).toBeGreaterThan(10_000);
  expect(items).toContainEqual(item);
  const calls = sandbox.partnerCenter.calls().length;
  expect((await partnerCenter.catalogue({ customer })).items).toBe(items);
  expect(sandbox.partnerCenter.calls()).toHaveLength(calls);
}, 900_000);

test('an ordered cart prepared again is not bought again', async () => {
  const request = await requestFor('Contoso');
  const attempt = attemptFor('R-BBBBB1');
  const first = await prepared(request, attempt);
  const placement = await partnerCenter.place(first.handle, attempt);
  const again = await prepared(request, { ...attempt, previous: first.handle });
  expect(again.quote.price).toBeUndefined();
  if (placement.outcome !== 'placed') throw new Error(JSON.stringify(placement));
  const { providerOrderId } = placement;
  expect(await partnerCenter.place(again.handle, attempt)).toMatchObject({ outcome: 'placed', providerOrderId });
  expect(bought('R-BBBBB1')).toHaveLength(1);
});

test('the availability is reissued between cart and checkout', async () => {
  const request = await requestFor('Contoso');
  const attempt = attemptFor('R-BBBBB2');
  const first = await prepared(request, attempt);
  sandbox.partnerCenter.reissueAvailabilities();
  const refused = await partnerCenter.place(first.handle, attempt);
  expect(refused).toMatchObject({ outcome: 'refused', failure: { code: AVAILABILITY_REISSUED } });
  const again = await prepared(request, { ...attempt, previous: first.handle });
  expect(again.handle.key).toBe(first.handle.key);
  expect(await partnerCenter.place(again.handle, attempt)).toMatchObject({ outcome: 'placed' });
  expect(bought('R-BBBBB2')).toHaveLength(1);
});

test('what stands in the way is told before a person is asked', async () => {
  const failing = async (name: string) =>
    (await partnerCenter.preflight(await requestFor(name))).flatMap((one) => (one.outcome === 'pass' ? [] : one.name));
  expect(await failing('Tailspin Toys')).toEqual(['Agreement']);
  expect(await failing('Woodgrove Bank')).toEqual(['Validation']);
  expect(await failing('Wingtip Toys')).toEqual(['Validation']);
});

test('scopes that cannot pay say why', async () => {
  const scopesOf = async (name: string) => {
    const [customer] = await partnerCenter.customers(name);
    return partnerCenter.billingScopes(customer!);
  };
  expect(await scopesOf('Trey Research')).toEqual([]);
  expect(await scopesOf('Proseware')).toEqual([]);
  expect(await scopesOf('Relecloud')).toMatchObject([
    { eligible: false, reason: expect.stringContaining('no active') as string },
  ]);
  expect(await scopesOf('Lucerne Publishing')).toMatchObject([{ eligible: false }]);
});

test('invoices, their lines by both ways, statement and receipt', async () => {
  const newest = (await partnerCenter.invoices()).find(
    ({ invoiceType, documentType }) => invoiceType === 'OneTime' && documentType === 'invoice',
  );
  const full = await partnerCenter.invoice(newest!.id);
  expect(full).toMatchObject({ id: newest!.id, total: { currency: newest!.total!.currency } });
  const exported = await partnerCenter.lineItems(full.id);
  const listed = await open('v1').lineItems(full.id);
  const essence = (lines: InvoiceLine[]) =>
    lines.map(({ orderId, customerId, total }) => ({ orderId, customerId, total }));
  expect(listed.length).toBeGreaterThan(0);
  expect(essence(exported)).toEqual(essence(listed));
  const pdf = await partnerCenter.statement(full.id);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await partnerCenter.receipt(full.id, full.receipts[0]!)).bytes.length).toBeGreaterThan(100);
  expect(await partnerCenter.invoices({ period: '1999-01' })).toEqual([]);
});

test('what is not invoiced yet, by both ways, and the balances', async () => {
  const request = await requestFor('Contoso');
  const attempt = attemptFor('R-CCCCC1');
  await partnerCenter.place((await prepared(request, attempt)).handle, attempt);
  const wanted = { currency: 'EUR', period: 'current' } as const;
  const [exported, listed] = await Promise.all([partnerCenter.unbilled(wanted), open('v1').unbilled(wanted)]);
  expect(exported.length).toBeGreaterThan(0);
  expect(exported.map(({ orderId }) => orderId)).toEqual(listed.map(({ orderId }) => orderId));
  expect(await partnerCenter.unbilled({ currency: 'EUR', period: 'previous' })).toEqual([]);
  expect((await partnerCenter.balance()).balance.currency).toBe('USD');
  expect((await partnerCenter.balances()).length).toBeGreaterThan(1);
});

test('an Azure plan for a customer without one, and its registration', async () => {
  const [found] = await partnerCenter.customers('Trey Research');
  const customer = await partnerCenter.customer(found!.id);
  const attempt = attemptFor('R-DDDDD1');
  const ready = await partnerCenter.prepareAzurePlan(customer, attempt);
  if (ready.outcome !== 'ready') throw new Error(JSON.stringify(ready));
  const placement = await partnerCenter.place(ready.handle, attempt);
  if (placement.outcome !== 'placed') throw new Error(JSON.stringify(placement));
  const { lineItems } = await partnerCenter.order(customer.id, placement.providerOrderId);
  const plan = lineItems[0]!.subscriptionId!;
  await until(
    () => partnerCenter.subscriptionProgress(customer.id, plan),
    ({ outcome }) => outcome === 'active',
  );
  await partnerCenter.register(customer.id, plan);
  await until(
    () => partnerCenter.registrationStatus(customer.id, plan),
    (status) => status === 'registered',
  );
  const second = await partnerCenter.prepareAzurePlan(customer, attemptFor('R-DDDDD2'));
  expect(second).toMatchObject({ outcome: 'refused', failure: { code: 'ALREADY_THERE' } });
});

test('orders, entitlements, audit, offers and webhooks', async () => {
  const [customer] = await partnerCenter.customers('Northwind Traders');
  const entitled = await partnerCenter.entitlements(customer!.id);
  expect(entitled[0]!.reservations[0]).toMatchObject({ id: expect.any(String) as string });
  const orders = await partnerCenter.orders(customer!.id, { billingCycle: 'onetime' });
  expect(orders.map(({ billingCycle }) => billingCycle)).not.toContain('monthly');
  const from = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
  expect((await partnerCenter.auditRecords({ from })).length).toBeGreaterThan(0);
  expect((await partnerCenter.offers('DE')).map(({ id }) => id)).toContain('MS-AZR-0145P');
  await expect(partnerCenter.offer('DZH318Z0BPS6', 'DE')).rejects.toMatchObject({ code: '2100' });
  expect(await partnerCenter.webhook()).toBeUndefined();
  expect(await partnerCenter.webhookEvents()).toContain('invoice-ready');
  const wanted = { url: `${sandbox.url}/nowhere`, events: ['test-created', 'invoice-ready'] };
  expect(await partnerCenter.registerWebhook(wanted)).toEqual(wanted);
  expect(await partnerCenter.registerWebhook({ ...wanted, events: ['test-created'] })).toMatchObject({
    url: wanted.url,
  });
  const correlationId = await partnerCenter.validateWebhook();
  expect(await partnerCenter.webhookValidation(correlationId)).toMatchObject({ correlationId });
});
