import type { BillingScope, Customer } from '../../../../bot/commerce/commerce';
import type { AzureCatalogueItem } from '../../../../bot/commerce/azure/catalogue-items';
import { azureFor, createClock, json, startBench, startScripted, type Bench } from './bench';

const customer: Customer = { backend: 'azure', id: 't', name: 'Somebody' };
const billingScope = {
  id: 's',
  name: 'S',
  kind: 'azure-subscription',
  status: 'Enabled',
  eligible: true,
} as BillingScope;

describe('the catalogue of a subscription', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await startBench()));
  afterEach(() => bench.close());

  const load = async (azure = bench.azure) => {
    const [lamna] = await bench.azure.customers('lamna');
    if (!lamna) throw new Error('no customer');
    return azure.catalogue({ customer: lamna });
  };

  test('holds every page, region, type and term that can be bought', async () => {
    const { items, fetchedAt } = await load();
    expect(fetchedAt).toBe('2026-11-21T10:00:00.000Z');
    const refs = items.map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs).toContain('VirtualMachines/Standard_E32s_v5/eastus2/P3Y');
    expect(refs).toContain('SqlDatabases/SQLDB_GP_Compute_Gen5/westeurope/P1Y');
    // 15 machines with two terms and one with a restricted one, a database with two, a PTU with two: in two regions.
    expect(items).toHaveLength(2 * (15 * 2 + 1 + 2 + 2));
    const item = items.find(({ ref }) => ref === 'VirtualMachines/Standard_D8s_v5/westeurope/P1Y');
    expect(item).toMatchObject({
      sku: 'Standard_D8s_v5',
      regionTitle: 'West Europe',
      billingPlans: ['Upfront', 'Monthly'],
      flexibility: { group: 'Dsv5 Series', ratio: 4 },
      facts: { Cores: '8' },
    });
  });

  test('leaves out restricted terms and terms that nobody knows', async () => {
    const refs = (await load()).items.map(({ ref }) => ref);
    expect(refs).toContain('VirtualMachines/Standard_F4s_v2/westeurope/P3Y');
    expect(refs).not.toContain('VirtualMachines/Standard_F4s_v2/westeurope/P1Y');
    expect(refs.filter((ref) => ref.includes('OpenAIPTU'))).toEqual([
      'OpenAIPTU/PTU/eastus2/P1M',
      'OpenAIPTU/PTU/eastus2/P1Y',
      'OpenAIPTU/PTU/westeurope/P1M',
      'OpenAIPTU/PTU/westeurope/P1Y',
    ]);
  });

  test('is kept for a day, answers at once after it, and is fetched anew behind that', async () => {
    const first = await load();
    bench.clock.pass(23 * 3_600_000);
    expect((await load()).fetchedAt).toBe(first.fetchedAt);
    bench.clock.pass(2 * 3_600_000);
    expect((await load()).fetchedAt).toBe(first.fetchedAt);
    let { fetchedAt } = first;
    while (fetchedAt === first.fetchedAt) {
      await new Promise((resolve) => setImmediate(resolve));
      ({ fetchedAt } = await load());
    }
    expect(fetchedAt).toBe('2026-11-22T11:00:00.000Z');
  });

  test('is not kept with holes that an outage made', async () => {
    bench.simulation.faults.add({ path: 'location=eastus2', fault: 'status', status: 500, times: 50 });
    await expect(load()).rejects.toMatchObject({ retry: true });
    bench.simulation.faults.clear();
    expect((await load()).items.some(({ region }) => region === 'eastus2')).toBe(true);
  });

  test('survives a type that is not sold somewhere', async () => {
    bench.simulation.faults.add({
      path: 'reservedResourceType=SqlDatabases&location=eastus2',
      fault: 'status',
      status: 400,
    });
    const refs = (await load()).items.map(({ ref }) => ref);
    expect(refs.some((ref) => ref.startsWith('SqlDatabases/'))).toBe(true);
    expect(refs.some((ref) => ref.includes('/eastus2/') && ref.startsWith('SqlDatabases/'))).toBe(false);
  });

  test('fails when nothing of it can be read', async () => {
    bench.simulation.faults.add({ path: '/catalogs', fault: 'status', status: 403, times: 100 });
    await expect(load()).rejects.toMatchObject({ name: 'BotError' });
  });
});

async function shelfOf(body: (url: string) => unknown): Promise<{ items: AzureCatalogueItem[]; calls: number }> {
  const server = await startScripted((_request, response) => json(response, 200, body(server.url)));
  const azure = azureFor(server.url, createClock());
  const place = { subscriptionId: 's', type: 'VirtualMachines', region: 'eastus', regionTitle: 'East US' };
  try {
    return { items: await azure.shelf(place), calls: server.seen.length };
  } finally {
    await server.close();
  }
}

const entry = {
  name: 'Standard_X1',
  terms: ['P1Y', 'P3Y'],
  billingPlans: { P1Y: ['Upfront'], P3Y: null },
  locations: null,
};

test('the older shape, a bare array, is read as well', async () => {
  const { items } = await shelfOf(() => [entry]);
  expect(items.map(({ term, billingPlans }) => [term, billingPlans])).toEqual([
    ['P1Y', ['Upfront']],
    ['P3Y', []],
  ]);
});

test('a region that is restricted is left out', async () => {
  const restrictions = [{ type: 'Location', values: ['EastUS'], reasonCode: 'NotAvailableForSubscription' }];
  expect((await shelfOf(() => ({ value: [{ ...entry, restrictions }], nextLink: null }))).items).toEqual([]);
});

test('a link to another host is not followed', async () => {
  const page = { value: [entry], nextLink: 'https://elsewhere.invalid/catalogs?$skip=50' };
  await expect(shelfOf(() => page)).rejects.toMatchObject({ code: 'PROVIDER_UNREADABLE' });
});

test('pages that link in a circle end', async () => {
  await expect(shelfOf((url) => ({ value: [], nextLink: `${url}/again` }))).rejects.toMatchObject({
    code: 'PROVIDER_UNREADABLE',
  });
});

test('a customer without a subscription that can pay has no catalogue', async () => {
  const server = await startScripted((_request, response) => json(response, 200, { value: [] }));
  const azure = azureFor(server.url, createClock());
  await expect(azure.catalogue({ customer })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await server.close();
});

test('without named regions the physical ones of the subscription are asked', async () => {
  const locations = [
    { name: 'westeurope', displayName: 'West Europe', metadata: { regionType: 'Physical' } },
    { name: 'europe', displayName: 'Europe', metadata: { regionType: 'Logical' } },
  ];
  const server = await startScripted((request, response) =>
    json(response, 200, { value: request.url?.includes('/locations') ? locations : [entry] }),
  );
  const azure = azureFor(server.url, createClock(), { regions: undefined, resourceTypes: ['VirtualMachines'] });
  const { items } = await azure.catalogue({ customer, billingScope });
  await server.close();
  expect([...new Set(items.map(({ region }) => region))]).toEqual(['westeurope']);
});
