import { isKnown, type Step } from './step';

export const appliedSubscriptionStep: Step = {
  slot: 'appliedSubscription',
  known: (draft) => isKnown(draft, 'appliedSubscription'),
  read: (text) => text.trim() || undefined,
};
