import { list, openShop, type Shop } from './shop';
import type { Reply } from '../http/scripted-server';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const LIST = 'GET /v1/customers';
const company = (id: string, companyName: string, domain = 'x.onmicrosoft.com') => ({
  id,
  companyProfile: { companyName, domain, address: undefined },
});
const page = (items: object[], uri: string, token: string, more: object = {}): Reply => ({
  json: {
    totalCount: 1,
    items,
    links: { next: { uri, method: 'GET', headers: [{ key: 'MS-ContinuationToken', value: token }] } },
    ...more,
  },
});

test('all pages are read whatever the total says, by links with and without version, headers copied', async () => {
  shop.server.on(
    LIST,
    page([company('1', 'Alpha')], '/customers?size=1?seekOperation=Next', 'token-1'),
    page([company('2', 'Beta')], '/v1/customers?size=1&seekOperation=Next', 'token-2'),
    list(company('3', 'Gamma')),
  );
  expect((await shop.partnerCenter.customers('')).map(({ name }) => name)).toEqual(['Alpha', 'Beta', 'Gamma']);
  const [, second, third] = shop.server.requests(LIST);
  expect(second!.headers['ms-continuationtoken']).toBe('token-1');
  expect([...second!.query]).toEqual([
    ['size', '1'],
    ['seekOperation', 'Next'],
  ]);
  expect(third!.headers['ms-continuationtoken']).toBe('token-2');
});

test('a list that leads back to itself ends', async () => {
  shop.server.on(LIST, page([company('1', 'Alpha')], '/customers?seekOperation=Next', 'same'));
  expect((await shop.partnerCenter.customers('')).length).toBeLessThanOrEqual(2);
  expect(shop.server.count(LIST)).toBe(2);
});

test('a link to another host is not followed', async () => {
  shop.server.on(LIST, page([company('1', 'Alpha')], 'https://evil.example/v1/customers', 'x'));
  await expect(shop.partnerCenter.customers('')).rejects.toThrow('another host');
});

test('names, domains and ids are searched in the list, which is read once', async () => {
  shop.server.on(
    LIST,
    list(company('AB-1', 'Contoso "Süd" & Söhne'), company('2', 'Fabrikam', 'contoso-lab.com'), { id: '' }),
  );
  const find = async (text: string) => (await shop.partnerCenter.customers(text)).map(({ id }) => id);
  await shop.partnerCenter.customers('');
  expect(await find('süd" &')).toEqual(['AB-1']);
  expect(await find('CONTOSO')).toEqual(['AB-1', '2']);
  expect(await find('ab-1')).toEqual(['AB-1']);
  expect(await find('nobody')).toEqual([]);
  expect(shop.server.count(LIST)).toBe(1);
});

test('before the list is there, Partner Center searches beginnings, with any text', async () => {
  shop.server.on(LIST, ({ query }) => (query.has('filter') ? list(company('9', 'A "quoted" & Co')) : { status: 500 }));
  expect((await shop.partnerCenter.customers('A "quoted" &')).map(({ id }) => id)).toEqual(['9']);
  const filter = shop.server
    .requests(LIST)
    .find(({ query }) => query.has('filter'))!
    .query.get('filter');
  expect(JSON.parse(filter!)).toEqual({ Field: 'CompanyName', Value: 'A "quoted" &', Operator: 'starts_with' });
});

test('an old list is answered at once and renewed behind the scenes', async () => {
  shop.server.on(LIST, list(company('1', 'Alpha')), list(company('1', 'Alpha'), company('2', 'Beta')));
  await shop.partnerCenter.customers('');
  shop.at('2026-11-21T10:30:00Z');
  expect(await shop.partnerCenter.customers('')).toHaveLength(1);
  for (let tries = 0; shop.server.count(LIST) < 2 && tries < 100; tries++)
    await new Promise((done) => setTimeout(done, 5));
  await new Promise((done) => setTimeout(done, 20));
  expect(await shop.partnerCenter.customers('')).toHaveLength(2);
});

test('the market comes from the company, else from the bill', async () => {
  const billing = { billingProfile: { defaultAddress: { country: 'ch' } } };
  shop.server.on('GET /v1/customers/1', { json: { ...company('1', 'Alpha'), ...billing } });
  expect(await shop.partnerCenter.customer('1')).toMatchObject({ country: 'CH', name: 'Alpha' });
  shop.server.on('GET /v1/customers/2', { json: company('2', 'Beta') });
  await expect(shop.partnerCenter.customer('2')).rejects.toThrow('country of Beta');
});
