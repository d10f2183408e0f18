import { startBench, type Bench } from './bench';

describe('tenants and subscriptions stand for customers and billing scopes', () => {
  let bench: Bench;
  beforeAll(async () => (bench = await startBench()));
  afterAll(() => bench.close());

  test('customers are found by name, domain and id', async () => {
    const all = await bench.azure.customers('');
    expect(all.map(({ name }) => name)).toEqual(['Lamna Healthcare', 'Relecloud']);
    const [lamna] = await bench.azure.customers(' LAMNA ');
    expect(lamna).toMatchObject({ backend: 'azure', domain: 'lamnahealthcare.example', country: 'DE' });
    expect(await bench.azure.customers('relecloud.ex')).toHaveLength(1);
    expect(await bench.azure.customers(lamna?.id ?? '')).toEqual([lamna]);
    expect(await bench.azure.customers('nobody')).toEqual([]);
    expect(await bench.azure.customer(lamna?.id.toUpperCase() ?? '')).toEqual(lamna);
  });

  test('an unknown tenant is said to be unknown', async () => {
    await expect(bench.azure.customer('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('only enabled subscriptions can pay, and only those can be scopes', async () => {
    const [lamna] = await bench.azure.customers('lamna');
    if (!lamna) throw new Error('no customer');
    const scopes = await bench.azure.billingScopes(lamna);
    const disabled = scopes.find(({ name }) => name === 'Old portal');
    expect(disabled).toMatchObject({ kind: 'azure-subscription', status: 'Disabled', eligible: false });
    expect(disabled?.reason).toContain('Disabled');
    const usable = scopes.find(({ eligible }) => eligible)?.azureSubscriptions.map(({ name }) => name);
    expect(usable).toEqual(['Clinical systems', 'Research lab', 'Bought from a partner', 'Locked down']);
  });

  test('what is asked twice at once is fetched once; what failed is asked again', async () => {
    const azure = bench.another();
    bench.simulation.faults.add({ path: '/subscriptions\\?', fault: 'status', status: 403 });
    await expect(azure.customers('')).rejects.toMatchObject({ name: 'BotError' });
    const before = bench.simulation.count('GET', '/subscriptions?');
    await Promise.all([azure.customers(''), azure.customers('lamna')]);
    expect(bench.simulation.count('GET', '/subscriptions?')).toBe(before + 1);
  });
});
