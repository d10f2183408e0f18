import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const resourceGroupStep: Step = {
  slot: 'resourceGroup',
  known: (draft) => isKnown(draft, 'resourceGroup'),
  ask: (_draft, resolution) => ({
    slot: 'resourceGroup',
    text: 'To which resource group shall the discount apply?',
    choices: resolution.choices.resourceGroup ?? [],
    example: SLOT_INFO.resourceGroup.example,
  }),
  read: (text) => text.trim() || undefined,
};
