import { parseRequest } from '../parse-request';
import { isKnown, type Step } from './step';

export const appliedScopeStep: Step = {
  slot: 'appliedScopeType',
  known: (draft) => isKnown(draft, 'appliedScopeType'),
  read: (text) => parseRequest(`scope: ${text}`).lines[0]?.values.appliedScopeType,
};
