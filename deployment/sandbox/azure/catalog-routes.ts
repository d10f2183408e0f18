import { visible } from './account-routes';
import { PRODUCTS, REGIONS, type Product } from './products';
import { ok, refuse } from './reply';
import { route } from './route';

const PAGE = 10;

/** What a subscription can buy in a region, ten lines a page. */
export const catalogRoutes = [
  route('GET', '/subscriptions/{id}/providers/Microsoft.Capacity/catalogs', (context) => {
    visible(context);
    const { query, base, path } = context;
    const type = query.get('reservedResourceType');
    const region = query.get('location')?.toLowerCase() ?? '';
    if (!type) throw refuse(400, 'BadRequest', 'reservedResourceType is required.');
    if (!REGIONS.some(({ name }) => name === region)) {
      throw refuse(400, 'InvalidLocationId', `Location ${region} is not valid.`);
    }
    const all = PRODUCTS.filter(({ resourceType }) => resourceType === type);
    const skip = Number(query.get('$skip') ?? 0);
    const more = skip + PAGE < all.length;
    query.set('$skip', String(skip + PAGE));
    return ok({
      value: all.slice(skip, skip + PAGE).map((product) => toEntry(product, region)),
      nextLink: more ? `${base}${path}?${query.toString()}` : null,
      totalItems: all.length,
    });
  }),
];

function toEntry(product: Product, region: string) {
  const plans = product.monthly ? ['Upfront', 'Monthly'] : ['Upfront'];
  const { flexibility, restricted } = product;
  return {
    resourceType: product.resourceType,
    name: product.sku,
    terms: product.terms,
    billingPlans: Object.fromEntries(product.terms.map((term) => [term, plans])),
    locations: [region],
    skuProperties: [
      ...(product.cores ? [{ name: 'Cores', value: String(product.cores) }] : []),
      { name: 'ProductTitle', value: product.title },
      { name: 'ProductShortName', value: product.series },
      ...(flexibility
        ? [
            { name: 'ReservationsAutofitGroup', value: flexibility.group },
            { name: 'ReservationsAutofitRatio', value: String(flexibility.ratio) },
          ]
        : []),
    ],
    restrictions: restricted ? [{ type: 'Term', values: ['P1Y'], reasonCode: restricted }] : [],
  };
}
