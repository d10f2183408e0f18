import { LEGACY_OFFER } from '../data/subscriptions';
import { invalidInput, refuse } from '../http/api-error';
import { link, type Call, route, type Route } from '../http/call';
import { collection } from '../http/page';

/** The old offers: only those a customer needs to get an Azure subscription at all. */
export function offerRoutes(): Route[] {
  return [
    route('get', '/offers', 'either', (call) => ({
      body: collection([offer(call)], `/v1/offers?country=${country(call)}`),
    })),
    route('get', '/offers/:offer', 'either', (call) => {
      if (call.params.offer?.toUpperCase() === LEGACY_OFFER) return { body: offer(call) };
      const advice = 'Try using the Products and/or SKUs APIs';
      throw refuse(400, '2100', `The Offers API doesn't support item with ID ${call.params.offer}. ${advice}`);
    }),
  ];
}

function country(call: Call): string {
  if (!call.query.country) throw invalidInput('country is required.');
  return call.query.country.toUpperCase();
}

function offer(call: Call): Record<string, unknown> {
  return {
    id: LEGACY_OFFER,
    name: 'Microsoft Azure',
    description: 'Azure for customers of Cloud Solution Providers',
    minimumQuantity: 1,
    maximumQuantity: 1,
    rank: 10,
    locale: 'EN-US',
    country: country(call),
    category: { id: 'Azure', name: 'Azure', rank: 1, attributes: { objectType: 'OfferCategory' } },
    prerequisiteOffers: [],
    isAddOn: false,
    isAvailableForPurchase: true,
    billing: 'usage',
    isAutoRenewable: false,
    unitType: 'Usage-based',
    links: { self: link(`/offers/${LEGACY_OFFER}`) },
    attributes: { objectType: 'Offer' },
  };
}
