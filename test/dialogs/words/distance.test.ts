import { distance } from '../../../dialogs/words/distance';

test.each([
  ['contoso', 'contoso', 0],
  ['contoso', 'contsoo', 1],
  ['contoso', 'contos', 1],
  ['contoso', 'xcontoso', 1],
  ['fabrikam', 'fabricam', 1],
  ['abc', 'xyz', 3],
  ['', 'ab', 2],
])('%s → %s takes %d changes, either way', (a, b, changes) => {
  expect(distance(a, b)).toBe(changes);
  expect(distance(b, a)).toBe(changes);
});

test.each([
  ['monthly', 'montly', 1],
  ['monthly', 'mnothly', 1],
  ['monthly', 'monthyl', 1],
  ['monthly', 'nonthly', 1],
  ['monthly', 'nonthyl', 2],
  ['monthly', 'mohntyl', 2],
  ['abcd', 'badc', 2],
])('tells one slip from more: %s → %s', (a, b, changes) => {
  expect(distance(a, b, 1)).toBe(changes);
  expect(distance(b, a, 1)).toBe(changes);
});

test('stops counting above the limit', () => {
  expect(distance('a', 'completely different', 2)).toBe(3);
  expect(distance('abcdef', 'uvwxyz', 2)).toBe(3);
});
