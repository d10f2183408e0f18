import { phraseAt, phraseTable } from './phrases';
import type { Sentence } from './sentence';

const WAYS = ['via', 'through', 'using', 'with', 'over', 'uber', 'durch', 'mit', 'par', 'chez'];
const NAMES: Record<string, string[]> = {
  azure: ['azure', 'azure directly', 'azure itself', 'azure resource manager', 'arm'],
  'partner-center': ['partner center', 'the partner center', 'partner centre', 'partnercenter', 'csp'],
};
const TABLE = phraseTable(
  Object.entries(NAMES).flatMap(([backEnd, names]) =>
    WAYS.flatMap((way) => names.map((name) => [`${way} ${name}`, backEnd] as const)),
  ),
);
/** "via Azure plan X" says what pays. */
const SOMETHING_ELSE = /^(?:plan|subscription|sub|abo|abonnement|credits?)$/;

/** Reads through what is bought: "via Azure", "through Partner Center". */
export function readBackEnd(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const match = phraseAt(sentence, at, TABLE);
    if (match && !SOMETHING_ELSE.test(sentence.folded(match.to))) {
      sentence.add('backEnd', match.value, at, match.to);
    }
  }
}
