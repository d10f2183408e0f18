import { parseRequest } from '../parse-request';
import { isKnown, type Step } from './step';

export const backEndStep: Step = {
  slot: 'backEnd',
  known: (draft) => isKnown(draft, 'backEnd'),
  choices: [
    { title: 'Partner Center', value: 'partner-center' },
    { title: 'Azure', value: 'azure' },
  ],
  read: (text) => parseRequest(`via ${text.replace(/-/g, ' ')}`).lines[0]?.values.backEnd,
};
