import { pick } from '../../dialogs/resolve/pick';
import { settleCustomer } from '../../dialogs/resolve/settle-customer';
import type { Azure } from '../commerce/azure/azure';
import { isInForce } from '../commerce/azure/in-force';
import type { ReservationOrder } from '../commerce/azure/schema/order';
import type { ReservationDetails } from '../commerce/azure/schema/reservation';
import type { Customer } from '../commerce/commerce';
import { botError } from '../errors';
import type { Turn } from '../turn';
import type { Tools } from './command';
import { wordsFor } from './say-list';

/** Azure itself, or a sentence that it is not configured. */
export function azureOf({ azure }: Pick<Tools, 'azure'>): Azure {
  if (azure) return azure;
  throw botError('UNCLEAR', {
    problem: 'Buying through Azure itself is not configured for this bot.',
    hint: 'Ask the operator to add "azure" to BACK_ENDS.',
  });
}

/** The customer of any back end whose name was typed; undefined when it fits none. Throws UNCLEAR when it fits several. */
export async function customerOfAny(text: string, tools: Tools, turn: Turn): Promise<Customer | undefined> {
  const find = (part: string) => tools.customers.find(part, turn.signal);
  const typed = text.trim().replace(/^(?:for|of|from|customer)\s+/i, '');
  const { value, problem, isAmbiguous } = await settleCustomer(typed, find, wordsFor(tools.replies).dialog);
  if (value) return value;
  // Nothing that is only near: the text may be about something else than a customer.
  if (!isAmbiguous) return undefined;
  throw botError('UNCLEAR', { problem, hint: 'Write "customers" to see them all.' });
}

/**
 * The reservation that was typed, of those in force unless said otherwise: its id, the first letters of it, its name,
 * or the bot's own order when that has one reservation. Throws UNCLEAR, NOT_FOUND or AMBIGUOUS.
 */
export async function reservationNamed(
  text: string | undefined,
  tools: Tools,
  turn: Turn,
  among: (one: ReservationDetails) => boolean = isInForce,
): Promise<ReservationDetails> {
  const typed = unquoted(text);
  if (!typed) {
    throw botError('UNCLEAR', {
      problem: 'I need to know which reservation.',
      hint: 'Write "reservations" for a list.',
    });
  }
  const all = (await azureOf(tools).reservations({}, turn.signal)).filter(among);
  const orderId = await providerOrderOf(typed, tools, turn);
  if (orderId)
    return onlyOne(
      all.filter((one) => same(one.orderId, orderId)),
      typed,
    );
  const whole = all.filter((one) => same(one.id, typed));
  if (whole.length > 0) return onlyOne(whole, typed);
  const picked = pick(typed, all, (one) => [one.reservationId ?? '', one.displayName ?? ''].filter(Boolean));
  if (picked.outcome === 'one') return picked.value;
  if (picked.outcome === 'several') return onlyOne(picked.candidates, typed);
  return onlyOne(
    all.filter((one) => same(one.orderId, typed)),
    typed,
  );
}

/** The order at Azure that was typed: its id, the first letters of it, its name, or the bot's own order. */
export async function azureOrderNamed(text: string | undefined, tools: Tools, turn: Turn): Promise<ReservationOrder> {
  const typed = unquoted(text);
  if (!typed) {
    throw botError('UNCLEAR', { problem: 'I need to know which order.', hint: 'Write "azure orders" for a list.' });
  }
  const azure = azureOf(tools);
  const known = await providerOrderOf(typed, tools, turn);
  if (known) return azure.order(known, turn.signal);
  const picked = pick(typed, await azure.orders(turn.signal), (one) => [one.id, one.displayName ?? ''].filter(Boolean));
  if (picked.outcome === 'one') return azure.order(picked.value.id, turn.signal);
  const candidates = picked.outcome === 'several' ? picked.candidates : picked.near;
  const names = candidates.slice(0, 5).map(({ id, displayName }) => `${displayName ?? 'unnamed'} (${id.slice(0, 8)})`);
  if (picked.outcome === 'several') throw ambiguous(typed, 'order at Azure', names);
  throw botError('NOT_FOUND', { what: `The order ${typed} at Azure`, hint: 'Write "azure orders" for a list.' });
}

/** "R-7K2M9Q": the order of this desk that was bought through Azure. */
async function providerOrderOf(typed: string, tools: Tools, turn: Turn): Promise<string | undefined> {
  if (!/^r-[0-9a-z]{4,12}$/i.test(typed)) return undefined;
  const { request, provider, id } = await tools.desk.find(typed, turn);
  if (request.backend === 'azure' && provider?.orderId) return provider.orderId;
  const why = request.backend === 'azure' ? `${id} has not been bought.` : `${id} was bought through Partner Center.`;
  throw botError('NOT_ALLOWED', { why, hint: 'This works for reservations bought through Azure itself.' });
}

function onlyOne(fits: readonly ReservationDetails[], typed: string): ReservationDetails {
  const [first, ...others] = fits;
  if (first && others.length === 0) return first;
  if (!first) {
    const what = `A reservation that fits, called "${typed.slice(0, 60)}"`;
    throw botError('NOT_FOUND', { what, hint: 'Write "reservations" for a list.' });
  }
  throw ambiguous(typed, 'reservation', fits.slice(0, 5).map(nameOfReservation));
}

function ambiguous(text: string, what: string, candidates: string[]) {
  return botError('AMBIGUOUS', { text: text.slice(0, 60), what, candidates: candidates.join(', ') });
}

export function nameOfReservation({ displayName, reservationId, quantity }: ReservationDetails): string {
  return `${displayName ?? 'unnamed'} (${quantity ?? '?'} pieces, ${(reservationId ?? '').slice(0, 8)})`;
}

function unquoted(text: string | undefined): string {
  return (text ?? '')
    .trim()
    .replace(/^["“„](.*)["”“]$/s, '$1')
    .trim();
}

function same(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
