import { parseRequest } from '../parse-request';
import { isKnown, type Step } from './step';

export const quantityStep: Step = {
  slot: 'quantity',
  known: (draft) => isKnown(draft, 'quantity'),
  read: (text) => parseRequest(`quantity: ${text}`).lines[0]?.values.quantity,
};
