import { parseRequest } from '../parse-request';
import { isKnown, type Step } from './step';

export const billingPlanStep: Step = {
  slot: 'billingPlan',
  known: (draft) => isKnown(draft, 'billingPlan'),
  read: (text) => parseRequest(text).lines[0]?.values.billingPlan,
};
