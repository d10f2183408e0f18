import { parseRequest } from '../parse-request';
import { isKnown, type Step } from './step';

export const termStep: Step = {
  slot: 'term',
  known: (draft) => isKnown(draft, 'term'),
  read: (text) => parseRequest(`term: ${text}`).lines[0]?.values.term,
};
