import { readParts } from '../../../bot/commands/read-parts';

it.each([
  ['d4s v5 in west europe for Contoso page 2', { rest: 'd4s v5', region: 'west europe', customer: 'Contoso', page: 2 }],
  ['for Contoso in westeurope d4s', { rest: '', region: 'westeurope d4s', customer: 'Contoso', page: 1 }],
  ['', { rest: '', page: 1 }],
  ['page 0', { rest: '', page: 1 }],
  ['pages of Contoso', { rest: 'pages', customer: 'Contoso', page: 1 }],
  ['x for Homes for Heroes', { rest: 'x', customer: 'Homes for Heroes', page: 1 }],
  ['x for "Made in Germany GmbH"', { rest: 'x', customer: 'Made in Germany GmbH', page: 1 }],
  ['x for „Haus in Köln“ in westeurope', { rest: 'x', customer: 'Haus in Köln', region: 'westeurope', page: 1 }],
  ['for O"Neill', { rest: '', customer: 'O"Neill', page: 1 }],
])('reads %s', (text, parts) => {
  expect(readParts(text)).toEqual(parts);
});

it('leaves words alone that introduce nothing here', () => {
  expect(readParts('Bank of Scotland in Leith page 3', [])).toEqual({ rest: 'Bank of Scotland in Leith', page: 3 });
});

it('takes no more time for long nonsense than for short', () => {
  const long = `${'"'.repeat(20_000)} ${'page '.repeat(4000)}`;
  expect(readParts(long).page).toBe(1);
});
