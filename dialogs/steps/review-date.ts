import { parseRequest } from '../parse-request';
import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const reviewDateStep: Step = {
  slot: 'reviewDate',
  known: (draft) => isKnown(draft, 'reviewDate'),
  ask: (_draft, resolution) => ({
    slot: 'reviewDate',
    text: 'On which day shall it be reviewed?',
    choices: resolution.choices.reviewDate ?? [],
    example: SLOT_INFO.reviewDate.example,
  }),
  read: (text) => parseRequest(`review: ${text}`).lines[0]?.values.reviewDate,
};
