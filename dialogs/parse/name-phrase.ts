import { numberAt } from './numbers-at';
import type { Sentence } from './sentence';
import { isStop } from './stop-words';

export const LEGAL_FORM =
  /^(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|co|gmbh|ag|kg|ohg|ug|se|sa|sarl|sas|bv|nv|ab|oy|as|aps|spa|srl|pty|e\.?v\.?|b\.v\.?|n\.v\.?|s\.a\.?)\.?$/;
const JOINING_MARKS = /^[&+'’]$/;
const AND = /^(?:and|und|et|&|\+)$/;
const MOST_WORDS = 12;

export interface Phrase {
  text: string;
  to: number;
}

/** A name in free words, starting here: to the next comma, stop word or understood word. "&" and ", Inc." belong to it. */
export function namePhrase(sentence: Sentence, from: number): Phrase | undefined {
  if (!sentence.isFree(from)) return undefined;
  const kind = sentence.kind(from);
  if (kind && /^(?:quoted|guid|domain|resource)$/.test(kind))
    return { text: sentence.text(from, from + 1), to: from + 1 };
  let to = from;
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const next = nextPiece(sentence, from, to);
    if (next === undefined) break;
    to = next;
  }
  while (to > from && AND.test(sentence.folded(to - 1))) to -= 1;
  return to > from ? { text: nameText(sentence, from, to), to } : undefined;
}

function nameText(sentence: Sentence, from: number, to: number): string {
  return sentence.text(from, to).replace(/\s+/g, ' ').trim();
}

/** Where the name goes on to, or undefined when it ends here. */
function nextPiece(sentence: Sentence, from: number, at: number): number | undefined {
  if (!sentence.isFree(at)) return undefined;
  if (sentence.kind(at) === 'mark') return afterMark(sentence, from, at);
  if (isStop(sentence, at)) return undefined;
  if (AND.test(sentence.folded(at)) && /^(?:the|der|die|das|le|la)$/.test(sentence.free(at + 1))) return undefined;
  if (sentence.kind(at) === 'word' && !isNumberWordBeforeEnd(sentence, at)) return wholeWord(sentence, at);
  if (sentence.kind(at) === 'number') return afterNumber(sentence, from, at);
  return undefined;
}

function wholeWord(sentence: Sentence, at: number): number | undefined {
  const end = sentence.restOfWord(at);
  for (let i = at; i < end; i += 1) if (!sentence.isFree(i)) return i > at ? i : undefined;
  return end;
}

function afterMark(sentence: Sentence, from: number, at: number): number | undefined {
  const mark = sentence.folded(at);
  if (at === from) return undefined;
  if (JOINING_MARKS.test(mark) && sentence.isFree(at + 1)) return at + 1;
  return mark === ',' && LEGAL_FORM.test(sentence.free(at + 1)) ? at + 2 : undefined;
}

/** A number belongs to a name ("Big 3 Motors", "Studio 54") unless it could be the quantity. */
function afterNumber(sentence: Sentence, from: number, at: number): number | undefined {
  const isNameAfter = sentence.isFree(at + 1) && sentence.kind(at + 1) === 'word' && !isStop(sentence, at + 1);
  const isQuantityElsewhere = sentence.found.some((found) => found.slot === 'quantity');
  if (isNameAfter) return at + 1;
  return isQuantityElsewhere && at > from ? at + 1 : undefined;
}

/** "for Contoso three, monthly": the number word at the end counts something. */
function isNumberWordBeforeEnd(sentence: Sentence, at: number): boolean {
  const number = numberAt(sentence, at);
  const isQuantityElsewhere = sentence.found.some((found) => found.slot === 'quantity');
  return number !== undefined && !isQuantityElsewhere && !sentence.isFree(number.to);
}
