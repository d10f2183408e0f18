import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const managementGroupStep: Step = {
  slot: 'managementGroup',
  known: (draft) => isKnown(draft, 'managementGroup'),
  ask: (_draft, resolution) => ({
    slot: 'managementGroup',
    text: 'To which management group shall the discount apply?',
    choices: resolution.choices.managementGroup ?? [],
    example: SLOT_INFO.managementGroup.example,
  }),
  read: (text) => text.trim() || undefined,
};
