import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const displayNameStep: Step = {
  slot: 'displayName',
  known: (draft) => isKnown(draft, 'displayName'),
  ask: (_draft, resolution) => ({
    slot: 'displayName',
    text: 'What shall the reservation be called?',
    choices: resolution.choices.displayName ?? [],
    example: SLOT_INFO.displayName.example,
  }),
  read: (text) => text.trim() || undefined,
};
