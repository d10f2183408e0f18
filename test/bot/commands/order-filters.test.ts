import { fits, readFilters } from '../../../bot/commands/order-filters';
import { readCommand } from '../../../bot/commands/table';
import { sampleOrder } from '../../cards/sample-order';

const TODAY = '2026-11-21';

it.each([
  ['', {}, 1],
  ['3', {}, 3],
  ['mine', { isMine: true }, 1],
  ['failed mine page 2', { isMine: true, states: ['failed'] }, 2],
  ['customer Wide World Importers failed', { customer: 'Wide World Importers', states: ['failed'] }, 1],
  [
    'kunde Contoso seit 2026-10 bis 2026-10 seite 4',
    { customer: 'Contoso', since: '2026-10-01', until: '2026-10-31' },
    4,
  ],
  ['since 01.02.2026 until 2026-02', { since: '2026-02-01', until: '2026-02-28' }, 1],
  ['since 30 days', { since: '2026-10-22' }, 1],
  ['region westeurope sku D2s v5', { region: 'westeurope', sku: 'D2s v5' }, 1],
  ['state active expiring', { states: ['active', 'expiring'] }, 1],
  // A customer may be called like a state.
  ['customer Active', { customer: 'Active' }, 1],
])('"%s" narrows the list', (text, filters, page) => {
  const read = readFilters(text, TODAY);
  expect(read).toMatchObject({ filters, page });
  if ('unclear' in read) throw new Error('unclear');
  expect(Object.keys(read.filters).sort()).toEqual(Object.keys(filters).sort());
  // What the buttons of the next page carry means the same.
  expect(readFilters(`${read.said} page 9`, TODAY)).toMatchObject({ filters: read.filters, page: 9 });
});

it.each(['since', 'since yesterday', 'until 2026-13', 'Contoso', 'state blue', 'mine blue', 'page two'])(
  '"%s" is not guessed at',
  (text) => {
    expect(readFilters(text, TODAY)).toHaveProperty('unclear');
  },
);

it.each([
  ['orders', 'orders [mine]'],
  ['my orders', 'orders [mine]'],
  ['orders 2', 'orders [mine]'],
  ['orders page 2', 'orders [mine]'],
  ['orders pending', 'orders [mine]'],
  ['orders customer Contoso', 'orders [mine]'],
  // What the provider has is asked for by the customer alone.
  ['orders Contoso', 'orders <customer>'],
  ['orders for Contoso monthly', 'orders <customer>'],
  ['orders Minerva Health', 'orders <customer>'],
  ['orders Active Directory Ltd', 'orders [mine]'],
])('"%s" is %s', (text, usage) => {
  expect(readCommand(text)?.command.usage).toContain(usage);
});

it('fits by parts of names and by days, both ends included', () => {
  const order = sampleOrder();
  const { customer, item } = order.request;
  expect(fits(order, { customer: customer.name.slice(1, 5).toUpperCase() }, TODAY)).toBe(true);
  expect(fits(order, { sku: item.sku.replace(/_/g, ' ') }, TODAY)).toBe(true);
  expect(fits(order, { region: item.regionTitle }, TODAY)).toBe(true);
  expect(fits(order, { region: 'nowhere' }, TODAY)).toBe(false);
  expect(fits(order, { since: TODAY, until: TODAY }, TODAY)).toBe(true);
  expect(fits(order, { since: '2026-11-22' }, TODAY)).toBe(false);
  expect(fits(order, { until: '2026-11-20' }, TODAY)).toBe(false);
});
