import { toPurchaseBody } from '../../../../bot/commerce/azure/purchase-body';
import type { ExchangeStep } from '../../../../bot/commerce/azure/exchange';
import type { ReservationRequest } from '../../../../bot/commerce/commerce';
import { azureFor, bought, createClock, json, startBench, startScripted, type Bench } from './bench';

describe('exchanging reservations', () => {
  let bench: Bench;
  let id: string;
  let request: ReservationRequest;
  beforeEach(async () => {
    bench = await startBench();
    ({ reservationId: id, request } = await bought(bench));
  });
  afterEach(() => bench.close());

  const calculate = async (quantity: number): Promise<ExchangeStep> => {
    const buy = [toPurchaseBody({ ...request, quantity }, 'exchanged')];
    const step = await bench.azure.calculateExchange({ giveBack: [{ reservationId: id, quantity: 2 }], buy });
    if (step.outcome !== 'pending') throw new Error(step.outcome);
    expect(step.retryAfterMs).toBe(1000);
    expect(await bench.azure.exchangeProgress(step.operation)).toMatchObject({ outcome: 'pending', status: 'Pending' });
    bench.clock.pass(600_000);
    return bench.azure.exchangeProgress(step.operation);
  };
  const sessionOf = (step: ExchangeStep) => {
    if (step.outcome !== 'succeeded') throw new Error(step.outcome);
    return step.result.sessionId ?? '';
  };

  test('is calculated, carried out and followed to its end', async () => {
    const calculated = await calculate(4);
    expect(calculated).toMatchObject({ outcome: 'succeeded', result: { netPayable: { currency: 'EUR' } } });
    const step = await bench.azure.exchange(sessionOf(calculated));
    if (step.outcome !== 'pending') throw new Error(step.outcome);
    expect(await bench.azure.exchangeProgress(step.operation)).toMatchObject({ status: 'PendingRefunds' });
    bench.clock.pass(400_000);
    expect(await bench.azure.exchangeProgress(step.operation)).toMatchObject({ status: 'PendingPurchases' });
    bench.clock.pass(300_000);
    const done = await bench.azure.exchangeProgress(step.operation);
    expect(done).toMatchObject({ outcome: 'succeeded' });
    expect(done.outcome === 'succeeded' && done.result.reservationsToPurchase?.[0]?.reservationId).toContain(
      '/reservations/',
    );
    expect(await bench.azure.reservation(id)).toMatchObject({ provisioningState: 'Cancelled' });
  });

  test('a smaller commitment is a refusal of the policy', async () => {
    expect(await calculate(1)).toMatchObject({ outcome: 'refused', failure: { code: 'ExchangePolicyViolated' } });
  });

  test('a lost answer is settled by the session, without sending again', async () => {
    const session = sessionOf(await calculate(4));
    bench.simulation.faults.add({ path: '/exchange\\?', fault: 'cut-after' });
    const step = await bench.azure.exchange(session);
    if (step.outcome !== 'doubtful') throw new Error(step.outcome);
    bench.clock.pass(600_000);
    expect(await bench.azure.exchangeProgress(step.operation)).toMatchObject({ outcome: 'succeeded' });
    expect(bench.simulation.count('POST', '/exchange?')).toBe(1);
  });

  test('an unknown session is refused', async () => {
    expect(await bench.azure.exchange('unknown')).toMatchObject({ outcome: 'refused', failure: { money: 'none' } });
  });
});

test.each<[string, object, string]>([
  ['Succeeded', { properties: { policyResult: { policyErrors: null } } }, 'succeeded'],
  ['Succeeded', { properties: { policyResult: { policyErrors: [{ code: 'No', message: 'no' }] } } }, 'refused'],
  ['Failed', { error: { code: 'BillingError', message: 'no' } }, 'refused'],
  ['Cancelled', {}, 'refused'],
  ['BrandNewStatus', {}, 'pending'],
])('an operation that is %s with %o is %s', async (status, more, outcome) => {
  const server = await startScripted((_request, response) => json(response, 200, { name: 'op', status, ...more }));
  const step = await azureFor(server.url, createClock()).exchangeProgress(
    '/providers/Microsoft.Capacity/operationResults/op',
  );
  expect(step.outcome).toBe(outcome);
});
