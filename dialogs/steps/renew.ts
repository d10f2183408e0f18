import { parseRequest } from '../parse-request';
import { isKnown, type Step } from './step';

export const renewStep: Step = {
  slot: 'renew',
  known: (draft) => isKnown(draft, 'renew'),
  read: (text) => parseRequest(`renew: ${text}`).lines[0]?.values.renew,
};
