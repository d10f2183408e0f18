import type { ReservationRequest } from '../../../../bot/commerce/commerce';
import { someRequest, startBench, type Bench } from './bench';

const GROUP = '/subscriptions/0e9c1b7a-55d3-4f0a-9c1e-6a7b8c9d0e1f/resourceGroups/clinic';

describe('what could stop a purchase', () => {
  let bench: Bench;
  let request: ReservationRequest;
  beforeAll(async () => {
    bench = await startBench();
    request = await someRequest(bench.azure);
  });
  afterAll(() => bench.close());

  const check = async (name: string, more: Partial<ReservationRequest>) => {
    const found = (await bench.azure.preflight({ ...request, ...more })).find((one) => one.name === name);
    if (!found) throw new Error(name);
    return found;
  };

  test('nothing, for a good request', async () => {
    const checks = await bench.azure.preflight(request);
    expect(checks).toHaveLength(9);
    expect(checks.every(({ outcome }) => outcome === 'pass')).toBe(true);
  });

  test.each<[string, Partial<ReservationRequest>]>([
    ['Quantity', { quantity: 0 }],
    ['Quantity', { quantity: 1.5 }],
    ['Display name', { displayName: 'clinic vms' }],
    ['Display name', { displayName: 'x'.repeat(65) }],
    ['Applied scope', { appliedScope: { type: 'Single' } }],
    ['Applied scope', { appliedScope: { type: 'Single', subscriptionId: 'of-somebody-else' } }],
    ['Applied scope', { appliedScope: { type: 'Single', resourceGroupId: 'clinic' } }],
    ['Applied scope', { appliedScope: { type: 'ManagementGroup', managementGroupId: 'mg' } }],
    ['Applied scope', { appliedScope: { type: 'ManagementGroup', tenantId: 't' } }],
    ['Review date', { reviewDateTime: '2026-11-21T09:00:00Z' }],
    ['Review date', { reviewDateTime: 'someday' }],
  ])('%s fails for %o', async (name, more) => {
    expect(await check(name, more)).toMatchObject({ outcome: 'fail' });
  });

  test.each<[string, Partial<ReservationRequest>]>([
    ['Applied scope', { appliedScope: { type: 'Single', resourceGroupId: GROUP } }],
    ['Applied scope', { appliedScope: { type: 'ManagementGroup', managementGroupId: 'mg', tenantId: 't' } }],
    ['Review date', { reviewDateTime: '2027-05-01T00:00:00Z' }],
    ['Display name', { displayName: undefined }],
  ])('%s passes for %o', async (name, more) => {
    expect(await check(name, more)).toMatchObject({ outcome: 'pass' });
  });

  test('a billing plan and flexibility that the product does not have', async () => {
    const item = { ...request.item, resourceType: 'Databricks', billingPlans: ['Upfront' as const] };
    expect(await check('Term and billing plan', { item })).toMatchObject({ outcome: 'fail' });
    expect(await check('Instance flexibility', { item })).toMatchObject({ outcome: 'fail' });
  });

  test('a product that is sold no longer, with what is sold instead', async () => {
    const item = { ...request.item, sku: 'Standard_F4s_v2' };
    const found = await check('Catalogue', { item });
    expect(found).toMatchObject({ outcome: 'fail' });
    expect(found.message).toContain('P3Y Upfront/Monthly');
    expect(await check('Catalogue', { item: { ...item, sku: 'Standard_Gone' } })).toMatchObject({ outcome: 'fail' });
  });

  test('a subscription that cannot pay, and one that is not registered', async () => {
    const scopes = await bench.azure.billingScopes(request.customer);
    const named = (name: string) => scopes.find((scope) => scope.name === name) ?? request.billingScope;
    expect(await check('Billing subscription', { billingScope: named('Old portal') })).toMatchObject({
      outcome: 'fail',
    });
    expect(await check('Resource provider', { billingScope: named('Research lab') })).toMatchObject({
      outcome: 'warn',
    });
  });

  test('a check that cannot be made is a warning, not a failure', async () => {
    bench.simulation.faults.add({ path: '/catalogs', fault: 'status', status: 403 });
    const found = await check('Catalogue', {});
    expect(found).toMatchObject({ outcome: 'warn' });
    expect(found.message).toMatch(/^Could not be checked: /);
  });
});
