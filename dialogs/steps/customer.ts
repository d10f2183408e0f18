import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const customerStep: Step = {
  slot: 'customer',
  known: (draft) => isKnown(draft, 'customer'),
  ask: (_draft, resolution) => ({
    slot: 'customer',
    text: 'For which customer?',
    choices: resolution.choices.customer ?? [],
    example: SLOT_INFO.customer.example,
  }),
  read: (text) => text.trim() || undefined,
};
