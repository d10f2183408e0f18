import { isKnown, type Step } from './step';

export const productStep: Step = {
  slot: 'product',
  known: (draft) => isKnown(draft, 'product'),
  read: (text) => text.trim() || undefined,
};
