import type { BillingScope, Check, ReservationRequest } from '../commerce';
import { asBotError } from '../../errors';
import type { Catalogues } from './catalogue';
import { requestChecks } from './request-checks';
import type { Registration } from './registration';

/** What could stop this purchase. Checks that cannot be made are warnings: the price calculation has the last word. */
export function createPreflight(registration: Registration, catalogues: Catalogues, clock: () => number) {
  return async (request: ReservationRequest, signal?: AbortSignal): Promise<Check[]> => {
    const asked = await Promise.all([
      asWarning('Resource provider', providerCheck(request, registration, signal)),
      asWarning('Catalogue', catalogueCheck(request, catalogues, signal)),
    ]);
    return [subscriptionCheck(request.billingScope), ...asked, ...requestChecks(request, clock())];
  };
}

async function asWarning(name: string, check: Promise<Check>): Promise<Check> {
  return check.catch((error: unknown) => {
    const { message, remedy } = asBotError(error).failure;
    const words = `${message} ${remedy}`;
    return { name, outcome: 'warn', message: `Could not be checked: ${words}` };
  });
}

function subscriptionCheck(scope: BillingScope): Check {
  const name = 'Billing subscription';
  return scope.eligible
    ? { name, outcome: 'pass', message: `${scope.name} is ${scope.status}.` }
    : { name, outcome: 'fail', message: scope.reason ?? `${scope.name} cannot pay for a reservation.` };
}

async function providerCheck(
  request: ReservationRequest,
  registration: Registration,
  signal?: AbortSignal,
): Promise<Check> {
  const name = 'Resource provider';
  const state = await registration.state(request.billingScope.id, signal);
  if (state === 'Registered') return { name, outcome: 'pass', message: 'Microsoft.Capacity is registered.' };
  const message = `Microsoft.Capacity is ${state} on ${request.billingScope.name}; I register it before I buy.`;
  return { name, outcome: 'warn', message };
}

async function catalogueCheck(
  request: ReservationRequest,
  catalogues: Catalogues,
  signal?: AbortSignal,
): Promise<Check> {
  const name = 'Catalogue';
  const { sku, region, regionTitle, resourceType, term } = request.item;
  const place = { subscriptionId: request.billingScope.id, type: resourceType, region, regionTitle };
  const offered = (await catalogues.shelf(place, signal)).filter((item) => same(item.sku, sku));
  const line = offered.find((item) => item.term === term);
  if (line?.billingPlans.includes(request.billingPlan)) {
    return { name, outcome: 'pass', message: `${sku} is sold in ${regionTitle} for ${term}, ${request.billingPlan}.` };
  }
  const terms = offered.map((item) => `${item.term} ${item.billingPlans.join('/')}`).join(', ');
  const todo = terms ? `Choose one of: ${terms}.` : 'Choose another size or region.';
  return {
    name,
    outcome: 'fail',
    message: `${sku} is not sold in ${regionTitle} for ${term}, ${request.billingPlan}. ${todo}`,
  };
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
