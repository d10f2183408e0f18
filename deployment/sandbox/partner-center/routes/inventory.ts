import { z } from 'zod';
import { invalidInput, refuse } from '../http/api-error';
import { route, type Route } from '../http/call';
import { azureSubscriptions } from '../world/judge-line';
import { inventoryItem } from '../world/inventory';
import { sameId, type World } from '../world/world';

const requestSchema = z.object({
  targetItems: z.array(z.object({ productId: z.string(), skuId: z.string().nullish() })).min(1),
  inventoryContext: z
    .object({
      customerId: z.string().nullish(),
      azureSubscriptionId: z.string().nullish(),
      armRegionName: z.string().nullish(),
    })
    .nullish()
    .transform((context) => context ?? {}),
});
type Context = z.infer<typeof requestSchema>['inventoryContext'];

/** What is not in the catalogue, or not in the region asked for, is left out of the answer. */
export function inventoryRoutes(world: World): Route[] {
  const base = '/extensions/product';
  return [
    route(
      'post',
      [`${base}/checkInventory`, `${base}/checkinventory`, `${base}/CheckInventory`],
      'either',
      ({ body }) => {
        const parsed = requestSchema.safeParse(body);
        if (!parsed.success) throw invalidInput(z.prettifyError(parsed.error));
        const { targetItems, inventoryContext: context } = parsed.data;
        checkContext(world, context);
        const region = context.armRegionName?.toLowerCase();
        const items = targetItems.flatMap(({ productId, skuId }) => {
          const product = world.catalogue.product(productId);
          const skus = skuId ? [product?.sku(skuId)] : (product?.skus() ?? []);
          return skus.filter((sku) => sku !== undefined).filter((sku) => !region || sku.armRegionName === region);
        });
        return { body: items.map((sku) => inventoryItem(world.seed, sku)) };
      },
    ),
  ];
}

function checkContext(world: World, context: Context): void {
  if (!context.customerId) return;
  const customer = world.customer(context.customerId);
  const wanted = context.azureSubscriptionId;
  if (!wanted) return;
  const known = world
    .subscriptionsOf(customer)
    .some((one) => sameId(one.id, wanted) || azureSubscriptions(one).some(({ id }) => sameId(id, wanted)));
  if (!known) throw refuse(400, '800011', "This subscription isn't a valid Azure subscription");
}
