import { isKnown, type Step } from './step';

export const managementGroupStep: Step = {
  slot: 'managementGroup',
  known: (draft) => isKnown(draft, 'managementGroup'),
  read: (text) => text.trim() || undefined,
};
