import type { Failure } from '../../bot/commerce/commerce';
import type { Order } from '../../bot/orders/order';
import { STATES, type OrderState } from '../../bot/orders/states';
import type { ActionMode, AdaptiveCard, Reader } from '../../cards/card';
import { adjustmentCard } from '../../cards/adjustment-card';
import { batchCard } from '../../cards/batch-card';
import { endingCard } from '../../cards/ending-card';
import { expiryCard } from '../../cards/expiry-card';
import { failureCard } from '../../cards/failure-card';
import { DETAIL_FIELDS, FORM_FIELDS, type Choice, type FormField, type FormFieldName } from '../../cards/form-fields';
import { helpCard, welcomeCard } from '../../cards/help-card';
import { listCard } from '../../cards/list-card';
import type { Viewer } from '../../cards/order-buttons';
import { orderCard } from '../../cards/order-card';
import { ordersCard, statusCard } from '../../cards/orders-card';
import { choiceCard, questionCard } from '../../cards/question-card';
import { requestForm } from '../../cards/request-form';
import { savingsCard } from '../../cards/savings-card';
import { sharedOrderCard } from '../../cards/shared-order-card';
import { everyInvoiceCard } from './every-invoice-card';
import { sampleAdjustments } from './sample-adjustment';
import { sampleBatch } from './sample-batch';
import { SAMPLE_NOW, SAMPLE_QUOTE, SAMPLE_SAVINGS, sampleOrder } from './sample-order';

export const ORDER_STATES = Object.keys(STATES) as OrderState[];
const MODES: readonly ActionMode[] = ['submit', 'execute'];
export const VIEWERS: readonly Viewer[] = ['everyone', 'requester', 'approver', 'onlooker'];
export const READER = { locale: 'en-GB', timeZone: 'Europe/Berlin' };

export const GERMAN: Reader = { locale: 'de-DE', timeZone: 'Europe/Berlin' };

/** Every card in every state and view, by name. `text` replaces every text that people or providers wrote. */
export function everyCard(text?: string, copies = 2, reader: Reader = READER): Record<string, AdaptiveCard> {
  return {
    ...orderCards(text, copies, reader),
    ...afterPurchaseCards(text, reader),
    ...bulkCards(text, copies, reader),
    ...conversationCards(text, copies, reader),
  };
}

function orderCards(text: string | undefined, copies: number, reader: Reader): Record<string, AdaptiveCard> {
  const cards = ORDER_STATES.flatMap((state) =>
    modesFor(text).flatMap((mode) =>
      viewersFor(text).map((viewer) => {
        const order = withText(crowdedOrder(state, copies), text);
        const view = {
          mode,
          for: viewer,
          now: SAMPLE_NOW,
          ...reader,
          refreshUserIds: ['29:megan-bowen'],
          links: LINKS,
        };
        return [`order ${state} ${mode} ${viewer}`, orderCard(order, view)] as const;
      }),
    ),
  );
  return Object.fromEntries(cards);
}

const LINKS = { azurePortal: 'https://portal.azure.com', partnerCenter: 'https://partner.microsoft.com' };
const BATCH_STATES = ['reading', 'deciding', 'wrong', 'quoted', 'pending', 'buying', 'active', 'failed'] as const;

function bulkCards(text: string | undefined, copies: number, reader: Reader): Record<string, AdaptiveCard> {
  const cards = modesFor(text).flatMap((mode) =>
    BATCH_STATES.map((state) => {
      const whole = sampleBatch(state, { text, lines: Math.min(copies, 50) });
      return [`bulk ${state} ${mode}`, batchCard(whole, { ...reader, mode, ticketFor: () => 'ticket-1' })] as const;
    }),
  );
  const share = { ...reader, now: SAMPLE_NOW, withMoney: true, sharedBy: text ?? 'Alex Wilber' };
  const shared = sharedOrderCard(withText(crowdedOrder('active', copies), text), share);
  return { ...Object.fromEntries(cards), shared };
}

