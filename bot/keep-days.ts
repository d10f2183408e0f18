import { z } from 'zod';
import { blankIsAbsent } from './blank-is-absent';
import { KEEP_DAYS } from './store/retention';

const MOST = 36_500;

/** Days; fewer than `least` are refused with the reason. */
function days(least: number, why: string) {
  const error = `is not at least ${least} whole days: ${why}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(MOST, { error: 'is too many days' });
}

const kept = (fallback: number, least: number, why: string) =>
  z.preprocess(blankIsAbsent, days(least, why).default(fallback));

/** How long what may be forgotten is kept; what each is for stands beside its name in store/retention.ts. */
export const KEEP_VARIABLES = {
  KEEP_SEEN_DAYS: kept(
    KEEP_DAYS.KEEP_SEEN_DAYS,
    2,
    'a message may be delivered again for that long, and must not be acted on twice',
  ),
  KEEP_DRAFTS_DAYS: kept(KEEP_DAYS.KEEP_DRAFTS_DAYS, 1, 'people answer a question the next morning'),
  KEEP_BUTTONS_DAYS: kept(KEEP_DAYS.KEEP_BUTTONS_DAYS, 7, 'a button must live as long as the approval it asks for'),
  KEEP_CHANGES_DAYS: kept(
    KEEP_DAYS.KEEP_CHANGES_DAYS,
    90,
    'what became of a return or an exchange must be known while somebody can doubt it',
  ),
  KEEP_BATCHES_DAYS: kept(KEEP_DAYS.KEEP_BATCHES_DAYS, 90, 'a table must be known while its requests wait'),
  KEEP_SPENDING_DAYS: kept(
    KEEP_DAYS.KEEP_SPENDING_DAYS,
    62,
    'the count of a month must outlive the month, or its cap could be spent twice',
  ),
  KEEP_PEOPLE_DAYS: kept(KEEP_DAYS.KEEP_PEOPLE_DAYS, 7, 'who is mentioned must be found'),
  KEEP_TOLD_DAYS: kept(KEEP_DAYS.KEEP_TOLD_DAYS, 30, 'what was told is looked at again for that long'),
  KEEP_NAMES_DAYS: z.preprocess(
    blankIsAbsent,
    days(90, 'those who approve and those who hear of the end must be named').optional(),
  ),
};
