import { formatMoney, type Money } from '../bot/orders/money';
import { chargeOf, type LineFlag, type MatchedLine } from '../bot/orders/match-lines';
import type { Reader } from './card';
import type { Room } from './fit';
import { inert } from './inert';
import { fillIn, textsFor } from './texts';

/** One line of an invoice as the card shows it; inert. */
export interface LineText {
  title: string;
  details: string[];
  flags: string[];
}

/** What is charged, for whom and by whose order, and what does not fit. */
export function lineText({ line, order, flags }: MatchedLine, reader: Reader, room: Room): LineText {
  const words = textsFor(reader.locale).invoices;
  const safe = (text: string) => inert(text, room.name);
  const amount = chargeOf(line);
  const what = {
    product: safe(line.product),
    customer: safe(line.customerName ?? line.customerId ?? words.unknownCustomer),
    quantity: safe(line.quantity ?? ''),
  };
  const from = order
    ? fillIn(words.own, { id: safe(order.id), requester: safe(order.requester.name) })
    : line.orderId && fillIn(words.foreign, { id: safe(line.orderId) });
  const charge = { charge: safe(line.chargeType), amount: amount ? moneyText(amount, reader) : words.noAmount };
  return {
    title: fillIn(line.quantity ? words.line : words.lineShort, what),
    details: [fillIn(words.charge, charge), from].filter((text) => typeof text === 'string' && text !== '') as string[],
    flags: flags.map((flag) => flagText(flag, reader, room)),
  };
}

/** Flags that a person should look at; a credit is only explained. */
export function needsALook({ flags }: MatchedLine): boolean {
  return flags.some(({ kind }) => kind !== 'credit');
}

export function moneyText(amount: Money, { locale }: Reader): string {
  return inert(formatMoney(amount, locale), 60);
}

function flagText(flag: LineFlag, reader: Reader, room: Room): string {
  const text = textsFor(reader.locale).invoices.flags[flag.kind];
  if (!('expected' in flag)) return text;
  const shown = (value: string | Money) =>
    typeof value === 'string' ? inert(value, room.name) : moneyText(value, reader);
  return fillIn(text, { expected: shown(flag.expected), found: shown(flag.found) });
}
