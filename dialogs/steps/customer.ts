import { isKnown, type Step } from './step';

export const customerStep: Step = {
  slot: 'customer',
  known: (draft) => isKnown(draft, 'customer'),
  read: (text) => text.trim() || undefined,
};
