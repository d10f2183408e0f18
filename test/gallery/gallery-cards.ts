import type { AdaptiveCard } from '../../cards/card';
import { failureCard } from '../../cards/failure-card';
import { FORM_FIELDS, type FormField, type FormFieldName } from '../../cards/form-fields';
import { helpCard, welcomeCard } from '../../cards/help-card';
import { orderCard } from '../../cards/order-card';
import { statusCard } from '../../cards/orders-card';
import { questionCard } from '../../cards/question-card';
import { requestForm } from '../../cards/request-form';
import { crowdedOrder, ORDER_STATES, READER } from '../cards/every-card';
import { SAMPLE_NOW, SAMPLE_QUOTE, sampleOrder } from '../cards/sample-order';

/** The cards worth looking at, as they look in use. */
export function galleryCards(): Record<string, AdaptiveCard> {
  const view = { mode: 'submit', for: 'everyone', now: SAMPLE_NOW, ...READER } as const;
  const states = ORDER_STATES.map((state) => [`order-${state}`, orderCard(sampleOrder({ state }), view)]);
  const before = { ...SAMPLE_QUOTE.price!, total: { amount: '4100', currency: 'EUR' } };
  const unpriced = { ...SAMPLE_QUOTE, price: undefined };
  return {
    ...(Object.fromEntries(states) as Record<string, AdaptiveCard>),
    'order-price-moved': orderCard(sampleOrder({ previousQuote: { ...SAMPLE_QUOTE, price: before } }), view),
    'order-unpriced': orderCard(sampleOrder({ state: 'quoted', quote: unpriced }), view),
    'order-crowded': orderCard(crowdedOrder('placed', 20), view),
    'form-missing': requestForm({ fields: halfFilled(), mode: 'submit', locale: 'en' }),
    'form-typed': requestForm({ fields: halfFilled(), mode: 'submit', inputs: 'typed', locale: 'en' }),
    question: questionCard({
      slot: 'region',
      question: 'In which region shall the reservation apply?',
      understood: 'So far: 3 × Standard_D4s_v5 for Contoso.',
      choices: [
        'West Europe',
        'North Europe',
        'Germany West Central',
        'Sweden Central',
        'UK South',
        'France Central',
      ].map((title) => ({ title, value: title.toLowerCase().replaceAll(' ', '') })),
      canGoBack: true,
      mode: 'submit',
      locale: 'en',
    }),
    status: statusCard(
      (['quoted', 'pending', 'buying', 'placed', 'needs-human'] as const).map((state) => sampleOrder({ state })),
      { now: SAMPLE_NOW, ...READER },
    ),
    help: helpCard({ locale: 'en' }),
    welcome: welcomeCard({ locale: 'en' }),
    failure: failureCard(sampleOrder({ state: 'failed' }).failure!, { locale: 'en' }),
  };
}

function halfFilled(): Record<FormFieldName, FormField> {
  const nothing = Object.fromEntries(FORM_FIELDS.map((name) => [name, { missing: false }]));
  return {
    ...(nothing as Record<FormFieldName, FormField>),
    customer: {
      text: 'cont',
      problem: 'Two customers fit. Choose one.',
      choices: [
        { title: 'Contoso', value: 'c1' },
        { title: 'Contoso Retail', value: 'c2' },
      ],
      missing: true,
    },
    subscription: { choices: [{ title: 'Azure plan', value: 's1' }], value: 's1', missing: false },
    product: { choices: [{ title: 'Virtual machines', value: 'vm' }], value: 'vm', missing: false },
    sku: { value: 'Standard_D4s_v5', missing: false },
    region: { choices: [{ title: 'West Europe', value: 'westeurope' }], missing: true },
    quantity: { value: '3', missing: false },
    term: { missing: true },
  };
}
