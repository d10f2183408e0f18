import { SLOT_INFO } from '../slots';
import { numberAt } from './numbers-at';
import { termAt } from './read-term';
import type { Found, Sentence } from './sentence';

const NEGATIONS =
  /^(?:not|no|non|never|except|without|nicht|kein|keine|keinen|keiner|ohne|ausser|pas|sans|sauf|isn't|don't)$/;
const PREPOSITIONS = /^(?:in|im|at|on|for|fur|fuer|en|the|a)$/;
const BUT = /^(?:but|sondern|mais|rather)$/;
const INSTEAD_OF = /^(?:of|von|than)$/;
const INSTEAD = /^(?:instead|anstelle|rather)$/;
const BUYING = /^(?:buy|order|purchase|reserve|kaufen|bestellen|reservieren|acheter)$/;
const RATHER = /^(?:statt|anstatt|anstelle)$/;

/** Before anything else is read: the 3 of "not 3 but 5" and of "statt 3 bitte 5" is no quantity. */
export function readReplacedNumbers(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const number = numberAt(sentence, at + 1);
    if (!number) continue;
    const but = sentence.free(number.to) === ',' ? number.to + 1 : number.to;
    const isNotBut = NEGATIONS.test(sentence.free(at)) && BUT.test(sentence.free(but));
    const isOf = INSTEAD_OF.test(sentence.free(at)) && INSTEAD.test(sentence.free(at - 1));
    const isInstead = (isOf || RATHER.test(sentence.free(at))) && !termAt(sentence, at + 1);
    if (isNotBut && numberAt(sentence, but + 1)) sentence.claim(at, but + 1);
    else if (isInstead) sentence.claim(isOf ? at - 1 : at, number.to);
  }
}

/**
 * "westeurope instead of northeurope" and "westeurope, not northeurope" mean the first, "not westeurope but northeurope"
 * the second; "not westeurope" alone means nothing that could be bought.
 */
export function readNegations(sentence: Sentence): void {
  const replaced = sentence.found.filter((found) => isReplaced(sentence, found));
  sentence.found = sentence.found.filter((found) => !replaced.includes(found));
  const negated = sentence.found.flatMap((found) => {
    const from = negationStart(sentence, found.at);
    return from === undefined ? [] : [{ found, from }];
  });
  sentence.found = sentence.found.filter((found) => !negated.some((one) => one.found === found));
  for (const { found, from } of negated) {
    if (sentence.found.some(({ slot }) => slot === found.slot)) claimWithBut(sentence, from, found);
    else sentence.trouble(found.slot, message(sentence.text(from, found.to), found), from, found.to);
  }
  readRefusal(sentence);
}

/** "do not buy 3": nothing is asked for, so no quantity is. */
function readRefusal(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    if (!NEGATIONS.test(sentence.free(at)) || !BUYING.test(sentence.free(at + 1))) continue;
    const said = sentence.text(at, at + 2);
    const quantities = sentence.found.filter(({ slot, at: place }) => slot === 'quantity' && place > at);
    sentence.found = sentence.found.filter((found) => !quantities.includes(found));
    sentence.trouble('quantity', `You wrote "${said}". Write how many it shall be, or "cancel".`, at, at + 2);
  }
}

function message(said: string, { slot }: Found): string {
  if (slot === 'billingPlan') return `You wrote "${said}". Reservations are paid "upfront" or "monthly".`;
  const { label, example } = SLOT_INFO[slot];
  return `You wrote "${said}". Write which ${label} it shall be, for example "${example}".`;
}

/** Where the words begin that say no to what stands here. */
function negationStart(sentence: Sentence, at: number): number | undefined {
  const from = PREPOSITIONS.test(sentence.free(at - 1)) ? at - 2 : at - 1;
  if (NEGATIONS.test(sentence.free(from))) return from;
  const isAnythingBut = sentence.free(from) === 'but' && /^any/.test(sentence.free(from - 1));
  const isNever = sentence.free(from) === 'fall' && sentence.free(from - 1) === 'keinen';
  return isAnythingBut || isNever ? from - 1 : undefined;
}

function claimWithBut(sentence: Sentence, from: number, { to }: Found): void {
  const but = sentence.free(to) === ',' ? to + 1 : to;
  sentence.claim(from, BUT.test(sentence.free(but)) ? but + 1 : to);
}

function isReplaced(sentence: Sentence, { at }: Found): boolean {
  const isOneWord = RATHER.test(sentence.free(at - 1));
  const isTwoWords = INSTEAD_OF.test(sentence.free(at - 1)) && INSTEAD.test(sentence.free(at - 2));
  if (isOneWord || isTwoWords) sentence.claim(isOneWord ? at - 1 : at - 2, at);
  return isOneWord || isTwoWords;
}
