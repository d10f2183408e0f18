/** Terms as people say them. */
export const TERM_WORDS: Record<string, string> = {
  P1M: '1 month',
  P1Y: '1 year',
  P3Y: '3 years',
  P5Y: '5 years',
};
