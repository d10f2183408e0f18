import { createIndex, rankChoices } from '../../dialogs/typeahead';
import { CUSTOMERS, ITEMS } from './fixture';

const SKUS = [...new Set(ITEMS.map(({ sku }) => sku))];
const skus = createIndex(SKUS, (sku) => sku);

describe('searching SKUs', () => {
  test.each([
    ['d2s', 'Standard_D2s_v5'],
    ['D2s_v5', 'Standard_D2s_v5'],
    ['d2s v5', 'Standard_D2s_v5'],
    ['standard_d2s_v5', 'Standard_D2s_v5'],
    ['Standard D4', 'Standard_D4s_v5'],
    ['d4 v5', 'Standard_D4s_v5'],
    ['d4v5', 'Standard_D4s_v5'],
    ['e4', 'Standard_E4s_v5'],
    ['b2', 'Standard_B2ms'],
    ['cosmos', 'CosmosDB_100RU'],
    ['100ru', 'CosmosDB_100RU'],
  ])('"%s" finds %s first', (text, sku) => {
    expect(skus.search(text, 5)[0]).toBe(sku);
  });

  test('a number is not the beginning of a longer one, but that is offered later', () => {
    const found = skus.search('d2', 10);
    expect(found.slice(0, 3).toSorted()).toEqual(['Standard_D2as_v5', 'Standard_D2s_v3', 'Standard_D2s_v5']);
    expect(found).toContain('Standard_D20s_v5');
    expect(found).not.toContain('Standard_E8s_v5');
  });

  test('what fits nothing finds nothing, and nothing finds the first ones', () => {
    expect(skus.search('zzz', 5)).toEqual([]);
    expect(skus.search('', 3)).toEqual(SKUS.slice(0, 3));
    expect(skus.search(' _ ', 3)).toEqual(SKUS.slice(0, 3));
  });
});

describe('searching customers', () => {
  const customers = createIndex(CUSTOMERS, ({ name, domain }) => `${name} ${domain}`);
  test.each([
    ['contoso', 'Contoso Ltd'],
    ['retail', 'Contoso Retail'],
    ['con ret', 'Contoso Retail'],
    ['muller', 'Müller & Söhne GmbH'],
    ['MÜLLER', 'Müller & Söhne GmbH'],
    ['toys', 'Tailspin Toys'],
    ['wideworld', 'Wide World Importers'],
    ['northwindtraders.ex', 'Northwind Traders'],
  ])('"%s" finds %s first', (text, name) => {
    expect(customers.search(text, 3)[0]?.name).toBe(name);
  });

  test('the beginning of a word comes before its middle', () => {
    const names = ['Bakery Tail', 'Retail One', 'Tailspin'].map((title) => ({ title }));
    expect(rankChoices('tail', names, 3).map(({ title }) => title)).toEqual(['Tailspin', 'Bakery Tail', 'Retail One']);
  });

  test('keeps to the limit', () => {
    expect(
      rankChoices(
        'o',
        CUSTOMERS.map(({ name }) => ({ title: name })),
        2,
      ),
    ).toHaveLength(2);
  });
});
