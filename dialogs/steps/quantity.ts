import { parseRequest } from '../parse-request';
import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const quantityStep: Step = {
  slot: 'quantity',
  known: (draft) => isKnown(draft, 'quantity'),
  ask: (_draft, resolution) => ({
    slot: 'quantity',
    text: 'How many?',
    choices: resolution.choices.quantity ?? [],
    example: SLOT_INFO.quantity.example,
  }),
  read: (text) => parseRequest(`quantity: ${text}`).lines[0]?.values.quantity,
};
