import { parseRequest } from '../parse-request';
import { isKnown, type Step } from './step';

export const reviewDateStep: Step = {
  slot: 'reviewDate',
  known: (draft) => isKnown(draft, 'reviewDate'),
  read: (text) => parseRequest(`review: ${text}`).lines[0]?.values.reviewDate,
};
