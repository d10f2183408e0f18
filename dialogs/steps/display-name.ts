import { isKnown, type Step } from './step';

export const displayNameStep: Step = {
  slot: 'displayName',
  known: (draft) => isKnown(draft, 'displayName'),
  read: (text) => text.trim() || undefined,
};
