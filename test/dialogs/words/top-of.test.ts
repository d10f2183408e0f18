import { topOf } from '../../../dialogs/words/top-of';

function best(limit: number, offers: [number, string][]): string[] {
  const top = topOf<string>(limit, (a, b) => a.length - b.length);
  for (const [score, thing] of offers) top.offer(score, thing);
  return top.best();
}

test('keeps the best few in order, ties by the comparison, then as they came', () => {
  const offers: [number, string][] = [
    [1, 'low'],
    [5, 'long one'],
    [5, 'short'],
    [9, 'top'],
    [5, 'other'],
  ];
  expect(best(3, offers)).toEqual(['top', 'short', 'other']);
  expect(best(9, offers)).toEqual(['top', 'short', 'other', 'long one', 'low']);
  expect(best(0, offers)).toEqual([]);
});