/** What comes after a purchase, in every state and of every kind. */
function afterPurchaseCards(text: string | undefined, reader: Reader): Record<string, AdaptiveCard> {
  const cards = modesFor(text).flatMap((mode) => {
    const view = { ...reader, mode, ticketFor: () => 'ticket-1' };
    const expiry = expiryCard(withText(sampleOrder({ state: 'expiring' }), text), {
      ...view,
      ticket: 'ticket-1',
      now: SAMPLE_NOW,
    });
    const adjustments = sampleAdjustments().map((one) => {
      const card = adjustmentCard(withText(one, text), view);
      return [`adjustment ${one.work.kind} ${one.state} ${mode}`, card] as const;
    });
    return [[`expiry ${mode}`, expiry] as const, ...adjustments];
  });
  return Object.fromEntries(cards);
}

/** Viewers and modes differ in buttons, which hold no text of others: one of each is enough where text matters. */
const viewersFor = (text: string | undefined) => (text === undefined ? VIEWERS : VIEWERS.slice(0, 1));
const modesFor = (text: string | undefined) => (text === undefined ? MODES : MODES.slice(0, 1));

/** An order in which everything that may be there is there. */
export function crowdedOrder(state: OrderState, copies = 2): Order {
  const order = sampleOrder({ state });
  const many = <T>(item: T): T[] => Array.from({ length: copies }, () => item);
  const failure: Failure = {
    code: '500000',
    message: 'The provider refused.',
    remedy: 'Ask its support.',
    money: 'maybe',
    requestId: 'r-1',
    correlationId: 'c-1',
  };
  return {
    ...order,
    editors: many({ ...order.requester, id: 'somebody-else', name: 'Lidia Holloway' }),
    checks: many([
      { name: 'market', outcome: 'warn', message: 'The customer buys in another market.' } as const,
      { name: 'quantity', outcome: 'fail', message: 'Only two are left.' } as const,
    ]).flat(),
    approvals: many({ by: order.requester, at: SAMPLE_NOW, version: 2 }),
    rejection: { by: order.requester, at: SAMPLE_NOW, reason: 'Too dear.' },
    previousQuote: { ...SAMPLE_QUOTE, price: undefined },
    savings: SAMPLE_SAVINGS,
    stage: 'Registering the subscription',
    failure,
    request: { ...order.request, instanceFlexibility: 'On', reviewDateTime: SAMPLE_NOW },
    provider: {
      requestId: 'r-1',
      handle: { key: 'cart-1', customerId: 'customer' },
      orderId: 'order-1',
      status: 'odd',
      reservations: many({ id: 'reservation-1', quantity: 1, expiresAt: SAMPLE_NOW }),
      expiresAt: SAMPLE_NOW,
    },
  };
}

const ENDING = { id: 'guid-1', endsAt: '2026-12-21T00:00:00.000Z', now: SAMPLE_NOW, quantity: 4, renew: false };

/** What the code itself writes into an order, and what other people cannot. */
const OURS = new Set([
  'state',
  'at',
  'amount',
  'ticket',
  'outcome',
  'money',
  'stateSince',
  'createdAt',
  'lapsesAt',
  'kind',
  'type',
]);
const DATES = new Set(['quotedAt', 'expiresAt', 'reviewDateTime', 'date']);

/** Replaces every string that came from people or providers, names of unknown enumerations and currencies included. */
export function withText<T>(value: T, text: string | undefined): T {
  if (text === undefined) return value;
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
    typeof inner === 'string' && !OURS.has(key) && !DATES.has(key) ? text : inner,
  ) as T;
}

