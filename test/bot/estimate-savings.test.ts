import type { CatalogueItem } from '../../bot/commerce/commerce';
import { botError } from '../../bot/errors';
import { briefly } from '../../bot/estimate-savings';
import type { OrderSavings } from '../../bot/orders/savings';

const ITEM = {} as CatalogueItem;
const SAVINGS = { savingPercent: 38.2 } as OrderSavings;
const told: unknown[] = [];
const log = { info: (what: object) => void told.push(what) } as unknown as Parameters<typeof briefly>[1];

test('answers what comes in time', async () => {
  await expect(briefly(async () => SAVINGS, log)(ITEM, 3)).resolves.toBe(SAVINGS);
});

test('leaves out what does not come', async () => {
  await expect(briefly(() => new Promise(() => undefined), log)(ITEM, 3)).resolves.toBeUndefined();
});

test('leaves out what fails, and logs why', async () => {
  await expect(briefly(() => Promise.reject(botError('UNKNOWN_TICKET')), log)(ITEM, 3)).resolves.toBeUndefined();
  expect(told).toEqual([{ code: 'UNKNOWN_TICKET' }]);
});
