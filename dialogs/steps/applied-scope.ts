import { parseRequest } from '../parse-request';
import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const appliedScopeStep: Step = {
  slot: 'appliedScopeType',
  known: (draft) => isKnown(draft, 'appliedScopeType'),
  ask: (_draft, resolution) => ({
    slot: 'appliedScopeType',
    text: 'Shall the discount be shared by all subscriptions, or apply to a single one?',
    choices: resolution.choices.appliedScopeType ?? [],
    example: SLOT_INFO.appliedScopeType.example,
  }),
  read: (text) => parseRequest(`scope: ${text}`).lines[0]?.values.appliedScopeType,
};
