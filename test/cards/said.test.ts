import { SENTENCES } from '../../cards/german/sentences/all-sentences';
import { said } from '../../cards/said';
import { textsFor } from '../../cards/texts';

const de = textsFor('de');
const KEYS = Object.keys(SENTENCES);

/** As they come: names, ids, amounts, addresses, and what somebody writes to do harm. */
const WITH_SENTENCES = ['First part. Second part', 'Ask! Who? Me'];
const VALUES = [
  ...WITH_SENTENCES,
  ...['Contoso Inc. Group', 'A. Datum Corp., Berlin', 'Johnson and Johnson', 'Überall, wo?', '“odd” \\ text'],
  ...['R-7K2M9Q', '1,234.50 EUR', '2b1f7c1e-0d3a-4a55-9f1e-7a6d5c4b3a21', 'https://x.example/a?b=c&d=e', '0'],
  ...['a\nb', '$& $1 $` {0} {what}', '<at>x</at> ${y}', 'W'.repeat(2000)],
];

interface Said {
  english: string;
  german: string;
}

/** A key and its twin with values in their places, each place with one of its own. */
function filled(key: string, first: number): Said {
  const places = [...new Set([...key.matchAll(/\{\w+\}/g)].map(([place]) => place))];
  const value = (place: string) => {
    const at = places.indexOf(place);
    // At an edge nobody can tell a sentence within a value from one beside it.
    const isAtEdge = key.startsWith(place) || key.replace(/[.!?)"]+$/, '').endsWith(place);
    // Nor where a value ends that holds what stands behind it.
    const behind = (key.split(place)[1] ?? '').split('{')[0]!;
    const usable = VALUES.filter(
      (one) => !(isAtEdge && WITH_SENTENCES.includes(one)) && !(behind && one.includes(behind)),
    );
    return usable[(first + at * 5) % usable.length]!;
  };
  const fill = (text: string) => text.replace(/\{\w+\}/g, value);
  return { english: fill(key), german: fill(SENTENCES[key]!) };
}

function misread(all: readonly Said[]) {
  return all.filter(({ english, german }) => said(english, de) !== german);
}

it.each(VALUES.map((value, index) => [value.slice(0, 30), index] as const))(
  'every sentence is said in German whole, its values unchanged and in their places (from %j on)',
  (_, index) => {
    expect(misread(KEYS.map((key) => filled(key, index)))).toEqual([]);
  },
);

/** Everything that may stand beside another sentence. */
const SENTENCES_ALONE = KEYS.filter((key) => /[.!?]$/.test(key));

it.each([2, 3])('every sentence among others, %d in a row, in their order', (count) => {
  const rows = SENTENCES_ALONE.flatMap((_, index) =>
    [37, 101, 211].map((stride) => {
      const row = Array.from({ length: count }, (__, nth) =>
        filled(SENTENCES_ALONE[(index + nth * stride) % SENTENCES_ALONE.length]!, index + nth + stride),
      );
      return {
        english: row.map(({ english }) => english).join(' '),
        german: row.map(({ german }) => german).join(' '),
      };
    }),
  );
  expect(misread(rows)).toEqual([]);
});

it.each(SENTENCES_ALONE.map((key, index) => [key, index] as const))('"%s" beside words of Microsoft', (key, index) => {
  const { english, german } = filled(key, index);
  const theirs = 'SubscriptionNotRegistered (ref 12).';
  expect(said(`${theirs} ${english}`, de)).toBe(`${theirs} ${german}`);
  expect(said(`${english}\n${theirs}`, de)).toBe(`${german}\n${theirs}`);
});

describe('long texts', () => {
  const MANY = 20_000;
  it.each([
    ['of nothing', '. a'.repeat(MANY)],
    ['of beginnings', 'Azure says: '.repeat(MANY)],
    ['of joints', ' and '.repeat(MANY)],
    ['of quotation marks', 'You wrote "'.repeat(MANY)],
    ['of sentences', 'The subscription is not valid. '.repeat(MANY).trim()],
    ['of abbreviations', 'Contoso Inc. '.repeat(MANY)],
  ])('%s keep what they say and end', (_, text) => {
    const count = (words: string) => words.split(/\s+/).length;
    expect(count(said(text, de))).toBeGreaterThan(count(text) / 2);
  });
});
