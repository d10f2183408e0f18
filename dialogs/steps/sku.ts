import { canonicalSku } from '../parse/read-sku';
import { isKnown, type Step } from './step';

export const skuStep: Step = {
  slot: 'sku',
  known: (draft) => isKnown(draft, 'sku'),
  read: (text) => canonicalSku(text) ?? (text.trim() || undefined),
};
