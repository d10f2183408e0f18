/** What the policy says to somebody: yes, or why not and what to do instead. */
export type Verdict = { allowed: true } | { allowed: false; why: string; hint: string };

export const YES: Verdict = { allowed: true };

export function no(why: string, hint: string): Verdict {
  return { allowed: false, why, hint };
}

/** The first no, or yes. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => !verdict.allowed) ?? YES;
}
