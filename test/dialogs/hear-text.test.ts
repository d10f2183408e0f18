import { draftFrom, emptyDraft, type Draft } from '../../dialogs/draft';
import { hearText, splitStepwise } from '../../dialogs/hear-text';
import type { Slot } from '../../dialogs/slots';

function heard(asked: Slot, text: string, typed: Draft['typed'] = {}): object {
  const result = hearText({ ...emptyDraft(), typed, answered: Object.keys(typed) as Slot[], asked }, text);
  return result.kind === 'answer' ? { ...result.draft.typed, leftover: result.draft.leftover } : { kind: result.kind };
}

test.each<[Slot, string, object]>([
  ['customer', 'Contoso', { customer: 'Contoso', leftover: [] }],
  ['customer', 'contoso, 3 years', { customer: 'contoso', term: 'P3Y', leftover: [] }],
  ['customer', '3 years', { term: 'P3Y', leftover: [] }],
  ['customer', 'customer Frankfurt Airport', { customer: 'Frankfurt Airport', leftover: [] }],
  ['term', '3', { term: 'P3Y', leftover: [] }],
  ['term', 'three', { term: 'P3Y', leftover: [] }],
  ['term', 'quantity 3', { quantity: '3', leftover: [] }],
  ['region', '3', { quantity: '3', leftover: [] }],
  ['region', 'atlantis', { region: 'atlantis', leftover: [] }],
  ['region', 'West Europe', { region: 'westeurope', leftover: [] }],
  ['sku', 'd2s v5', { sku: 'Standard_D2s_v5', leftover: [] }],
  ['sku', 'D4', { sku: 'Standard_D4', leftover: [] }],
  ['quantity', '12', { quantity: '12', leftover: [] }],
  ['quantity', 'lots', { kind: 'nothing' }],
  ['billingPlan', 'whenever', { kind: 'nothing' }],
  ['renew', 'yes', { renew: 'true', leftover: [] }],
  ['renew', 'nein', { renew: 'false', leftover: [] }],
  ['displayName', 'web servers', { displayName: 'web servers', leftover: [] }],
  ['appliedScopeType', 'single', { appliedScopeType: 'Single', leftover: [] }],
])('asked for the %s, "%s" means %j', (asked, text, expected) => {
  expect(heard(asked, text)).toEqual(expected);
});

test('a name that holds a word of another slot does not change that slot', () => {
  expect(heard('customer', 'Monthly Coffee', { billingPlan: 'Upfront' })).toEqual({
    customer: 'Monthly Coffee',
    billingPlan: 'Upfront',
    leftover: [],
  });
});

test('a new answer takes the place of an old one and of its problem', () => {
  const draft: Draft = { ...emptyDraft(), typed: { region: 'westeurope' }, problems: { term: 'Two terms.' } };
  const result = hearText(draft, 'northeurope, 1 year');
  expect(result).toMatchObject({
    kind: 'answer',
    draft: { typed: { region: 'northeurope', term: 'P1Y' }, problems: {} },
  });
});

test.each(['cancel', 'Cancel.', 'stop', 'never mind', 'Abbrechen'])('"%s" ends the dialog', (text) => {
  expect(hearText(emptyDraft(), text).kind).toBe('cancel');
});

test('back without an answer to take back shows the draft again', () => {
  expect(hearText(emptyDraft(), 'back')).toMatchObject({ kind: 'answer', hold: true });
});

test('further lines of an answer are kept for later', () => {
  const result = hearText(emptyDraft(), '2 D2s_v5 and 3 E4s_v5');
  expect(result).toMatchObject({ draft: { typed: { quantity: '2' }, more: [{ values: { quantity: '3' } }] } });
});

test('stepwise is heard at the end of a sentence', () => {
  expect(splitStepwise('3 D2s_v5 step by step')).toEqual({ isStepwise: true, rest: '3 D2s_v5' });
  expect(splitStepwise('ask me one by one')).toEqual({ isStepwise: true, rest: '' });
  expect(splitStepwise('3 D2s_v5')).toEqual({ isStepwise: false, rest: '3 D2s_v5' });
});

test('a draft is small and plain JSON', () => {
  const draft = draftFrom('3 D2s_v5 in westeurope for Contoso, 3 years, monthly');
  expect(JSON.parse(JSON.stringify(draft))).toEqual(draft);
  expect(JSON.stringify(draft).length).toBeLessThan(500);
});
