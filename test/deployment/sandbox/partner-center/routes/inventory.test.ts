import { findSku, type Found } from '../support/purchase';
import { start, type Started } from '../support/start';

let started: Started;
let found: Found;
beforeAll(async () => {
  started = await start();
  found = await findSku(started);
});
afterAll(() => started.close());

const ask = (targetItems: unknown[], inventoryContext: unknown, spelling = 'checkInventory') =>
  started.api('POST', `/extensions/product/${spelling}?country=DE`, {
    TargetItems: targetItems,
    InventoryContext: inventoryContext,
  });

test('the answer is a bare list, and the path can be written in both ways', async () => {
  const items = [{ ProductId: found.productId, SkuId: found.skuId }];
  const context = { customerId: found.customerId, azureSubscriptionId: found.payerId, armRegionName: 'westeurope' };
  for (const spelling of ['checkInventory', 'checkinventory']) {
    const reply = await ask(items, context, spelling);
    expect(reply.json).toEqual([
      { productId: found.productId, skuId: found.skuId, isRestricted: false, restrictions: [] },
    ]);
  }
});

test('what is unknown is left out', async () => {
  const reply = await ask([{ ProductId: 'DZH318Z0NONE' }, { ProductId: found.productId, SkuId: 'ZZZZ' }], {});
  expect(reply.json).toEqual([]);
});

test('without a SKU all of the product in the region are judged, and some are restricted', async () => {
  const items = (await ask([{ ProductId: found.productId }], { armRegionName: 'japanwest' })).list('');
  const restricted = items.filter((item) => item.isRestricted);
  expect(restricted.length).toBeGreaterThan(0);
  expect(restricted.length).toBeLessThan(items.length);
  expect(restricted[0]?.restrictions).toMatchObject([
    { reasonCode: 'NotAvailableForSubscription', properties: { type: 'Location', values: 'japanwest' } },
  ]);
});

test('a subscription of somebody else is refused', async () => {
  const context = { customerId: found.customerId, azureSubscriptionId: '9f1d7c55-0000-4000-8000-000000000000' };
  const reply = await ask([{ ProductId: found.productId }], context);
  expect([reply.status, reply.at('code')]).toEqual([400, '800011']);
});