function conversationCards(text: string | undefined, copies: number, reader: Reader): Record<string, AdaptiveCard> {
  const words = text ?? 'Contoso Retail';
  const orders = Array.from({ length: copies }, () => withText(crowdedOrder('pending'), text));
  const view = { now: SAMPLE_NOW, ...reader, total: 57, offset: 12, nextCommand: 'orders 3' };
  const failure = withText(crowdedOrder('failed').failure!, text);
  const lines = Array.from({ length: copies }, () => ({ title: words, details: [words, words] }));
  const forms = modesFor(text).flatMap((mode) =>
    (['choose', 'typed'] as const).flatMap((inputs) => {
      const form = { mode, inputs, locale: reader.locale };
      return [
        [`form known ${mode} ${inputs}`, requestForm({ ...form, fields: formFields(words, copies, 'known') })],
        [`form missing ${mode} ${inputs}`, requestForm({ ...form, fields: formFields(words, copies, 'missing') })],
        [`form led ${mode} ${inputs}`, requestForm({ ...form, fields: formFields(words, 0, 'known'), lead: words })],
      ] as const;
    }),
  );
  const questions = modesFor(text).flatMap((mode) =>
    [0, 1, 5, 6, copies].map((count) => {
      const choices = choicesOf(words, count);
      const data = { slot: 'region', question: words, understood: words, problem: words, example: words, value: words };
      const card = questionCard({ ...data, choices, total: 99, canGoBack: count > 0, mode, locale: reader.locale });
      return [`question ${count} ${mode}`, card] as const;
    }),
  );
  return {
    ...Object.fromEntries([...forms, ...questions]),
    choice: choiceCard({
      slot: 'customer',
      text: words,
      what: words,
      choices: choicesOf(words, 3),
      mode: 'submit',
      locale: reader.locale,
    }),
    status: statusCard(orders, { now: SAMPLE_NOW, ...reader }),
    'status empty': statusCard([], { now: SAMPLE_NOW, ...reader }),
    orders: ordersCard(orders, view),
    list: listCard({
      title: words,
      lines,
      notes: [words],
      whenEmpty: words,
      nextCommand: words,
      locale: reader.locale,
    }),
    'list drawn': listCard({ ...drawnList(words, copies), locale: reader.locale }),
    'list shares': listCard({
      ...drawnList(words, copies, [12, undefined, 34.5]),
      ...{ chart: { title: words, legends: [words, 'b', 'c'], most: 100 }, locale: reader.locale },
    }),
    failure: failureCard(failure, { locale: reader.locale }),
    help: helpCard({ locale: reader.locale }),
    'help topic': helpCard({ locale: reader.locale, topic: words }),
    'help commands': helpCard({ locale: reader.locale, commands: [{ name: words, what: words, example: words }] }),
    welcome: welcomeCard({ locale: reader.locale }),
    ...everyInvoiceCard(words, copies, reader),
    ending: endingCard({ ...ENDING, name: words, sku: words, region: words }, reader),
    savings: savingsCard(words, SAMPLE_SAVINGS, reader),
  };
}

function drawnList(words: string, copies: number, values: (number | undefined)[] = [123.45]) {
  const lines = Array.from({ length: copies }, () => ({
    ...{ title: words, details: [values.join(' ')] },
    drawn: { label: words, values, tone: 'good' as const },
  }));
  return { title: words, lines, chart: { title: words } };
}

function choicesOf(words: string, count: number): Choice[] {
  return Array.from({ length: count }, (_, index) => ({ title: `${words} ${index}`, value: `${words} ${index}` }));
}

function formFields(words: string, copies: number, kind: 'known' | 'missing'): Record<FormFieldName, FormField> {
  const choices = choicesOf(words, copies);
  const known = (): FormField => ({ value: choices[0]?.value ?? words, choices, missing: false });
  const missing = (): FormField => ({ text: words, problem: words, choices, missing: true });
  const fields = [...FORM_FIELDS, ...DETAIL_FIELDS].map(
    (name) => [name, kind === 'known' ? known() : missing()] as const,
  );
  return Object.fromEntries(fields) as Record<FormFieldName, FormField>;
}
