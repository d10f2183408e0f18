import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const subscriptionStep: Step = {
  slot: 'subscription',
  known: (draft) => isKnown(draft, 'subscription'),
  ask: (_draft, resolution) => ({
    slot: 'subscription',
    text: `Which subscription of ${resolution.customer?.name ?? 'the customer'} pays?`,
    choices: resolution.choices.subscription ?? [],
    example: SLOT_INFO.subscription.example,
  }),
  read: (text) => text.trim() || undefined,
};
