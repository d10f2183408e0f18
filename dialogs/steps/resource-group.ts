import { isKnown, type Step } from './step';

export const resourceGroupStep: Step = {
  slot: 'resourceGroup',
  known: (draft) => isKnown(draft, 'resourceGroup'),
  read: (text) => text.trim() || undefined,
};
