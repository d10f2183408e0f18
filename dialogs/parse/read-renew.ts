import { isPartOfName } from './part-of-name';
import { phraseAt, phraseTable } from './phrases';
import type { Sentence } from './sentence';

const NOUNS = [
  'auto renew',
  'auto renewal',
  'automatic renewal',
  'automatic renew',
  'renew',
  'renewal',
  'renewing',
  'renew automatically',
  'automatically renew',
  'renew it',
  'renew it automatically',
  'verlängern',
  'verlängerung',
  'automatisch verlängern',
  'automatische verlängerung',
  'automatischer verlängerung',
  'autoverlängerung',
  'renouvellement',
  'renouvellement automatique',
  'renouveler',
];
const NO_BEFORE = [
  'no',
  'not',
  'dont',
  'do not',
  'don’t',
  'without',
  'never',
  'disable',
  'turn off',
  'nicht',
  'ohne',
  'keine',
  'kein',
  'sans',
  'pas de',
];
const YES_BEFORE = ['with', 'please', 'enable', 'turn on', 'mit', 'bitte', 'avec'];
const NO_AFTER = ['no', 'off', 'false', 'disabled', 'nein', 'aus', 'nicht', 'non'];
const YES_AFTER = ['yes', 'on', 'true', 'enabled', 'ja', 'an', 'ein', 'oui'];

const RENEW = phraseTable<boolean>([
  ...NOUNS.map((noun) => [noun, true] as const),
  ...combined(YES_BEFORE, NOUNS, true),
  ...combined(NOUNS, YES_AFTER, true),
  ...combined(NO_BEFORE, NOUNS, false),
  ...combined(NOUNS, NO_AFTER, false),
  ['renews|wird verlängert|verlängert sich', true],
  ['nicht automatisch erneuern|nicht erneuern', false],
  ['automatisch erneuern|erneuern', true],
]);

export function readRenew(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const match = phraseAt(sentence, at, RENEW);
    if (match && !isPartOfName(sentence, at, match.to)) sentence.add('renew', String(match.value), at, match.to);
  }
}

function combined(first: string[], second: string[], value: boolean): (readonly [string, boolean])[] {
  return first.flatMap((one) => second.map((two) => [`${one} ${two}`, value] as const));
}
