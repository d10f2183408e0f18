import { numberAt } from './numbers-at';
import type { Sentence } from './sentence';

const VAGUE =
  /^(?:least|most|about|around|approximately|approx|roughly|circa|ca|etwa|ungefahr|mindestens|hochstens|maximal|minimum|maximum|max|min|than|environ|nearly|almost|half|halbes|[~<>≥≤≈$€£#])$/;
const UP_TO = /^(?:up to|bis zu|jusqu a)$/;
const BETWEEN_ALTERNATIVES = /^(?:or|oder|ou|to|bis|a|\/)$/;
const AND = /^(?:and|und|et)$/;

/**
 * Where the words begin that keep a number from being exact: "3 or 4", "three hundred", "at least 3", "-3".
 * The number's own place when nothing does.
 */
export function inexactStart(sentence: Sentence, at: number): number {
  let start = at;
  for (let before = oneBefore(sentence, start); before < start; before = oneBefore(sentence, start)) start = before;
  return start;
}

function oneBefore(sentence: Sentence, at: number): number {
  const word = sentence.free(at - 1);
  if (!word) return at;
  if (word === '-') return touches(sentence, at) ? at - 1 : at;
  if (VAGUE.test(word)) return /^(?:rather|lieber)$/.test(sentence.folded(at - 2)) ? at : at - 1;
  if (UP_TO.test(`${sentence.free(at - 2)} ${word}`)) return at - 2;
  if (mayEndRegion(sentence, at - 1)) return at;
  if (numberAt(sentence, at - 1)?.to === at)
    return multiplies(sentence, at) || multiplies(sentence, at - 1) ? at - 1 : at;
  const further = numberAt(sentence, at - 2);
  if (further?.to !== at - 1) return at;
  const isOneNumber = AND.test(word) && multiplies(sentence, at - 2);
  return isOneNumber || BETWEEN_ALTERNATIVES.test(word) ? at - 2 : at;
}

/** Where the words end that keep the number before them from being exact: "5+", "3 or 4". Their start when nothing does. */
export function inexactEnd(sentence: Sentence, to: number): number {
  const isPlus = sentence.free(to) === '+' && touches(sentence, to) && !numberAt(sentence, to + 1);
  if (isPlus) return to + 1;
  return BETWEEN_ALTERNATIVES.test(sentence.free(to)) ? (numberAt(sentence, to + 1)?.to ?? to) : to;
}

/** The 2 of "East US 2" is left to the region's reader. */
export function mayEndRegion(sentence: Sentence, at: number): boolean {
  return (
    /^[23]$/.test(sentence.folded(at)) && /^(?:us|usa|east|west|osten|westen|central)$/.test(sentence.free(at - 1))
  );
}

/** Words that multiply the number before them or add to the one after: "three hundred", "hundred five", "two dozen". */
function multiplies(sentence: Sentence, at: number): boolean {
  return /^(?:hundred|hundert|thousand|tausend|million|dozen|dutzend|cent|mille)$/.test(sentence.free(at));
}

/** A dash before a number is a minus only without a space between. */
function touches(sentence: Sentence, at: number): boolean {
  return sentence.tokens[at - 1]?.end === sentence.tokens[at]?.start;
}
