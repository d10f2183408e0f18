import { squash } from './fold';

const ENGLISH_ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const GERMAN_ONES =
  'ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn';
const GERMAN_TENS = 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig';
const FRENCH_ONES =
  'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt';

/** Number words of 1 to 100 in English and German and 1 to 20 in French, squashed ("twentyfive", "funfundzwanzig"). */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([...english(), ...german(), ...others()]);

/** Words that may mean "one" but mostly mean nothing. */
export const ARTICLES: ReadonlySet<string> = new Set('a an ein eine einen einem einer eines un une'.split(' '));

function english(): [string, number][] {
  const ones = ENGLISH_ONES.split(' ');
  const tens = ENGLISH_TENS.split(' ');
  return [
    ...ones.map((word, i): [string, number] => [word, i + 1]),
    ...tens.map((word, i): [string, number] => [word, (i + 2) * 10]),
    ...tens.flatMap((ten, t) => ones.slice(0, 9).map((one, i): [string, number] => [ten + one, (t + 2) * 10 + i + 1])),
    ['hundred', 100],
    ['onehundred', 100],
    ['ahundred', 100],
    ['thousand', 1000],
    ['million', 1_000_000],
    ['dozen', 12],
    ['adozen', 12],
    ['onedozen', 12],
  ];
}

function german(): [string, number][] {
  const ones = GERMAN_ONES.split(' ');
  const tens = GERMAN_TENS.split(' ');
  const words: [string, number][] = [
    ...ones.slice(1).map((word, i): [string, number] => [word, i + 2]),
    ...tens.map((word, i): [string, number] => [word, (i + 2) * 10]),
    ...tens.flatMap((ten, t) =>
      ones.slice(0, 9).map((one, i): [string, number] => [`${one}und${ten}`, (t + 2) * 10 + i + 1]),
    ),
    ['eins', 1],
    ['zwo', 2],
    ['hundert', 100],
    ['tausend', 1000],
    ['einhundert', 100],
    ['dutzend', 12],
    ['eindutzend', 12],
  ];
  return words.flatMap(([word, value]): [string, number][] => [
    [word, value],
    [word.replaceAll('funf', 'fuenf').replaceAll('zwolf', 'zwoelf'), value],
  ]);
}

function others(): [string, number][] {
  return FRENCH_ONES.split(' ').flatMap((word, i): [string, number][] => (i === 0 ? [] : [[squash(word), i + 1]]));
}
