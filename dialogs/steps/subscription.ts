import { isKnown, type Step } from './step';

export const subscriptionStep: Step = {
  slot: 'subscription',
  known: (draft) => isKnown(draft, 'subscription'),
  read: (text) => text.trim() || undefined,
};
