import type { ReservationRequest } from '../../../../bot/commerce/commerce';
import { azureFor, createClock, json, someRequest, startBench, startScripted } from './bench';

/** A made-up answer of the recorded shape: 3 × 7.15 USD a month for a year. */
function aPrice(more: object = {}) {
  const usd = (amount: number) => ({ currencyCode: 'USD', amount });
  const line = (month: number) => ({
    dueDate: `2026-${String(month).padStart(2, '0')}-21`,
    pricingCurrencyTotal: usd(21.45),
    ...(month === 1 && { billingCurrencyTotal: usd(21.45) }),
    status: 'Scheduled',
  });
  return {
    properties: {
      billingCurrencyTotal: usd(257.4),
      netTotal: 0,
      taxTotal: 0,
      grandTotal: 0,
      paymentSchedule: Array.from({ length: 12 }, (_, index) => line(index + 1)),
      reservationOrderId: 'a7c1d0c2-1111-4222-8333-444455556666',
      skuTitle: 'Reserved VM Instance',
      skuDescription: 'standard_b2ats_v2',
      pricingCurrencyTotal: usd(257.4),
      ...more,
    },
  };
}

async function quoted(answer: unknown, more: Partial<ReservationRequest> = {}, status = 200) {
  const bench = await startBench();
  const request = await someRequest(bench.azure, { quantity: 3, ...more });
  await bench.close();
  const server = await startScripted((_request, response) => json(response, status, answer));
  try {
    return { quote: await azureFor(server.url, createClock()).quote(request), seen: server.seen };
  } finally {
    await server.close();
  }
}

test('the total is the whole term, the instalment the first line of the schedule', async () => {
  const { quote, seen } = await quoted(aPrice());
  expect(quote).toMatchObject({
    price: {
      unit: { amount: '85.8', currency: 'USD' },
      total: { amount: '257.4', currency: 'USD' },
      instalments: { count: 12, amount: { amount: '21.45', currency: 'USD' } },
    },
    quotedAt: '2026-11-21T10:00:00.000Z',
    expiresAt: '2026-11-21T10:05:00.000Z',
  });
  expect(seen[0]?.url).toBe('/providers/Microsoft.Capacity/calculatePrice?api-version=2022-11-01');
});

test('upfront is one instalment, whatever the schedule says', async () => {
  const { quote } = await quoted(aPrice(), { billingPlan: 'Upfront' });
  expect(quote.price?.instalments).toEqual({ count: 1, amount: { amount: '257.4', currency: 'USD' } });
});

test('a schedule without the billing currency is divided evenly', async () => {
  const paymentSchedule = [{ dueDate: '2026-01-21' }, { dueDate: '2026-02-21', status: 'BrandNewStatus' }];
  const { quote } = await quoted(aPrice({ paymentSchedule }));
  expect(quote.price?.instalments).toEqual({ count: 2, amount: { amount: '128.7', currency: 'USD' } });
});

test('what a partner bills is sent to Partner Center', async () => {
  await expect(quoted(aPrice({ isBillingPartnerManaged: true }))).rejects.toMatchObject({ code: 'PARTNER_MANAGED' });
});

test.each([
  ['without an order id', aPrice({ reservationOrderId: null })],
  ['without a total', aPrice({ billingCurrencyTotal: undefined })],
  ['empty', {}],
])('an answer %s is not a price', async (_name, answer) => {
  await expect(quoted(answer)).rejects.toMatchObject({ code: 'PROVIDER_UNREADABLE' });
});

test('a price that cannot be worked out says why', async () => {
  const refused = quoted({ error: { code: 'CalculatePriceFailed', message: 'No meter.' } }, {}, 400);
  await expect(refused).rejects.toMatchObject({ code: 'CalculatePriceFailed', retry: true });
});
