import { adjustmentCard } from '../../cards/adjustment-card';
import { batchCard } from '../../cards/batch-card';
import type { AdaptiveCard, Reader } from '../../cards/card';
import { endingCard } from '../../cards/ending-card';
import { expiryCard } from '../../cards/expiry-card';
import { failureCard } from '../../cards/failure-card';
import { FORM_FIELDS, type FormField, type FormFieldName } from '../../cards/form-fields';
import { helpCard, welcomeCard } from '../../cards/help-card';
import { orderCard } from '../../cards/order-card';
import { ordersCard, statusCard } from '../../cards/orders-card';
import { choiceCard, questionCard } from '../../cards/question-card';
import { requestForm } from '../../cards/request-form';
import { savingsCard } from '../../cards/savings-card';
import { sharedOrderCard } from '../../cards/shared-order-card';
import { crowdedOrder, ORDER_STATES } from '../cards/every-card';
import { sampleAdjustments } from '../cards/sample-adjustment';
import { sampleBatch } from '../cards/sample-batch';
import { SAMPLE_NOW, SAMPLE_QUOTE, SAMPLE_SAVINGS, sampleOrder } from '../cards/sample-order';
import { moneyCards } from './money-cards';

export type Cards = Record<string, AdaptiveCard>;

/** The cards worth looking at, as they look in use, for readers of one language and clock. */
export function galleryCards(reader: Reader): Cards {
  return {
    ...orderCards(reader),
    ...afterCards(reader),
    ...formCards(reader),
    ...talkCards(reader),
    ...moneyCards(reader),
  };
}

function orderCards(reader: Reader): Cards {
  const view = { mode: 'submit', for: 'everyone', now: SAMPLE_NOW, ...reader } as const;
  const states = ORDER_STATES.map((state) => {
    const order = sampleOrder({ state, savings: SAMPLE_SAVINGS });
    return [`order-${state}`, orderCard(order, view)] as const;
  });
  const before = { ...SAMPLE_QUOTE.price!, total: { amount: '4100', currency: 'EUR' } };
  const unpriced = { ...SAMPLE_QUOTE, price: undefined };
  return {
    ...Object.fromEntries(states),
    'order-price-moved': orderCard(sampleOrder({ previousQuote: { ...SAMPLE_QUOTE, price: before } }), view),
    'order-unpriced': orderCard(sampleOrder({ state: 'quoted', quote: unpriced }), view),
    'order-crowded': orderCard(crowdedOrder('placed', 20), view),
  };
}

function afterCards(reader: Reader): Cards {
  const view = { ...reader, mode: 'submit', ticketFor: () => 'ticket' } as const;
  const adjustments = sampleAdjustments().map(
    (one) => [`change-${one.work.kind}-${one.state}`, adjustmentCard(one, view)] as const,
  );
  const batches = (['wrong', 'pending', 'active'] as const).map(
    (state) => [`batch-${state}`, batchCard(sampleBatch(state, { isPlain: state === 'active' }), view)] as const,
  );
  return {
    ...Object.fromEntries([...adjustments, ...batches]),
    expiry: expiryCard(sampleOrder({ state: 'expiring' }), { ...view, ticket: 'ticket', now: SAMPLE_NOW }),
    ending: endingCard(ENDING, reader),
    savings: savingsCard('3 × Standard_D4s_v5', SAMPLE_SAVINGS, reader),
  };
}

const ENDING = {
  ...{ id: '9d8c7b6a-5f4e-4d3c-a2b1-0f9e8d7c6b5a', name: 'sap-production', quantity: 4, sku: 'Standard_E16s_v5' },
  ...{ region: 'westeurope', renew: false, now: SAMPLE_NOW, endsAt: '2026-12-21T00:00:00.000Z' },
};
const REGIONS = ['West Europe', 'North Europe', 'Germany West Central', 'Sweden Central', 'UK South', 'France Central'];

function formCards({ locale }: Reader): Cards {
  const form = { mode: 'submit', locale } as const;
  const question = { slot: 'region', question: 'In which region shall the reservation apply?', ...form };
  const choices = REGIONS.map((title) => ({ title, value: title.toLowerCase().replaceAll(' ', '') }));
  const understood = 'So far: 3 × Standard_D4s_v5 for Contoso.';
  return {
    'form-missing': requestForm({ fields: halfFilled(), ...form }),
    'form-typed': requestForm({ fields: halfFilled(), inputs: 'typed', ...form }),
    question: questionCard({ ...question, understood, choices, canGoBack: true }),
    'question-typed': questionCard({ ...question, problem: 'No region is called "moonbase".', canGoBack: true }),
    choice: choiceCard({ ...question, text: 'europe', what: 'region', choices: choices.slice(0, 2) }),
  };
}

function halfFilled(): Record<FormFieldName, FormField> {
  const nothing = FORM_FIELDS.map((name) => [name, { missing: false }]);
  return {
    ...(Object.fromEntries(nothing) as Record<FormFieldName, FormField>),
    customer: {
      text: 'cont',
      problem: 'Two customers fit. Choose one.',
      choices: [
        { title: 'Contoso', value: 'c1' },
        { title: 'Contoso Retail', value: 'c2' },
      ],
      missing: true,
    },
    subscription: { choices: [{ title: 'Azure plan', value: 'Azure plan' }], value: 'Azure plan', missing: false },
    product: { choices: [{ title: 'Virtual machines', value: 'vm' }], value: 'vm', missing: false },
    sku: { value: 'Standard_D4s_v5', missing: false },
    region: { choices: [{ title: 'West Europe', value: 'westeurope' }], missing: true },
    quantity: { value: '3', missing: false },
    term: { missing: true },
  };
}

function talkCards(reader: Reader): Cards {
  const view = { now: SAMPLE_NOW, ...reader };
  const open = (['quoted', 'pending', 'buying', 'placed', 'needs-human'] as const).map((state) =>
    sampleOrder({ state }),
  );
  return {
    status: statusCard(open, view),
    'shared-order': sharedOrderCard(sampleOrder({ state: 'active' }), {
      ...view,
      withMoney: true,
      sharedBy: 'Megan Bowen',
    }),
    'status-nothing': statusCard([], view),
    orders: ordersCard(open, { ...view, total: 57, offset: 10, nextCommand: 'orders 3' }),
    help: helpCard(reader),
    'help-nothing': helpCard({ ...reader, topic: 'teleport' }),
    welcome: welcomeCard(reader),
    failure: failureCard(sampleOrder({ state: 'failed' }).failure!, reader),
  };
}
