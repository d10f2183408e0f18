import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const appliedSubscriptionStep: Step = {
  slot: 'appliedSubscription',
  known: (draft) => isKnown(draft, 'appliedSubscription'),
  ask: (_draft, resolution) => ({
    slot: 'appliedSubscription',
    text: 'To which subscription shall the discount apply?',
    choices: resolution.choices.appliedSubscription ?? [],
    example: SLOT_INFO.appliedSubscription.example,
  }),
  read: (text) => text.trim() || undefined,
};
