import { parseRequest } from '../parse-request';
import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const instanceFlexibilityStep: Step = {
  slot: 'instanceFlexibility',
  known: (draft) => isKnown(draft, 'instanceFlexibility'),
  ask: (_draft, resolution) => ({
    slot: 'instanceFlexibility',
    text: 'Instance size flexibility on or off?',
    choices: resolution.choices.instanceFlexibility ?? [],
    example: SLOT_INFO.instanceFlexibility.example,
  }),
  read: (text) => parseRequest(`flexibility: ${text}`).lines[0]?.values.instanceFlexibility,
};
