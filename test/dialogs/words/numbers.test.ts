import { NUMBER_WORDS } from '../../../dialogs/words/numbers';

test.each([
  ['one', 1],
  ['twelve', 12],
  ['twentyfive', 25],
  ['ninetynine', 99],
  ['zwolf', 12],
  ['zwoelf', 12],
  ['funfundzwanzig', 25],
  ['einundneunzig', 91],
  ['seize', 16],
])('%s is %d', (word, value) => {
  expect(NUMBER_WORDS.get(word)).toBe(value);
});

test('no article is a number, because it mostly means nothing', () => {
  for (const article of ['a', 'an', 'ein', 'eine', 'un', 'une']) expect(NUMBER_WORDS.has(article)).toBe(false);
});
