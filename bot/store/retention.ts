/** How long what may be forgotten is kept, in days, as the configuration names it. */
export interface KeepDays {
  /** Marks of handled deliveries: a repeated one finds its mark. */
  KEEP_SEEN_DAYS: number;
  /** What people are being asked. */
  KEEP_DRAFTS_DAYS: number;
  /** What is behind a button; an older button only says that it is old. */
  KEEP_BUTTONS_DAYS: number;
  /** Changes of what was bought, after their end. */
  KEEP_CHANGES_DAYS: number;
  /** Tables of many requests; their orders stay. */
  KEEP_BATCHES_DAYS: number;
  /** Counts of what was spent in a day or a month. */
  KEEP_SPENDING_DAYS: number;
  /** People as they last spoke, to find who is mentioned. */
  KEEP_PEOPLE_DAYS: number;
  /** What was told once and is not told again. */
  KEEP_TOLD_DAYS: number;
  /** Names of people, since they last asked or decided something; for ever when absent. */
  KEEP_NAMES_DAYS?: number;
}

/** Every period in seconds. */
export interface Retention {
  seen: number;
  drafts: number;
  buttons: number;
  changes: number;
  batches: number;
  spending: number;
  people: number;
  told: number;
  names?: number;
}

export const KEEP_DAYS: KeepDays = {
  KEEP_SEEN_DAYS: 7,
  KEEP_DRAFTS_DAYS: 1,
  KEEP_BUTTONS_DAYS: 30,
  KEEP_CHANGES_DAYS: 3 * 366,
  KEEP_BATCHES_DAYS: 366,
  KEEP_SPENDING_DAYS: 400,
  KEEP_PEOPLE_DAYS: 180,
  KEEP_TOLD_DAYS: 365,
};

export function retentionOf(given: Partial<KeepDays> = {}): Retention {
  const days = (name: keyof KeepDays) => (given[name] ?? KEEP_DAYS[name] ?? 0) * 86_400;
  return {
    seen: days('KEEP_SEEN_DAYS'),
    drafts: days('KEEP_DRAFTS_DAYS'),
    buttons: days('KEEP_BUTTONS_DAYS'),
    changes: days('KEEP_CHANGES_DAYS'),
    batches: days('KEEP_BATCHES_DAYS'),
    spending: days('KEEP_SPENDING_DAYS'),
    people: days('KEEP_PEOPLE_DAYS'),
    told: days('KEEP_TOLD_DAYS'),
    ...(given.KEEP_NAMES_DAYS !== undefined && { names: days('KEEP_NAMES_DAYS') }),
  };
}
