import { formatMoney, type Money } from '../bot/orders/money';
import type { Order } from '../bot/orders/order';
import type { Outlook, RefundsLeft, UseOfLike } from '../bot/orders/outlook';
import { moment, tenths, wholeNumber } from './format';
import { inert } from './inert';
import type { Fact, Writing } from './order-facts';
import { fillIn } from './texts';

/** From this day on Microsoft exchanges less of what is bought. */
export const EXCHANGE_RULE_FROM = '2027-02-01';

const DECIDING: ReadonlySet<string> = new Set(['quoted', 'pending']);

/** What those who decide should know of returning, exchanging and like reservations, as it was on the day of the price. */
export function rulesFacts({ state, request, quote, outlook }: Order, writing: Writing): Fact[] {
  if (!DECIDING.has(state) || request.kind) return [];
  const words = writing.texts.order.rules;
  const exchange = quote.quotedAt < EXCHANGE_RULE_FROM ? words.exchangeUntil : words.exchangeFrom;
  const fact = (title: string, value: string) => ({ title, value: inert(value, writing.room.text) });
  return [fact(words.title, `${words.refund} ${exchange} ${words.source}`), ...outlookFacts(outlook, writing, fact)];
}

function outlookFacts(
  { refunds, used }: Outlook = {},
  writing: Writing,
  fact: (title: string, value: string) => Fact,
): Fact[] {
  const words = writing.texts.order.rules;
  if (!refunds && !used) return [fact(words.unknown.title, words.unknown.what)];
  return [
    fact(words.left.title, refunds ? refundsInWords(refunds, writing) : words.left.unknown),
    fact(words.like.title, used ? useInWords(used, writing) : words.like.unknown),
  ];
}

/** How much may still be refunded, whose word that is and of when. */
function refundsInWords(refunds: RefundsLeft, { texts, reader }: Writing): string {
  const words = texts.order.rules.left;
  const amount = (value: Money) => formatMoney(value, reader.locale);
  const at = moment(refunds.at, reader);
  if (refunds.by === 'returns') {
    return fillIn(words.returns, { amounts: refunds.returned.map(amount).join(' + '), at });
  }
  const { left, limit, takenOffSince } = refunds;
  const told = fillIn(words.azure, { left: amount(left), limit: amount(limit), at });
  return takenOffSince ? `${told} ${fillIn(words.since, { amount: amount(takenOffSince) })}` : told;
}

/** How far reservations of the same SKU and region are used. */
function useInWords({ reservations, pieces, percent, at }: UseOfLike, { texts, reader }: Writing): string {
  const words = texts.order.rules.like;
  const when = fillIn(words.source, { at: moment(at, reader) });
  if (reservations === 0) return `${words.none} ${when}`;
  const values = { pieces: wholeNumber(pieces, reader.locale), percent: tenths(percent ?? 0, reader.locale) };
  return `${fillIn(percent === undefined ? words.held : words.used, values)} ${when}`;
}
