import { shareBar } from '../../cards/bars';
import { day, wholeNumber } from '../../cards/format';
import type { Drawn, ListChart } from '../../cards/list-chart';
import { fillIn } from '../../cards/texts';
import type { Payment } from '../commerce/azure/schema/price';
import { formatMoney } from '../orders/money';
import type { Command, Tools } from './command';
import { azureOrderNamed } from './find-azure';
import { readParts } from './read-parts';
import { pageOf, sayList, wordsFor } from './say-list';

export const schedule: Command = {
  name: 'schedule',
  pattern: /^(?:payment\s+)?schedule\b\s*(?:of\s+|for\s+)?(?<rest>[\s\S]*)$/i,
  usage: 'schedule <order> [page]',
  example: 'schedule R-7K2M9Q',
  what: 'shows the payments of an Azure order: paid, due, failed, and the next one',
  needs: 'money',
  async run(turn, { rest = '' }, tools) {
    const { replies } = tools;
    const words = wordsFor(replies).afterPurchase.schedule;
    const parts = readParts(rest, []);
    const order = await azureOrderNamed(parts.rest, tools, turn);
    const { transactions = [], nextPaymentDueDate, pricingCurrencyTotal } = order.planInformation ?? {};
    const page = pageOf(transactions, parts.page);
    const count = (states: RegExp) => {
      const found = transactions.filter(({ status }) => states.test(status ?? ''));
      return { found: found.length, words: wholeNumber(found.length, replies.reader.locale) };
    };
    const paid = count(/^succeeded$/i);
    const total = pricingCurrencyTotal ? formatMoney(pricingCurrencyTotal, replies.reader.locale) : words.unknownAmount;
    const counts = {
      bar: shareBar(paid.found, transactions.length),
      paid: paid.words,
      open: count(/^scheduled$/i).words,
      failed: count(/^failed$/i).words,
      total,
    };
    await sayList(turn, replies, {
      title: fillIn(words.title, { name: order.displayName ?? order.id }),
      page,
      lines: page.items.map((payment) => ({
        ...{ title: lineOf(payment, tools), details: detailsOf(payment, tools) },
        drawn: drawnOf(payment, tools),
      })),
      chart: chartOf(page.items, tools),
      command: `schedule ${parts.rest}`,
      whenEmpty: words.none,
      notes:
        transactions.length > 0
          ? [
              nextPaymentDueDate ? fillIn(words.next, { day: day(nextPaymentDueDate, replies.reader) }) : words.noNext,
              fillIn(words.totals, counts),
              words.note,
            ]
          : [],
    });
  },
};

function lineOf(payment: Payment, { replies }: Tools): string {
  const words = wordsFor(replies).afterPurchase.schedule;
  const amount = amountOf(payment);
  return fillIn(words.line, {
    day: payment.dueDate ? day(payment.dueDate, replies.reader) : '?',
    amount: amount ? formatMoney(amount, replies.reader.locale) : words.unknownAmount,
    state: words.states[payment.status ?? ''] ?? payment.status ?? '?',
  });
}

const amountOf = (payment: Payment) => payment.billingCurrencyTotal ?? payment.pricingCurrencyTotal;
const TONES: Record<string, Drawn['tone']> = { Succeeded: 'good', Failed: 'attention' };

function drawnOf(payment: Payment, { replies }: Tools): Drawn | undefined {
  const amount = amountOf(payment);
  if (!amount || !payment.dueDate) return undefined;
  const value = Math.round(Number(amount.amount) * 100) / 100;
  return {
    label: day(payment.dueDate, replies.reader),
    values: [value],
    tone: TONES[payment.status ?? ''] ?? 'neutral',
  };
}

/** Bars of different currencies would be compared with each other. */
function chartOf(payments: readonly Payment[], { replies }: Tools): ListChart | undefined {
  const [currency, ...others] = new Set(payments.flatMap((payment) => amountOf(payment)?.currency ?? []));
  const { chart } = wordsFor(replies).afterPurchase.schedule;
  return currency && others.length === 0 ? { title: fillIn(chart, { currency }) } : undefined;
}

function detailsOf({ paymentDate, extendedStatusInfo }: Payment, { replies }: Tools): string[] {
  const words = wordsFor(replies).afterPurchase.schedule;
  return [
    paymentDate ? fillIn(words.paidOn, { day: day(paymentDate, replies.reader) }) : '',
    extendedStatusInfo?.message ?? '',
  ].filter(Boolean);
}
