import type { BillingPlan } from '../../bot/commerce/commerce';
import { numberAt } from './numbers-at';
import { isPartOfName } from './part-of-name';
import { phraseAt, phraseTable } from './phrases';
import type { Sentence } from './sentence';

const UPFRONT =
  'upfront|up front|paid up front|all upfront|full upfront|everything upfront|full payment upfront|komplett vorab|prepaid|prepay|pre paid|prepayment|in advance|all at once|at once|in one go|' +
  'one payment|in one payment|single payment|in a single payment|one time|one off|one time payment|onetime|lump sum|in full|' +
  'pay in full|paid in full|one shot|einmalig|einmalzahlung|einmalige zahlung|vorauszahlung|im voraus|voraus|vorab|vorauskasse|' +
  'auf einmal|alles auf einmal|vorausbezahlt|vorausgezahlt|d avance|en une fois|paiement initial|comptant|paiement unique';
const MONTHLY =
  'monthly|mthly|mnthly|mo payments|per month|each month|every month|month by month|by the month|a month|monthly payments|monthly payment|monthly instalments|' +
  'monthly installments|monthly rates|instalments|installments|in instalments|in installments|monatlich|monatliche|monatlicher|' +
  'monatliche zahlung|monatsweise|pro monat|jeden monat|monatsraten|monatsrate|monatliche raten|in raten|raten|ratenzahlung|mtl|monatl|' +
  'mensuel|mensuelle|mensuellement|par mois|chaque mois|mensualites';
const NEITHER =
  'yearly|annually|annual payments|annual payment|annual billing|semi annually|semi annual|half yearly|quarter yearly|' +
  'partial upfront|partially upfront|partly upfront|jahrliche|jahrlicher|halbjahrliche|vierteljahrliche|per year|each year|every year|a year each|quarterly|weekly|daily|jahrlich|jaehrlich|pro jahr|' +
  'vierteljahrlich|quartalsweise|halbjahrlich|par an|annuellement';

const PLANS = phraseTable<BillingPlan | 'neither'>([
  [UPFRONT, 'Upfront'],
  [MONTHLY, 'Monthly'],
  [NEITHER, 'neither'],
]);
const PAYMENTS = /^(?:payments?|instalments?|installments?|raten|zahlungen|mensualites)$/;

export function readBillingPlan(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const match = phraseAt(sentence, at, PLANS);
    if (match && !isPartOfName(sentence, at, match.to))
      noted(sentence, match.value, at, withPayments(sentence, match.to));
  }
}

function noted(sentence: Sentence, plan: BillingPlan | 'neither', at: number, to: number): void {
  const isPart = plan === 'Upfront' && sentence.free(at - 1) === '%';
  if (isPart || plan === 'neither') {
    const from = isPart ? at - 2 : at;
    const said = sentence.text(from, to);
    sentence.trouble('billingPlan', `You wrote "${said}". Reservations are paid "upfront" or "monthly".`, from, to);
  } else sentence.add('billingPlan', plan, instalmentCount(sentence, at, plan), to);
}

function withPayments(sentence: Sentence, to: number): number {
  return PAYMENTS.test(sentence.free(to)) ? to + 1 : to;
}

/** In "36 monthly payments" the number counts payments, not reservations. */
function instalmentCount(sentence: Sentence, at: number, plan: BillingPlan): number {
  const before = plan === 'Monthly' ? numberAt(sentence, at - 1) : undefined;
  if (before?.to !== at) return at;
  const isCount =
    PAYMENTS.test(sentence.folded(at)) ||
    PAYMENTS.test(sentence.folded(at + 1)) ||
    /^monatsraten?$/.test(sentence.folded(at));
  return isCount ? at - 1 : at;
}
