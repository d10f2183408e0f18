import { BILLING_PLANS, type BillingPlan, type CatalogueItem, type Customer } from '../../bot/commerce/commerce';
import { fillIn } from '../../cards/texts';
import { isSaidAtPurchase } from './offered';
import type { Settled } from './resolution';
import { listed, type DialogWords } from './say';

/** Azure takes 64; the order's id and a line between them are added to what people call it. */
const LONGEST_NAME = 55;
const DISPLAY_NAME = new RegExp(`^[A-Za-z0-9_-]{1,${LONGEST_NAME}}$`);

/** The billing plan, as far as the item supports it; the only supported one needs no question. */
export function settleBillingPlan(
  text: string | undefined,
  words: DialogWords,
  item: CatalogueItem | undefined,
): Settled<BillingPlan> {
  const offered = item?.billingPlans ?? [...BILLING_PLANS];
  const choices = offered.map((plan) => ({ title: words.options.planTitles[plan] ?? plan, value: plan }));
  const only = offered[0];
  if (!text) {
    if (item && offered.length === 1 && only)
      return { value: only, note: fillIn(words.options.onlyPlan, { plan: planIn(only, words) }), choices };
    return { isMissing: true, choices };
  }
  const plan = BILLING_PLANS.find((known) => known.toLowerCase() === text.toLowerCase());
  if (!plan) return { problem: fillIn(words.options.noPlan, { text }), choices };
  if (!offered.includes(plan)) {
    const plans = listed(
      offered.map((one) => planIn(one, words)),
      words,
    );
    const sku = item?.sku ?? words.item.it;
    return { problem: fillIn(words.options.otherPlan, { sku, plans, plan: planIn(plan, words) }), choices };
  }
  return { value: plan, choices };
}

function planIn(plan: string, { options }: DialogWords): string {
  return options.plans[plan] ?? plan;
}

/** The quantity, within what one purchase of the item allows. */
export function settleQuantity(
  text: string | undefined,
  words: DialogWords,
  item: CatalogueItem | undefined,
): Settled<number> {
  if (!text) return { isMissing: true };
  const quantity = Number(text);
  if (!/^\d{1,9}$/.test(text) || quantity < 1) {
    return { problem: fillIn(words.options.noQuantity, { text }) };
  }
  if (item && (quantity < item.minQuantity || quantity > item.maxQuantity)) {
    const { sku, minQuantity: least, maxQuantity: most } = item;
    return { problem: fillIn(words.options.otherQuantity, { sku, least, most, quantity }) };
  }
  return { value: quantity };
}

export function settleDisplayName(text: string | undefined, { options: words }: DialogWords): Settled<string> {
  if (!text) return {};
  if (DISPLAY_NAME.test(text)) return { value: text };
  const suggestion = text
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_NAME);
  const problem = fillIn(words.noName, { most: LONGEST_NAME });
  return { problem: suggestion ? `${problem} ${fillIn(words.wouldDo, { name: suggestion })}` : problem };
}

export function settleRenew(
  text: string | undefined,
  { options: words }: DialogWords,
  customer?: Customer,
): Settled<boolean> {
  if (!text) return { value: false };
  if (/^(?:true|yes|on)$/i.test(text)) {
    if (isSaidAtPurchase(customer)) return { value: true };
    return { value: false, warning: words.renewLater };
  }
  if (/^(?:false|no|off)$/i.test(text)) return { value: false };
  return { problem: fillIn(words.noRenew, { text }) };
}

/** Instance size flexibility exists for virtual machines only. */
export function settleFlexibility(
  text: string | undefined,
  { options: words }: DialogWords,
  item: CatalogueItem | undefined,
  customer?: Customer,
): Settled<'On' | 'Off'> {
  if (!text) return {};
  if (item && item.resourceType !== 'VirtualMachines') {
    return { problem: fillIn(words.noFlexibility, { product: item.productTitle }) };
  }
  if (!isSaidAtPurchase(customer)) {
    return { warning: words.flexibilityLater };
  }
  return { value: text === 'Off' ? 'Off' : 'On' };
}

/** A day (YYYY-MM-DD) as the ISO date-time at which it begins, in UTC. */
export function settleReviewDate(
  text: string | undefined,
  { options: words }: DialogWords,
  customer?: Customer,
): Settled<string> {
  if (!text) return {};
  const date = new Date(`${text}T00:00:00.000Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!isDay) return { problem: fillIn(words.noDay, { text }) };
  if (!isSaidAtPurchase(customer)) {
    return { warning: words.reviewLater };
  }
  return { value: date.toISOString() };
}
