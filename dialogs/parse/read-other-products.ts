import { numberAt } from './numbers-at';
import type { Sentence } from './sentence';

/** What a Cloud Solution Provider sells beside reservations; the E5 of "Microsoft 365 E5" is no SKU and 365 no quantity. */
const NAMES: readonly RegExp[] = [
  /^(?:microsoft|ms|office|windows|dynamics|d|o|m) ?365(?: (?:[aefg]\d|business|enterprise|apps|sales|basic|standard|premium|finance)){0,3}/,
  /^[mod]365(?: (?:[aefg]\d|business|enterprise|apps|sales|basic|standard|premium|finance)){0,3}/,
  /^(?:ems|entra(?: id)?|intune|exchange online|visio|project|power bi|power apps|power automate|teams|copilot|sharepoint)(?: (?:[efp]\d|plan \d|pro|premium|essentials|phone)){1,2}/,
  /^(?:compute )?savings plans?/,
];
/** The first word of every name above. */
const FIRST =
  /^(?:microsoft|ms|office|windows|dynamics|[dom](?:365|$)|ems|entra|intune|exchange|visio|project|power|teams|copilot|sharepoint|compute|savings)/;
const SEATS = /^(?:licen[cs]es?|lizenz(?:en)?|seats?|users?|benutzer|subscriptions?)$/;
const MOST_WORDS = 5;

/** Sets other products aside, with the number before them and "licences" after them. */
export function readOtherProducts(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const isBegun = sentence.startsWord(at) && FIRST.test(sentence.folded(at));
    const to = isBegun ? productEnd(sentence, at) : undefined;
    if (to === undefined) continue;
    sentence.setAside(countBefore(sentence, at), SEATS.test(sentence.free(to)) ? to + 1 : to);
    at = to - 1;
  }
}

function productEnd(sentence: Sentence, at: number): number | undefined {
  let text = '';
  const ends: { length: number; to: number }[] = [];
  for (let to = at; to < at + MOST_WORDS && sentence.isFree(to); to += 1) {
    if (!/^(?:word|number)$/.test(sentence.kind(to) ?? '') || (to > at && !sentence.startsWord(to))) break;
    text += `${to > at ? ' ' : ''}${sentence.folded(to)}`;
    ends.push({ length: text.length, to: to + 1 });
  }
  const longest = Math.max(0, ...NAMES.map((name) => name.exec(text)?.[0].length ?? 0));
  return ends.findLast(({ length }) => length <= longest && longest > 0)?.to;
}

function countBefore(sentence: Sentence, at: number): number {
  const before = sentence.free(at - 1);
  if (/^\d+x$/.test(before) || numberAt(sentence, at - 1)?.to === at) return at - 1;
  return /^[x×]$/.test(before) && numberAt(sentence, at - 2) ? at - 2 : at;
}
