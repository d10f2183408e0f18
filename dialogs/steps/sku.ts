import { canonicalSku } from '../parse/read-sku';
import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const skuStep: Step = {
  slot: 'sku',
  known: (draft) => isKnown(draft, 'sku'),
  ask: (_draft, resolution) => ({
    slot: 'sku',
    text: 'Which SKU?',
    choices: resolution.choices.sku ?? [],
    example: SLOT_INFO.sku.example,
  }),
  read: (text) => canonicalSku(text) ?? (text.trim() || undefined),
};
