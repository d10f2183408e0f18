import { start, type Started } from '../support/start';

let started: Started;
beforeAll(async () => {
  started = await start();
});
afterAll(() => started.close());

const list = async (name: string) => {
  const of = `/customers/${await started.customer(name)}/subscriptions`;
  return { of, items: (await started.api('GET', of)).list() };
};

test('Contoso has an active Azure plan with three Azure subscriptions', async () => {
  const { of, items } = await list('Contoso');
  expect(items).toMatchObject([{ friendlyName: 'Contoso Azure plan', status: 'active', billingType: 'usage' }]);
  const plan = String(items[0]?.id);
  const one = await started.api('GET', `${of}/${plan}/azureentitlements`);
  expect(one.list()).toHaveLength(3);
  expect(one.at('items.0')).toMatchObject({ status: 'active', subscriptionId: plan });
  const other = await started.api('GET', `${of}/${plan}/azureEntitlements/${one.string('items.0.id').toUpperCase()}`);
  expect(other.at('id')).toBe(one.at('items.0.id'));
});

test('ids are compared without regard to case', async () => {
  const { of, items } = await list('Adventure Works');
  const id = String(items[0]?.id);
  expect(id).toBe(id.toUpperCase());
  expect((await started.api('GET', `${of}/${id.toLowerCase()}`)).at('id')).toBe(id);
});

test('a customer can have no subscription, and an unknown one is 404 20003', async () => {
  const { of, items } = await list('Trey Research');
  expect(items).toEqual([]);
  const refused = await started.api('GET', `${of}/9f1d7c55-0000-4000-8000-000000000000`);
  expect([refused.status, refused.at('code')]).toEqual([404, '20003']);
});

test('subscriptions can be asked for by the order that brought them', async () => {
  const { of, items } = await list('Northwind Traders');
  const wanted = items[1];
  const found = await started.api('GET', `${of}?order_id=${String(wanted?.orderId)}`);
  expect(found.list().map((one) => one.id)).toEqual([wanted?.id]);
});
