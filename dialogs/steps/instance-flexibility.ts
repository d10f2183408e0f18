import { parseRequest } from '../parse-request';
import { isKnown, type Step } from './step';

export const instanceFlexibilityStep: Step = {
  slot: 'instanceFlexibility',
  known: (draft) => isKnown(draft, 'instanceFlexibility'),
  read: (text) => parseRequest(`flexibility: ${text}`).lines[0]?.values.instanceFlexibility,
};
