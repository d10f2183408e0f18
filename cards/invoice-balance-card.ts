import { formatMoney, type Money } from '../bot/orders/money';
import type { AdaptiveCard, Reader } from './card';
import { day, knownReader } from './format';
import { newsCard } from './news-card';
import { fillIn, textsFor } from './texts';

/** What is owed in one currency; times are ISO 8601. */
export interface ShownBalance {
  balance: Money;
  latestInvoiceDate?: string;
  lastPayment?: { amount: Money; date: string };
  details: readonly { invoiceType: string; balance: Money }[];
}

/** Balances, one entry for each currency: amounts of different currencies are never added. */
export function balanceCard(balances: readonly ShownBalance[], view: Reader & { all: boolean }): AdaptiveCard {
  const reader = knownReader(view);
  const words = textsFor(reader.locale).invoices;
  const amount = (value: Money) => formatMoney(value, reader.locale);
  const lines = balances.map(({ balance, details, lastPayment, latestInvoiceDate: latest }) => ({
    title: fillIn(words.balance, { amount: amount(balance) }),
    details: [
      details
        .map(({ invoiceType, balance: part }) =>
          fillIn(words.balancePart, { kind: words.kinds[invoiceType] ?? invoiceType, amount: amount(part) }),
        )
        .join(' · '),
      latest && fillIn(words.latestInvoice, { day: day(latest, reader) }),
      lastPayment &&
        fillIn(words.lastPayment, { amount: amount(lastPayment.amount), day: day(lastPayment.date, reader) }),
    ].filter((text) => typeof text === 'string' && text !== '') as string[],
  }));
  return newsCard({ title: view.all ? words.balancesTitle : words.balanceTitle, lines, locale: reader.locale });
}
