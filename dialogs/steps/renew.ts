import { parseRequest } from '../parse-request';
import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const renewStep: Step = {
  slot: 'renew',
  known: (draft) => isKnown(draft, 'renew'),
  ask: (_draft, resolution) => ({
    slot: 'renew',
    text: 'Shall it renew automatically?',
    choices: resolution.choices.renew ?? [],
    example: SLOT_INFO.renew.example,
  }),
  read: (text) => parseRequest(`renew: ${text}`).lines[0]?.values.renew,
};
