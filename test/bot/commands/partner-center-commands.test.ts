import { readCommand } from '../../../bot/commands/table';

/** What the words are taken for: the example of the command, and what it was given. */
function taken(text: string) {
  const found = readCommand(text);
  const given = Object.fromEntries(Object.entries(found?.given ?? {}).filter(([, value]) => value));
  return found && [found.command.example, given];
}

it.each<[string, string, object]>([
  ['buy azure plan for Trey Research', 'buy azure plan for Trey Research', { customer: 'Trey Research' }],
  ['please buy an Azure plan for Trey', 'buy azure plan for Trey Research', { customer: 'Trey' }],
  ['bestelle einen Azure-Plan für Trey', 'buy azure plan for Trey Research', { customer: 'Trey' }],
  ['customer Contoso', 'customer Contoso', { name: 'Contoso' }],
  ['customers', 'customers north', {}],
  ['order R-7K2M9Q', 'order R-7K2M9Q', { rest: ' R-7K2M9Q' }],
  ['order 0f22fc85ebf1 for Contoso', 'order R-7K2M9Q', { rest: ' 0f22fc85ebf1 for Contoso' }],
  ['order for Contoso 0f22fc85ebf1', 'order R-7K2M9Q', { rest: ' for Contoso 0f22fc85ebf1' }],
  ['order 0f22fc85ebf1, Contoso', 'order R-7K2M9Q', { rest: ' 0f22fc85ebf1, Contoso' }],
  ['orders', 'orders failed customer Contoso since 2026-10', {}],
  ['orders 3', 'orders failed customer Contoso since 2026-10', { filters: '3' }],
  ['orders Contoso monthly', 'orders Contoso monthly', { rest: 'Contoso monthly' }],
  ['reservations of Contoso', 'reservations Northwind Traders', { rest: 'of Contoso' }],
  [
    'register Shops for Contoso Retail',
    'register Fabrikam, Fabrikam Azure plan',
    { scope: 'Shops', rest: 'Contoso Retail' },
  ],
  ['registration status of Fabrikam', 'registration Fabrikam', { rest: 'Fabrikam' }],
])('takes %s for a command', (text, example, given) => {
  expect(taken(text)).toEqual([example, given]);
});

it.each([
  'buy 2 Standard_D2s_v5 paid by Azure plan for Contoso',
  'buy 3 D2s_v5 for Contoso, subscription "Azure plan"',
])('leaves a reservation to the purchase: %s', (text) => {
  expect(taken(text)![0]).toMatch(/^buy 3 Standard_D2s_v5/);
});

it.each(['product: SQL Database', 'sku: Standard_D2s_v5', 'order', 'order me a pizza', 'ordered yesterday', 'Contoso'])(
  'takes %s for no command',
  (text) => {
    expect(taken(text)).toBeUndefined();
  },
);

it('gives every pattern long nonsense without hanging', () => {
  for (const word of ['order ', 'order for ', 'register ', 'buy azure plan for ', 'customers ', 'orders ', 'skus ']) {
    for (const filler of ['a ', ', ', 'for ', 'of a ', '-1', '1', '\n', ' ']) {
      for (const end of ['', 'x', ' !']) readCommand(word + filler.repeat(20_000) + end);
    }
  }
});
