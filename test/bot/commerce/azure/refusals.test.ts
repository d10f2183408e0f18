import { anAttempt, someRequest, startBench, type Bench } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const MINUTE_MS = 60_000;
const puts = () => bench.simulation.count('PUT', '/reservationOrders/');

async function prepared(attempt = anAttempt(bench.clock)) {
  const request = await someRequest(bench.azure);
  const ready = await bench.azure.prepare(request, attempt);
  if (ready.outcome !== 'ready') throw new Error(JSON.stringify(ready));
  return { attempt, request, ...ready };
}

describe('a price session that ended before the purchase', () => {
  it('proves at once that nothing was bought, and a fresh one is bought under an id of its own', async () => {
    const { handle, attempt, request } = await prepared();
    bench.simulation.world.sessions.clear();
    expect(await bench.azure.place(handle, attempt)).toMatchObject({ outcome: 'doubtful' });
    expect(await bench.azure.settle(handle, attempt)).toEqual({ outcome: 'absent' });

    const again = await bench.azure.prepare(request, { ...attempt, previous: handle });
    if (again.outcome !== 'ready') throw new Error(again.outcome);
    expect(again.handle.key).not.toBe(handle.key);
    expect(await bench.azure.place(again.handle, attempt)).toMatchObject({ outcome: 'placed' });
    expect(bench.simulation.world.orders.size).toBe(1);
  });

  it('is waited for as any other doubt by a process that does not remember it', async () => {
    const { handle, attempt } = await prepared();
    bench.simulation.world.sessions.clear();
    await bench.azure.place(handle, attempt);
    const restarted = bench.another();
    expect(await restarted.settle(handle, attempt)).toMatchObject({ outcome: 'doubtful' });
    bench.clock.pass(16 * MINUTE_MS);
    expect(await restarted.settle(handle, attempt)).toEqual({ outcome: 'absent' });
  });

  it('is given up when it happens again and again', async () => {
    const { handle, attempt } = await prepared();
    bench.simulation.world.sessions.clear();
    for (let time = 1; time <= 3; time += 1) {
      expect(await bench.azure.place(handle, attempt)).toMatchObject({ outcome: 'doubtful' });
    }
    expect(await bench.azure.place(handle, attempt)).toMatchObject({
      outcome: 'refused',
      failure: { code: 'QUOTE_EXPIRED', money: 'none' },
    });
  });
});

describe('a declined payment', () => {
  const decline = () =>
    bench.simulation.faults.add({
      method: 'PUT',
      path: 'reservationOrders',
      fault: 'status',
      status: 400,
      body: { error: { code: 'BillingPaymentInstrumentHardError', message: 'Card expired.' } },
    });

  it('is what is told while the order may still appear, and ends the order once it certainly does not', async () => {
    const { handle, attempt } = await prepared();
    decline();
    await bench.azure.place(handle, attempt);
    expect(await bench.azure.settle(handle, attempt)).toMatchObject({
      outcome: 'doubtful',
      failure: { code: 'BillingPaymentInstrumentHardError', money: 'maybe' },
    });
    bench.clock.pass(16 * MINUTE_MS);
    expect(await bench.azure.settle(handle, attempt)).toMatchObject({
      outcome: 'refused',
      failure: { code: 'BillingPaymentInstrumentHardError', money: 'none', remedy: expect.stringMatching(/certain/) },
    });
    expect(puts()).toBe(1);
  });

  it('is known after a restart from the order’s own record, and never tried again without a person', async () => {
    const { handle, attempt } = await prepared();
    decline();
    const placed = await bench.azure.place(handle, attempt);
    if (placed.outcome !== 'doubtful') throw new Error(placed.outcome);
    expect(placed.failure.refused).toBe(true);
    const restarted = bench.another();
    const recorded = { ...attempt, said: placed.failure };
    expect(await restarted.settle(handle, recorded)).toMatchObject({ outcome: 'doubtful', failure: { refused: true } });
    bench.clock.pass(16 * MINUTE_MS);
    expect(await restarted.settle(handle, recorded)).toMatchObject({ outcome: 'refused', failure: { money: 'none' } });
  });
});

describe('a price that moved and was approved again', () => {
  it('is bought without waiting for the id that was never sent', async () => {
    const { handle, request } = await prepared();
    bench.clock.pass(2 * MINUTE_MS);
    const approvedAgain = anAttempt(bench.clock, { previous: handle });
    const again = await bench.azure.prepare(request, approvedAgain);
    expect(again).toMatchObject({ outcome: 'ready' });
  });

  it('waits for an id that may have been sent after the approval', async () => {
    const { handle, request, attempt } = await prepared();
    bench.clock.pass(2 * MINUTE_MS);
    expect(await bench.azure.prepare(request, { ...attempt, previous: handle })).toMatchObject({ outcome: 'waiting' });
  });
});
