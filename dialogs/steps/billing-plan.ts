import { parseRequest } from '../parse-request';
import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const billingPlanStep: Step = {
  slot: 'billingPlan',
  known: (draft) => isKnown(draft, 'billingPlan'),
  ask: (_draft, resolution) => ({
    slot: 'billingPlan',
    text: 'Paid upfront or monthly?',
    choices: resolution.choices.billingPlan ?? [],
    example: SLOT_INFO.billingPlan.example,
  }),
  read: (text) => parseRequest(text).lines[0]?.values.billingPlan,
};
