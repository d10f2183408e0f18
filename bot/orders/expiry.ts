import type { Order } from './order';
import type { Step } from './step';

const DAY_MS = 86_400_000;
/** Days before the end on which the order's thread hears of it. */
const REMINDER_DAYS = [90, 60, 30, 7] as const;
const LOOK_AGAIN_MS = 30 * DAY_MS;

/** What time does to an order that is bought: reminders before the end, each once, and the end. */
export function expiryStep(order: Order, now: Date): Step | { postponeToMs: number } {
  const nowMs = now.getTime();
  const endMs = endOfOrderMs(order);
  if (endMs === undefined) return { postponeToMs: nowMs + LOOK_AGAIN_MS };
  if (nowMs >= endMs) return { event: 'expire', notices: [{ kind: 'card' }] };
  const days = dueReminder(order, endMs, nowMs);
  if (days === undefined) return { postponeToMs: nextMs(order, order.remindedDays, endMs) };
  return {
    event: order.state === 'active' ? 'expire-soon' : 'wait',
    patch: () => ({ remindedDays: days }),
    notices: [{ kind: 'card' }, { kind: 'reply', about: 'expires-soon' }],
    dueInMs: nextMs(order, days, endMs) - nowMs,
    detail: { daysBefore: days, endsAt: new Date(endMs).toISOString() },
  };
}

/** The thread hears of the new order; of the old one nothing more is said. */
export function renewedStep(by: Order): Step {
  return {
    event: 'renew',
    patch: () => ({ renewedBy: by.id }),
    notices: [{ kind: 'card' }],
    mustLand: true,
    detail: { renewedBy: by.id },
  };
}

/**
 * The end that the provider told, or what the term says; epoch ms. An Azure plan has no end, and neither has what was
 * never bought.
 */
export function endOfOrderMs({ request, provider, history, state }: Order): number | undefined {
  if (request.kind || !BOUGHT.has(state)) return undefined;
  const told = [provider?.expiresAt, ...(provider?.reservations ?? []).map(({ expiresAt }) => expiresAt)];
  const known = told.flatMap((at) => (at && !Number.isNaN(Date.parse(at)) ? [Date.parse(at)] : []))[0];
  if (known !== undefined) return known;
  const boughtAt = history.find((one) => one.state === 'placed' || one.state === 'active')?.at;
  const months = monthsOf(request.item.term);
  if (!boughtAt || !months) return undefined;
  const end = new Date(boughtAt);
  end.setUTCMonth(end.getUTCMonth() + months);
  return end.getTime();
}

/** 0 for what is no duration in months or years. */
function monthsOf(term: string): number {
  const [, count, unit] = /^P(\d+)([MY])$/.exec(term) ?? [];
  return Number(count ?? 0) * (unit === 'Y' ? 12 : 1);
}

const BOUGHT: ReadonlySet<string> = new Set(['active', 'expiring']);

/** The last reminder that is due before an end, in days; undefined when it is far off. */
export function reminderReached(endMs: number, nowMs: number): number | undefined {
  return REMINDER_DAYS.filter((days) => nowMs >= endMs - days * DAY_MS).at(-1);
}

/** Of several that a pause of the bot let pass, only the last is given. */
function dueReminder(order: Order, endMs: number, nowMs: number): number | undefined {
  const last = remindersOf(order)
    .filter((days) => nowMs >= endMs - days * DAY_MS)
    .at(-1);
  return last !== undefined && last < (order.remindedDays ?? Infinity) ? last : undefined;
}

function nextMs(order: Order, remindedDays: number | undefined, endMs: number): number {
  const next = remindersOf(order).find((days) => days < (remindedDays ?? Infinity));
  return next === undefined ? endMs : endMs - next * DAY_MS;
}

/** What runs for a month is not reminded of on its first day. */
function remindersOf({ request }: Order): readonly number[] {
  const termDays = monthsOf(request.item.term) * 30 || Infinity;
  return REMINDER_DAYS.filter((days) => days * 2 <= termDays);
}
