import { asBotError } from '../../errors';
import type { Check, ReservationRequest } from '../commerce';
import { idsOfRef, viewOf } from './catalogue';
import type { Client } from './client';
import { isActive } from './billing-scopes';
import { inventory } from './lookups';
import type { Sku } from './schemas/products';

const NAME = 'Inventory';

/** Asks the inventory when the SKU's prerequisites demand it; undefined when they do not. Never throws for a refusal. */
export async function inventoryCheck(
  client: Client,
  request: ReservationRequest,
  sku: Sku,
): Promise<Check | undefined> {
  if (!sku.purchasePrerequisites?.some((name) => name.toLowerCase() === 'inventorycheck')) return undefined;
  const { productId, skuId } = idsOfRef(request.item.ref);
  const { azureSubscriptions } = request.billingScope;
  const azure = azureSubscriptions.find(({ status }) => isActive(status)) ?? azureSubscriptions[0];
  try {
    const item = await inventory(client, {
      country: viewOf(request).country,
      productId,
      skuId,
      customerId: request.customer.id,
      azureSubscriptionId: request.appliedScope.subscriptionId ?? azure?.id,
      armRegionName: sku.dynamicAttributes?.armRegionName,
    });
    if (!item) return fail('The inventory does not know this SKU; choose another SKU or region.');
    if (!item.isRestricted) return { name: NAME, outcome: 'pass', message: 'In stock.' };
    const why = item.restrictions
      ?.map(({ description }) => description)
      .filter(Boolean)
      .join(' ');
    return fail(`Not available for this subscription${why ? `: ${why}` : ''}; choose another SKU or region.`);
  } catch (error) {
    const { retry, failure } = asBotError(error);
    if (retry) throw error;
    return { name: NAME, outcome: 'warn', message: `The inventory could not be asked. ${failure.message}` };
  }
}

function fail(message: string): Check {
  return { name: NAME, outcome: 'fail', message };
}
