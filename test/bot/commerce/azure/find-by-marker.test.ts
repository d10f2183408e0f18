import { anAttempt, someRequest, startBench, type Bench } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const iso = (ms: number) => new Date(ms).toISOString();

it('finds what was bought under our mark, and calls its absence conclusive only late and in a list that shows orders', async () => {
  const { azure, clock } = bench;
  const request = await someRequest(azure);
  const since = clock();
  clock.pass(21 * 60_000);
  // An empty list may be all that this caller is ever shown.
  expect(await azure.findByMarker(request, anAttempt(clock), iso(since))).toEqual({ found: false, conclusive: false });

  const ours = anAttempt(clock);
  const ready = await azure.prepare(request, ours);
  if (ready.outcome !== 'ready') throw new Error(ready.outcome);
  await azure.place(ready.handle, ours);
  const found = await azure.findByMarker(request, ours, iso(since));
  expect(found).toMatchObject({ found: true, providerOrderId: ready.handle.key });

  const other = anAttempt(clock, { orderId: 'R-OTHER' });
  expect(await azure.findByMarker(request, other, iso(since))).toEqual({ found: false, conclusive: true });
  expect(await azure.findByMarker(request, other, iso(clock()))).toEqual({ found: false, conclusive: false });
  expect(await azure.markedOrders(request)).toMatchObject([
    { orderId: ours.orderId, providerOrderId: ready.handle.key },
  ]);
});
