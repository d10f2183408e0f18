import { textsFor } from '../../cards/texts';
import { resolve } from '../../dialogs/resolve';
import { draftOf } from '../../dialogs/draft';
import type { Customer } from '../../bot/commerce/commerce';
import type { PartialRequest } from '../../dialogs/slots';
import { CUSTOMERS, customerNamed, ITEMS, MemoryPort, scopesOf } from './fixture';

const WORDS = textsFor('en').dialog;
const COMPLETE: PartialRequest = {
  customer: 'Tailspin Toys',
  sku: 'Standard_D2s_v5',
  region: 'westeurope',
  term: 'P3Y',
  billingPlan: 'Monthly',
  quantity: '3',
};

async function resolved(change: PartialRequest = {}, port = new MemoryPort()) {
  return resolve({ ...COMPLETE, ...change }, {}, port, WORDS);
}

test('a complete draft becomes a request with defaults for what was not said', async () => {
  const { request, missing, problems, notes } = await resolved();
  expect(request).toMatchObject({ quantity: 3, renew: false, appliedScope: { type: 'Shared' } });
  expect({ missing, problems }).toEqual({ missing: [], problems: {} });
  expect(notes).toEqual(['Paid by "Azure plan", the only subscription that can.']);
});

test('choices are looked for only where a form will be shown', async () => {
  const [quick, shown] = [new MemoryPort(), new MemoryPort()];
  expect((await resolved({}, quick)).choices.sku).toBeUndefined();
  const { choices, request } = await resolve(COMPLETE, {}, shown, WORDS, undefined, true);
  expect(request).toBeDefined();
  expect(choices.sku).toEqual([{ title: 'Standard_D2s_v5', value: 'Standard_D2s_v5' }]);
  expect(choices.customer).toEqual([
    { title: 'Tailspin Toys (tailspintoys.example), via Partner Center', value: customerNamed('Tailspin Toys').id },
  ]);
  const searches = ({ lookups }: MemoryPort) => lookups.filter((what) => what === 'customers').length;
  expect([searches(quick), searches(shown)]).toEqual([1, 2]);
});

test('a problem that the parser found keeps the request from being complete', async () => {
  const { request, problems } = await resolve(
    { ...COMPLETE, term: undefined },
    { term: 'Two terms.' },
    new MemoryPort(),
    WORDS,
  );
  expect(request).toBeUndefined();
  expect(problems.term).toBe('Two terms.');
});

describe('the customer', () => {
  test.each([
    ['exact name', 'Contoso Ltd', 'Contoso Ltd'],
    ['name without regard to case and accents', 'muller & sohne gmbh', 'Müller & Söhne GmbH'],
    ['id', CUSTOMERS[2]!.id.toUpperCase(), 'Fabrikam'],
    ['domain', 'adventureworks.example', 'Adventure Works'],
    ['the only beginning', 'north', 'Northwind Traders'],
    ['the only middle', 'retail', 'Contoso Retail'],
  ])('is found by %s', async (_how, text, name) => {
    expect((await resolved({ customer: text })).customer?.name).toBe(name);
  });

  test.each([
    ['Contoso', 'Contoso Ltd (contosoltd.example) or Contoso Retail (contosoretail.example)'],
    ['Fabirkam', 'Did you mean Fabrikam?'],
    ['Nobody Known', 'I know no customer "Nobody Known".'],
  ])('%s is not guessed', async (text, told) => {
    const { customer, problems, request } = await resolved({ customer: text });
    expect(customer).toBeUndefined();
    expect(request).toBeUndefined();
    expect(problems.customer).toContain(told);
  });

  test('known to both back ends under one id is told apart by the back end', async () => {
    class TwoBackEnds extends MemoryPort {
      override async findCustomers(text: string): Promise<Customer[]> {
        const found = await super.findCustomers(text);
        return found.flatMap((one): Customer[] => [one, { ...one, backend: 'azure' }]);
      }
    }
    const port = new TwoBackEnds();
    const { problems, choices } = await resolved({ customer: 'Fabrikam' }, port);
    expect(problems.customer).toContain('via Azure');
    const azure = choices.customer!.find(({ title }) => title.endsWith('via Azure'))!;
    const again = await resolved({ customer: azure.value, subscription: 'Production' }, port);
    expect(again.request?.backend).toBe('azure');
    const edited = await resolve(draftOf(again.request!).typed, {}, port, WORDS);
    expect(edited.request).toEqual(again.request);
  });
});

describe('what pays', () => {
  test('is asked for when several can', async () => {
    expect((await resolved({ customer: 'Fabrikam' })).missing).toEqual(['subscription']);
  });

  test.each([
    ['Production', undefined],
    ['test', undefined],
    ['Nothing', 'has no subscription "Nothing". These can pay: Production or Test and development.'],
  ])('"%s"', async (subscription, problem) => {
    expect((await resolved({ customer: 'Fabrikam', subscription })).problems.subscription ?? '').toContain(
      problem ?? '',
    );
  });

  test('must be able to pay', async () => {
    const { problems } = await resolved({ subscription: 'Old one' });
    expect(problems.subscription).toContain('cannot pay for a reservation: It is suspended.');
  });
});

