import type { Adjustment, Work } from '../bot/orders/adjustment';
import { add, compare, formatMoney, times, type Money } from '../bot/orders/money';
import { day, moment } from './format';
import { inert } from './inert';
import type { Fact, Writing } from './order-facts';
import { said } from './said';
import { fillIn, type Texts } from './texts';

/** "Rename web to web-prod", each part passed through `safe`. */
export function subjectOfWork(work: Work, texts: Texts, safe: (text: string) => string): string {
  const words = texts.adjustment;
  const { name, quantity } = work.reservation;
  const given = 'quantity' in work && work.kind === 'exchange' ? work.quantity : quantity;
  const subject = work.kind === 'archive' && !work.archived ? words.unarchive : words.subjects[work.kind];
  const renewed = work.kind === 'renewal' && work.renew && work.buy ? words.renewInto : subject;
  return fillIn(renewed, { name: safe(name), quantity: given, to: safe(targetOf(work, texts)) });
}

function targetOf(work: Work, texts: Texts): string {
  switch (work.kind) {
    case 'rename':
      return work.name;
    case 'rescope':
      return said(work.scopeName, texts);
    case 'renewal':
      if (work.renew && work.buy) return said(work.buy.words, texts);
      return work.renew ? texts.adjustment.on : texts.adjustment.off;
    case 'flexibility':
      return work.to === 'On' ? texts.adjustment.on : texts.adjustment.off;
    case 'review':
      return work.day;
    case 'archive':
      return '';
    case 'directory':
      return work.tenantId;
    case 'split':
      return work.quantities.join(' + ');
    case 'merge':
      return `${work.other.name} (${work.other.quantity})`;
    case 'return':
      return String(work.quantity);
    case 'exchange':
      return said(work.buy.words, texts);
  }
}

/** What it is about, what it brings or costs, and who decided. */
export function adjustmentFacts(adjustment: Adjustment, writing: Writing): Fact[] {
  const { facts } = writing.texts.adjustment;
  const { work, requester, approvals, rejection, createdAt, result } = adjustment;
  const { reservation } = work;
  const by = (name: string, at: string) => `${name}, ${moment(at, writing.reader)}`;
  const amount = (value: Money | undefined) => value && formatMoney(value, writing.reader.locale);
  const pairs: (readonly [string, string | undefined | false])[] = [
    [facts.reservation, reservation.name],
    [facts.sku, [reservation.sku, reservation.region].filter(Boolean).join(', ')],
    [facts.id, reservation.id.split('/').at(-1)],
    ...moneyFacts(work, writing),
    [facts.askedBy, by(requester.name, createdAt)],
    ...approvals.map((one) => [facts.approvedBy, by(one.by.name, one.at)] as const),
    [facts.rejectedBy, rejection && by(rejection.by.name, rejection.at)],
    [facts.reason, rejection?.reason],
    [facts.refunded, amount(result?.refund)],
    [facts.result, result?.reservations?.map((id) => id.split('/').at(-1)).join(', ')],
  ];
  return pairs.flatMap(([title, value]) => (value ? [{ title, value: inert(value, writing.room.text) }] : []));
}

function moneyFacts(work: Work, { texts, reader }: Writing): (readonly [string, string | undefined])[] {
  const { facts, pool } = texts.adjustment;
  const amount = (value: Money | undefined) => value && formatMoney(value, reader.locale);
  if (work.kind === 'return') {
    const { refund, remainingCommitment, consumed, limit, at } = work.preview;
    const pair = consumed && limit && { consumed: amount(consumed) ?? '', limit: amount(limit) ?? '' };
    return [
      [facts.refund, amount(refund)],
      [facts.remaining, isSomething(remainingCommitment) ? amount(remainingCommitment) : undefined],
      [facts.pool, pair && fillIn(pool, pair)],
      [
        facts.headroom,
        pair && consumed.currency === limit.currency ? amount(add(limit, times(consumed, -1))) : undefined,
      ],
      [facts.asOf, moment(at, reader)],
    ];
  }
  if (work.kind === 'renewal') {
    const { price, ends, at } = (work.renew && work.preview) || {};
    return [
      [facts.renewsOn, ends && day(ends, reader)],
      [facts.priceNow, amount(price)],
      [facts.asOf, at && moment(at, reader)],
    ];
  }
  if (work.kind !== 'exchange') return [];
  const { refunds, purchases, netPayable, at } = work.preview;
  return [
    [facts.refunds, amount(refunds)],
    [facts.purchases, amount(purchases)],
    [facts.net, amount(netPayable)],
    [facts.asOf, moment(at, reader)],
  ];
}

function isSomething(value: Money | undefined): boolean {
  return value !== undefined && compare(value, times(value, 0)) > 0;
}

/** "Refund 120.00 EUR.", "To pay 40.00 EUR.", or nothing. */
export function moneySentence(
  { work, result }: Adjustment,
  { texts, reader }: Pick<Writing, 'texts' | 'reader'>,
): string {
  const words = texts.adjustment.money;
  const say = (text: string, value: Money | undefined) =>
    value ? fillIn(text, { amount: inert(formatMoney(value, reader.locale), 60) }) : '';
  if (work.kind === 'return') return say(words.refund, result?.refund ?? work.preview.refund);
  if (work.kind === 'exchange') return say(words.pay, result?.netPayable ?? work.preview.netPayable);
  if (work.kind === 'renewal' && work.renew) return say(words.later, work.preview?.price);
  return '';
}

/** What an earlier approval was given for, and what it would be now. */
export function movedSentence({ work, before }: Adjustment, { texts, reader }: Writing): string[] {
  if (!before || !('preview' in work) || !work.preview) return [];
  const amountOf = (preview: typeof before) =>
    'refund' in preview ? preview.refund : 'netPayable' in preview ? preview.netPayable : undefined;
  const amount = (value: Money | undefined) => (value ? inert(formatMoney(value, reader.locale), 60) : '?');
  return [fillIn(texts.adjustment.moved, { before: amount(amountOf(before)), now: amount(amountOf(work.preview)) })];
}
