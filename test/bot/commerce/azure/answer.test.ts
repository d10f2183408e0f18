import { retryAfterMs, type Answer } from '../../../../bot/commerce/azure/answer';

const now = Date.parse('2026-11-21T10:00:00Z');
const withHeader = (value?: string): Answer => ({ status: 202, header: () => value, body: undefined });

test.each<[string | undefined, number | undefined]>([
  ['120', 120_000],
  ['0', 0],
  ['Sat, 21 Nov 2026 10:00:30 GMT', 30_000],
  ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After %s', (text, ms) => {
  expect(retryAfterMs(withHeader(text), now)).toBe(ms);
});
