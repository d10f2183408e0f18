import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const productStep: Step = {
  slot: 'product',
  known: (draft) => isKnown(draft, 'product'),
  ask: (_draft, resolution) => ({
    slot: 'product',
    text: 'Which product?',
    choices: resolution.choices.product ?? [],
    example: SLOT_INFO.product.example,
  }),
  read: (text) => text.trim() || undefined,
};
