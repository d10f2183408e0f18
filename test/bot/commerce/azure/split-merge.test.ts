import { bought, startBench, type Bench } from './bench';

describe('splitting, merging, moving', () => {
  let bench: Bench;
  let id: string;
  let orderId: string;
  beforeEach(async () => {
    bench = await startBench();
    ({ reservationId: id, orderId } = await bought(bench, { quantity: 5 }));
  });
  afterEach(() => bench.close());

  const active = (list: { provisioningState?: string }[]) =>
    list.filter((one) => one.provisioningState === 'Succeeded');

  test('a split and a merge give back what there was', async () => {
    const parts = await bench.azure.split(id, [2, 3]);
    expect(active(parts)).toHaveLength(2);
    expect(parts.map(({ id: one }) => one).join()).not.toContain('revisions');
    const [first, second] = active(parts) as typeof parts;
    const merged = await bench.azure.merge([first?.id ?? '', second?.id ?? '']);
    expect(active(merged)).toMatchObject([{ quantity: 5 }]);
    expect(
      merged.find(({ provisioningState }) => provisioningState === 'Cancelled')?.mergeProperties?.mergeDestination,
    ).toBeDefined();
  });

  test('quantities that do not add up are refused', async () => {
    await expect(bench.azure.split(id, [2, 2])).rejects.toMatchObject({ code: 'BadRequest', retry: false });
  });

  test('a lost answer is not repeated and is said to be unclear', async () => {
    bench.simulation.faults.add({ path: '/split', fault: 'cut-after' });
    await expect(bench.azure.split(id, [2, 3])).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    expect(bench.simulation.count('POST', '/split')).toBe(1);
  });

  test('accepted for later: the reservations of the order are read', async () => {
    bench.simulation.faults.add({ path: '/split', fault: 'status', status: 202, body: '', after: true });
    expect(await bench.azure.split(id, [2, 3])).toHaveLength(3);
  });

  test('reservations of two orders are not merged', async () => {
    const other = (await bought(bench, {}, 'R-OTHER2')).reservationId;
    await expect(bench.azure.merge([id, other])).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(bench.simulation.count('POST', '/merge')).toBe(0);
  });

  test('a change of directory tells for each part whether it moved', async () => {
    const change = await bench.azure.changeDirectory(orderId, '2b7d0c5e-6f1a-4c3b-8d9e-0a1b2c3d4e5f');
    expect(change.reservationOrder).toMatchObject({ id: orderId, isSucceeded: true });
    expect(change.reservations).toHaveLength(1);
  });
});
