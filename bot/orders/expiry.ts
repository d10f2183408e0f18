import type { Order } from './order';
import type { Step } from './step';

const DAY_MS = 86_400_000;
/** Days before the end on which the order's thread hears of it. */
export const REMINDER_DAYS = [90, 60, 30, 7] as const;
const LOOK_AGAIN_MS = 30 * DAY_MS;

/** What time does to an order that is bought: reminders before the end, each once, and the end. */
export function expiryStep(order: Order, now: Date): Step | { postponeToMs: number } {
  const nowMs = now.getTime();
  const endMs = endOfOrderMs(order);
  if (endMs === undefined) return { postponeToMs: nowMs + LOOK_AGAIN_MS };
  if (nowMs >= endMs) return { event: 'expire', notices: [{ kind: 'card' }] };
  const days = dueReminder(order, endMs, nowMs);
  if (days === undefined) return { postponeToMs: nextMs(order.remindedDays, endMs) };
  return {
    event: order.state === 'active' ? 'expire-soon' : 'wait',
    patch: () => ({ remindedDays: days }),
    notices: [{ kind: 'card' }, { kind: 'reply', about: 'expires-soon' }],
    dueInMs: nextMs(days, endMs) - nowMs,
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
  const [, years] = /^P(\d+)Y$/.exec(request.item.term) ?? [];
  if (!boughtAt || !years) return undefined;
  const end = new Date(boughtAt);
  end.setUTCFullYear(end.getUTCFullYear() + Number(years));
  return end.getTime();
}

const BOUGHT: ReadonlySet<string> = new Set(['active', 'expiring']);

/** The last reminder that is due before an end, in days; undefined when it is far off. */
export function reminderReached(endMs: number, nowMs: number): number | undefined {
  return REMINDER_DAYS.filter((days) => nowMs >= endMs - days * DAY_MS).at(-1);
}

/** Of several that a pause of the bot let pass, only the last is given. */
function dueReminder({ remindedDays = Infinity }: Order, endMs: number, nowMs: number): number | undefined {
  const last = reminderReached(endMs, nowMs);
  return last !== undefined && last < remindedDays ? last : undefined;
}

function nextMs(remindedDays: number | undefined, endMs: number): number {
  const next = REMINDER_DAYS.find((days) => days < (remindedDays ?? Infinity));
  return next === undefined ? endMs : endMs - next * DAY_MS;
}
