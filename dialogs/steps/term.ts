import { parseRequest } from '../parse-request';
import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const termStep: Step = {
  slot: 'term',
  known: (draft) => isKnown(draft, 'term'),
  ask: (_draft, resolution) => ({
    slot: 'term',
    text: 'For which term?',
    choices: resolution.choices.term ?? [],
    example: SLOT_INFO.term.example,
  }),
  read: (text) => parseRequest(`term: ${text}`).lines[0]?.values.term,
};
