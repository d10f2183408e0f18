import { createIndex, rankChoices } from '../../dialogs/typeahead';
import { makeCatalogue } from '../../deployment/sandbox/partner-center/data/catalogue';
import { makeCustomers } from '../../deployment/sandbox/partner-center/data/customers';
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

describe('searching a whole catalogue of 20,000 lines', () => {
  const catalogue = makeCatalogue(1).products.flatMap((product) => product.skus());
  const whole = createIndex([...new Set(catalogue.map(({ armSkuName }) => armSkuName))], (sku) => sku);

  test.each([
    ['d2', ['Standard_D2_v5', 'Standard_D2_v4']],
    ['d2s', ['Standard_D2s_v6', 'Standard_D2s_v5', 'Standard_D2s_v4']],
    ['d2s v5', ['Standard_D2s_v5', 'Standard_D2ds_v5']],
    ['d2sv5', ['Standard_D2s_v5']],
    ['std d4s', ['Standard_D4s_v6', 'Standard_D4s_v5']],
    ['Standard_D4s', ['Standard_D4s_v6', 'Standard_D4s_v5']],
    ['d4 v5', ['Standard_D4_v5', 'Standard_D4s_v5', 'Standard_D4d_v5']],
    ['d4v5', ['Standard_D4_v5', 'Standard_D4s_v5']],
    ['D4s-v5', ['Standard_D4s_v5']],
    ['e16', ['Standard_E16_v5']],
    ['e16s', ['Standard_E16s_v6', 'Standard_E16s_v5']],
    ['b2ms', ['Standard_B2ms']],
    ['m128', ['Standard_M128s', 'Standard_M128ms']],
    ['a100', ['Standard_NC24ads_A100_v4']],
    ['nc24ads a100', ['Standard_NC24ads_A100_v4']],
    ['l8', ['Standard_L8s_v3', 'Standard_L8s_v2']],
    ['d4as', ['Standard_D4as_v6', 'Standard_D4as_v5', 'Standard_D4as_v4']],
    ['premium p40', ['Premium_SSD_P40']],
    ['gp gen5', ['SQLDB_GP_Compute_Gen5', 'SQLMI_GP_Compute_Gen5']],
    ['p1v3', ['App_Service_Premium_P1v3']],
    ['cosmos', ['CosmosDB_1M_RUs', 'CosmosDB_100_RUs']],
    ['cosmso', ['CosmosDB_1M_RUs']],
    ['d4s_v7', ['Standard_D4s_v6', 'Standard_D4s_v5']],
  ])('"%s" finds %j first', (text, first) => {
    expect(whole.search(text, 15).slice(0, first.length)).toEqual(first);
  });

  const names = createIndex(makeCustomers(1), ({ name, domain }) => `${name} ${domain}`);
  test.each([
    ['cont', ['Contoso', 'Contoso Retail']],
    ['contso', ['Contoso', 'Contoso Retail']],
    ['fabrikm', ['Fabrikam', 'Fabrikam Residences']],
    ['retail', ['Contoso Retail']],
    ['conto ret', ['Contoso Retail']],
    ['northwindt', ['Northwind Traders']],
    ['adventure works', ['Adventure Works', 'Adventure Works Cycles']],
    ['fabrikamresidences.onmicrosoft.com', ['Fabrikam Residences']],
  ])('among all customers "%s" finds %j first', (text, first) => {
    expect(
      names
        .search(text, 15)
        .slice(0, first.length)
        .map(({ name }) => name),
    ).toEqual(first);
  });

  test('what is no slip of anything finds nothing', () => {
    expect(whole.search('quux9', 5)).toEqual([]);
    expect(names.search('zzzzzz', 5)).toEqual([]);
  });
});
