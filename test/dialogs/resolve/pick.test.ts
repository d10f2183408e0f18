import { nearest, pick } from '../../../dialogs/resolve/pick';

const NAMES = ['Contoso', 'Contoso Retail', 'Fabrikam', 'Northwind Traders', 'Wind Farm'];
const names = (name: string) => [name];

test.each<[string, object]>([
  ['contoso', { outcome: 'one', value: 'Contoso' }],
  ['CONTOSO RETAIL', { outcome: 'one', value: 'Contoso Retail' }],
  ['fab', { outcome: 'one', value: 'Fabrikam' }],
  ['traders', { outcome: 'one', value: 'Northwind Traders' }],
  ['wind', { outcome: 'one', value: 'Wind Farm' }],
  ['conto', { outcome: 'several', candidates: ['Contoso', 'Contoso Retail'] }],
  ['nothing at all', { outcome: 'none', near: [] }],
  ['fabirkam', { outcome: 'none', near: ['Fabrikam'] }],
  ['', { outcome: 'none', near: [] }],
  ['  --', { outcome: 'none', near: [] }],
])('%j', (text, expected) => {
  expect(pick(text, NAMES, names)).toEqual(expected);
});

test('the nearest come first, and a short text is near little', () => {
  expect(nearest('northwnd', NAMES, names)).toEqual(['Northwind Traders']);
  expect(nearest('xy', NAMES, names)).toEqual([]);
});
