import { azureFor, createClock, json, someRequest, startBench, startScripted } from './bench';

test('compares a quoted price with the list, page by page, without a token, once a day', async () => {
  const bench = await startBench();
  const { azure, clock } = bench;
  const request = await someRequest(azure);
  const { price } = await azure.quote(request);
  const savings = await azure.savings(request.item, request.quantity, price);
  expect(savings).toMatchObject({ savingPercent: 38, breakEven: { month: 8, date: '2027-07-21' } });
  expect(savings?.payAsYouGo.total.currency).toBe('EUR');
  const asked = bench.simulation.count('GET', '/retail/');
  expect(asked).toBe(2);
  await azure.savings(request.item, 7, price);
  expect(bench.simulation.count('GET', '/retail/')).toBe(asked);
  clock.pass(25 * 3_600_000);
  await azure.savings(request.item, 7, price);
  expect(bench.simulation.count('GET', '/retail/')).toBe(2 * asked);
  const listed = await azure.savings(request.item, request.quantity);
  expect(listed?.label).toMatch(/list prices/);
  expect(listed?.savingPercent).toBe(38);
  await bench.close();
});

const item = { sku: "Standard_D4s'v5", region: 'westeurope', term: 'P1Y' } as Parameters<
  ReturnType<typeof azureFor>['savings']
>[0];

test('asks narrowly and without what breaks the paging', async () => {
  const server = await startScripted((_request, response) => json(response, 200, { Items: [], NextPageLink: null }));
  const azure = azureFor(server.url, createClock(), { retailPricesUrl: server.url });
  expect(await azure.savings(item, 1)).toBeUndefined();
  const query = new URL(server.seen[0]?.url ?? '', server.url).searchParams;
  expect(query.get('$filter')).toBe(
    "armSkuName eq 'Standard_D4s''v5' and armRegionName eq 'westeurope' and (priceType eq 'Consumption' or priceType eq 'Reservation')",
  );
  expect(query.get('currencyCode')).toBe("'USD'");
  expect(query.has('$top') || query.has('$orderby')).toBe(false);
  expect(server.seen[0]?.headers.authorization).toBeUndefined();
});

test.each([
  ['a link to another host', 200, { Items: [], NextPageLink: 'https://elsewhere.invalid/' }],
  ['a refusal', 400, {}],
  ['another shape', 200, { value: [] }],
])('%s is an error', async (_name, status, body) => {
  const server = await startScripted((_request, response) => json(response, status, body));
  const azure = azureFor(server.url, createClock(), { retailPricesUrl: server.url });
  await expect(azure.savings(item, 1)).rejects.toMatchObject({ name: 'BotError' });
});