describe('the item', () => {
  test.each<[PartialRequest, keyof PartialRequest, string]>([
    [{ term: 'P5Y' }, 'term', 'Standard_D2s_v5 is sold in West Europe for 1 year and 3 years, not 5 years.'],
    [{ sku: 'Standard_D2s_v9' }, 'sku', 'Near it: Standard_D2s_v5'],
    [{ sku: 'Standard_D3s_v5' }, 'sku', 'Standard_D2s_v5'],
    [{ region: 'swedencentral' }, 'region', 'Standard_D2s_v5 is not sold in "Sweden Central"'],
    [{ product: 'Kubernetes' }, 'product', 'it has Reserved VM Instance and Azure Cosmos DB'],
    [{ billingPlan: 'Yearly' }, 'billingPlan', 'is "upfront" or "monthly"'],
    [{ quantity: '101' }, 'quantity', 'takes 1 to 100, not 101'],
    [{ quantity: '0' }, 'quantity', 'whole number'],
    [{ quantity: '1e2' }, 'quantity', 'whole number'],
    [{ displayName: 'a b' }, 'displayName', '"a-b" would do'],
    [{ displayName: 'x'.repeat(65) }, 'displayName', '55 at most'],
    [{ appliedScopeType: 'Planet' }, 'appliedScopeType', '"shared", "single"'],
    [{ appliedScopeType: 'ManagementGroup' }, 'appliedScopeType', 'does not sell for a management group'],
    [{ renew: 'perhaps' }, 'renew', '"yes" or "no"'],
    [{ reviewDate: '2027-02-30' }, 'reviewDate', 'no day'],
    [{ sku: 'CosmosDB_100RU', term: 'P1Y', instanceFlexibility: 'On' }, 'instanceFlexibility', 'Only virtual machines'],
  ])('%j is refused with what is right', async (change, slot, told) => {
    const { problems, request } = await resolved(change);
    expect(problems[slot]).toContain(told);
    expect(request).toBeUndefined();
  });

  test.each<[PartialRequest, object]>([
    [{ sku: 'd2s v5' }, { item: { sku: 'Standard_D2s_v5' } }],
    [{ region: 'West Europe' }, { item: { region: 'westeurope' } }],
    [{ sku: 'cosmosdb-100ru', term: 'P1Y' }, { item: { resourceType: 'CosmosDb' } }],
    [{ product: 'VirtualMachines' }, { item: { sku: 'Standard_D2s_v5' } }],
    [{ sku: 'M128ms', billingPlan: undefined }, { billingPlan: 'Upfront' }],
    [
      { appliedScopeType: 'Single', appliedSubscription: 'Dev' },
      { appliedScope: { type: 'Single', subscriptionId: /^30000000/ } },
    ],
  ])('%j is understood', async (change, expected) => {
    const { request } = await resolved(change);
    expect(request).toBeDefined();
    expect(JSON.parse(JSON.stringify(request))).toMatchObject(plainOf(expected));
  });

  test('sold twice under one SKU is not guessed', async () => {
    class TwoProducts extends MemoryPort {
      override async catalogue() {
        const twins = ITEMS.map((item) => ({ ...item, productId: 'OTHER', productTitle: 'Windows VM' }));
        return { items: [...ITEMS, ...twins], fetchedAt: '2026-11-21T09:00:00Z' };
      }
    }
    const { problems, request } = await resolved({}, new TwoProducts());
    expect(request).toBeUndefined();
    expect(problems.product).toContain('Reserved VM Instance or Windows VM');
    expect((await resolved({ product: 'Windows VM' }, new TwoProducts())).request?.item.productId).toBe('OTHER');
  });
});

