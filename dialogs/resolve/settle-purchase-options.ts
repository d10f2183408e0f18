import { BILLING_PLANS, type BillingPlan, type CatalogueItem, type Customer } from '../../bot/commerce/commerce';
import { isSaidAtPurchase } from './offered';
import type { Settled } from './resolution';
import { listed } from './say';

/** Azure takes 64; the order's id and a line between them are added to what people call it. */
const LONGEST_NAME = 55;
const DISPLAY_NAME = new RegExp(`^[A-Za-z0-9_-]{1,${LONGEST_NAME}}$`);

/** The billing plan, as far as the item supports it; the only supported one needs no question. */
export function settleBillingPlan(text: string | undefined, item: CatalogueItem | undefined): Settled<BillingPlan> {
  const offered = item?.billingPlans ?? [...BILLING_PLANS];
  const choices = offered.map((plan) => ({ title: plan, value: plan }));
  const only = offered[0];
  if (!text) {
    if (item && offered.length === 1 && only)
      return { value: only, note: `Paid ${only.toLowerCase()}, the only way it is sold.`, choices };
    return { isMissing: true, choices };
  }
  const plan = BILLING_PLANS.find((known) => known.toLowerCase() === text.toLowerCase());
  if (!plan) return { problem: `The billing plan is "upfront" or "monthly"; "${text}" is not.`, choices };
  if (!offered.includes(plan)) {
    return {
      problem: `${item?.sku ?? 'It'} is paid ${listed(offered).toLowerCase()}, not ${plan.toLowerCase()}.`,
      choices,
    };
  }
  return { value: plan, choices };
}

/** The quantity, within what one purchase of the item allows. */
export function settleQuantity(text: string | undefined, item: CatalogueItem | undefined): Settled<number> {
  if (!text) return { isMissing: true };
  const quantity = Number(text);
  if (!/^\d{1,9}$/.test(text) || quantity < 1) {
    return { problem: `The quantity is a whole number from 1 up, in plain digits; "${text}" is not.` };
  }
  if (item && (quantity < item.minQuantity || quantity > item.maxQuantity)) {
    return {
      problem: `One purchase of ${item.sku} takes ${item.minQuantity} to ${item.maxQuantity}, not ${quantity}.`,
    };
  }
  return { value: quantity };
}

export function settleDisplayName(text: string | undefined): Settled<string> {
  if (!text) return {};
  if (DISPLAY_NAME.test(text)) return { value: text };
  const suggestion = text
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_NAME);
  const hint = suggestion ? ` "${suggestion}" would do.` : '';
  return { problem: `The name may hold letters, digits, - and _, ${LONGEST_NAME} at most.${hint}` };
}

export function settleRenew(text: string | undefined, customer?: Customer): Settled<boolean> {
  if (!text) return { value: false };
  if (/^(?:true|yes|on)$/i.test(text)) {
    if (isSaidAtPurchase(customer)) return { value: true };
    const warning = 'Partner Center sells without automatic renewal; switch it on in Azure after the purchase.';
    return { value: false, warning };
  }
  if (/^(?:false|no|off)$/i.test(text)) return { value: false };
  return { problem: `Auto-renew is "yes" or "no"; "${text}" is not.` };
}

/** Instance size flexibility exists for virtual machines only. */
export function settleFlexibility(
  text: string | undefined,
  item: CatalogueItem | undefined,
  customer?: Customer,
): Settled<'On' | 'Off'> {
  if (!text) return {};
  if (item && item.resourceType !== 'VirtualMachines') {
    return { problem: `Only virtual machines have instance size flexibility; ${item.productTitle} has none.` };
  }
  if (!isSaidAtPurchase(customer)) {
    return { warning: 'Partner Center takes no instance size flexibility; set it in Azure after the purchase.' };
  }
  return { value: text === 'Off' ? 'Off' : 'On' };
}

/** A day (YYYY-MM-DD) as the ISO date-time at which it begins, in UTC. */
export function settleReviewDate(text: string | undefined, customer?: Customer): Settled<string> {
  if (!text) return {};
  const date = new Date(`${text}T00:00:00.000Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!isDay) return { problem: `"${text}" is no day; write it as 2027-06-30.` };
  if (!isSaidAtPurchase(customer)) {
    return { warning: 'Partner Center takes no review date; I remind you before the reservation ends all the same.' };
  }
  return { value: date.toISOString() };
}
