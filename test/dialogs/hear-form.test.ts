import { emptyDraft, type Draft } from '../../dialogs/draft';
import { hearForm } from '../../dialogs/hear-form';

const DRAFT: Draft = {
  ...emptyDraft(),
  typed: { quantity: '3', displayName: 'web' },
  answered: ['quantity', 'displayName'],
};

function typedAfter(value: unknown): object | undefined {
  const heard = hearForm(DRAFT, value);
  return heard?.kind === 'answer' ? heard.draft.typed : heard;
}

test('inputs fill the draft, an emptied one takes its answer away', () => {
  expect(typedAfter({ verb: 'form', term: 'P3Y', quantity: '5', displayName: '' })).toEqual({
    quantity: '5',
    term: 'P3Y',
  });
});

test('typed wordings become canonical', () => {
  expect(
    typedAfter({ verb: 'form', term: '3 years', region: 'West Europe', sku: 'd2s v5', billingPlan: 'monatlich' }),
  ).toMatchObject({
    term: 'P3Y',
    region: 'westeurope',
    sku: 'Standard_D2s_v5',
    billingPlan: 'Monthly',
  });
});

test('what cannot be understood stays as typed, to be refused with a reason', () => {
  expect(typedAfter({ verb: 'form', term: 'soon', quantity: '-1' })).toMatchObject({ term: 'soon', quantity: '-1' });
});

test('numbers and booleans count as text, anything else as absent', () => {
  expect(typedAfter({ verb: 'form', quantity: 7, renew: true, region: ['westeurope'], sku: null })).toEqual({
    quantity: '7',
    renew: 'true',
    displayName: 'web',
  });
});

test('overlong input is cut', () => {
  const typed = typedAfter({ verb: 'form', customer: 'x'.repeat(5000) }) as { customer: string };
  expect(typed.customer).toHaveLength(300);
});

test('a Universal Action says the same', () => {
  expect(typedAfter({ action: { type: 'Action.Execute', verb: 'form', data: { quantity: '9' } } })).toMatchObject({
    quantity: '9',
  });
});

test('an answer to one question leaves the others', () => {
  expect(typedAfter({ verb: 'answer', slot: 'term', term: '1 year' })).toEqual({
    quantity: '3',
    displayName: 'web',
    term: 'P1Y',
  });
});

test('back and cancel', () => {
  expect(hearForm(DRAFT, { verb: 'back' })).toMatchObject({
    draft: { typed: { quantity: '3' }, asked: 'displayName' },
  });
  expect(hearForm(DRAFT, { verb: 'cancel-form' })).toEqual({ kind: 'cancel' });
});

test.each([null, 'form', 3, {}, { verb: 1 }, { verb: 'approve', ticket: 'x' }])(
  '%j is none of our business',
  (value) => {
    expect(hearForm(DRAFT, value)).toBeUndefined();
  },
);
