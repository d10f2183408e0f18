import { parseRequest } from '../parse-request';
import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const backEndStep: Step = {
  slot: 'backEnd',
  known: (draft) => isKnown(draft, 'backEnd'),
  ask: () => ({
    slot: 'backEnd',
    text: 'Through Partner Center, or through Azure itself?',
    choices: [
      { title: 'Partner Center', value: 'partner-center' },
      { title: 'Azure', value: 'azure' },
    ],
    example: SLOT_INFO.backEnd.example,
  }),
  read: (text) => parseRequest(`via ${text.replace(/-/g, ' ')}`).lines[0]?.values.backEnd,
};