describe('what only Azure takes at the purchase', () => {
  const GROUP = '/providers/Microsoft.Management/managementGroups/finance';
  const TENANT = '11111111-2222-4333-8444-555555555555';
  const { id } = customerNamed('Lamna Healthcare');

  test.each<[PartialRequest, object]>([
    [{ renew: 'yes' }, { renew: true }],
    [{ reviewDate: '2027-06-30' }, { reviewDateTime: '2027-06-30T00:00:00.000Z' }],
    [{ instanceFlexibility: 'Off' }, { instanceFlexibility: 'Off' }],
    [
      { appliedScopeType: 'ManagementGroup', managementGroup: 'finance' },
      { appliedScope: { type: 'ManagementGroup', managementGroupId: GROUP, tenantId: id } },
    ],
    [
      { appliedScopeType: 'ManagementGroup', managementGroup: GROUP, managementTenant: TENANT },
      { appliedScope: { managementGroupId: GROUP, tenantId: TENANT } },
    ],
  ])('%j is part of the request there', async (change, expected) => {
    const { request } = await resolved({ customer: 'Lamna Healthcare', ...change });
    expect(request).toMatchObject(expected);
  });

  test.each<[PartialRequest, RegExp]>([
    [{ renew: 'yes' }, /without automatic renewal/],
    [{ reviewDate: '2027-06-30' }, /takes no review date/],
    [{ instanceFlexibility: 'Off' }, /no instance size flexibility/],
    [{ appliedScopeType: 'Single', appliedSubscription: 'Dev', resourceGroup: 'web' }, /cannot narrow/],
  ])('%j is left out at Partner Center, with a sentence', async (change, told) => {
    const { request, warnings } = await resolved(change);
    expect(warnings.join()).toMatch(told);
    expect(request).toMatchObject({ renew: false });
    expect(JSON.stringify(request)).not.toMatch(/reviewDateTime|instanceFlexibility|resourceGroupId/);
  });

  test.each<[PartialRequest, keyof PartialRequest, RegExp]>([
    [
      { appliedScopeType: 'ManagementGroup', managementGroup: 'f', managementTenant: 'x' },
      'managementTenant',
      /no tenant/,
    ],
    [{ appliedScopeType: 'Single', appliedSubscription: 'Dev', resourceGroup: '/a/b' }, 'resourceGroup', /not the id/],
    [
      {
        appliedScopeType: 'Single',
        appliedSubscription: 'Dev',
        resourceGroup: `/subscriptions/${TENANT}/resourceGroups/w`,
      },
      'resourceGroup',
      /another subscription/,
    ],
  ])('%j is refused', async (change, slot, told) => {
    const { request, problems } = await resolved({ customer: 'Lamna Healthcare', ...change });
    expect(problems[slot]).toMatch(told);
    expect(request).toBeUndefined();
  });

  test.each<[PartialRequest, keyof PartialRequest]>([
    [{ appliedScopeType: 'ManagementGroup' }, 'managementGroup'],
    [{ appliedScopeType: 'Single' }, 'appliedSubscription'],
  ])('%j asks for %s', async (change, slot) => {
    const { missing, request } = await resolved({ customer: 'Lamna Healthcare', ...change });
    expect(missing).toEqual([slot]);
    expect(request).toBeUndefined();
  });
});

describe('the way of buying', () => {
  class Both extends MemoryPort {
    override async findCustomers(text: string) {
      const found = await super.findCustomers(text);
      return found.flatMap((one) => [one, { ...one, backend: 'azure' as const }]);
    }
  }

  test('is asked when both back ends know the customer, and never chosen', async () => {
    const { problems, choices, request } = await resolved({}, new Both());
    expect(request).toBeUndefined();
    expect(problems.customer).toContain('write "via Azure" or "via Partner Center"');
    expect(choices.customer?.map(({ title }) => title)).toEqual([
      'Tailspin Toys (tailspintoys.example), via Partner Center',
      'Tailspin Toys (tailspintoys.example), via Azure',
    ]);
    const [, azure] = choices.customer!;
    expect((await resolved({ customer: azure!.value }, new Both())).customer?.backend).toBe('azure');
    expect((await resolved({ customer: azure!.title }, new Both())).customer?.backend).toBe('azure');
  });

  test.each(['azure', 'partner-center'])('is %s when that was said', async (backEnd) => {
    expect((await resolved({ backEnd }, new Both())).request).toMatchObject({ backend: backEnd });
  });

  test('that the customer does not have is told', async () => {
    const { problems } = await resolved({ backEnd: 'azure' });
    expect(problems.customer).toContain('I know "Tailspin Toys", but not via Azure');
  });
});

test('a request survives the way into a draft and back', async () => {
  const { request } = await resolved({
    customer: 'Lamna Healthcare',
    displayName: 'web',
    renew: 'true',
    appliedScopeType: 'Single',
    appliedSubscription: 'Live',
    resourceGroup: 'web',
    instanceFlexibility: 'On',
    reviewDate: '2027-06-30',
  });
  expect(request?.appliedScope).toEqual({
    type: 'Single',
    subscriptionId: scopesOf(customerNamed('Lamna Healthcare'))[0]!.azureSubscriptions[1]!.id,
    resourceGroupId: expect.stringMatching(/^\/subscriptions\/.*\/resourceGroups\/web$/) as string,
  });
  const draft = JSON.parse(JSON.stringify(draftOf(request!))) as ReturnType<typeof draftOf>;
  expect((await resolve(draft.typed, draft.problems, new MemoryPort(), WORDS)).request).toEqual(request);
});

/** Patterns in expectations become matchers. */
function plainOf(expected: object): object {
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]: [string, unknown]) => {
      if (value instanceof RegExp) return [key, expect.stringMatching(value) as unknown];
      return [key, typeof value === 'object' && value !== null ? plainOf(value) : value];
    }),
  );
}
