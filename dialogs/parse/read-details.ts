import type { Sentence } from './sentence';

/** Reads instance size flexibility ("flexibility off") and the review date ("review 2027-06-30"). */
export function readDetails(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const word = sentence.free(at);
    if (/^(?:flexibility|flexibilitat|instanceflexibility|flexibilite)$/.test(word)) readFlexibility(sentence, at);
    if (/^(?:review|reviewdate|reviewdatetime|uberprufung|prufung)$/.test(word)) readReviewDate(sentence, at);
  }
}

function readFlexibility(sentence: Sentence, at: number): void {
  const valueAt = /^[:=]$/.test(sentence.free(at + 1)) ? at + 2 : at + 1;
  let from = at;
  while (/^(?:instance|size|vm|instanz)$/.test(sentence.free(from - 1))) from -= 1;
  const isBefore = /^(?:no|without|ohne|keine|not|sans)$/.test(sentence.free(from - 1));
  const after = sentence.free(valueAt);
  const isOff = isBefore || /^(?:off|no|aus|nein|false|non)$/.test(after);
  const isSaid = /^(?:on|off|yes|no|an|ein|aus|ja|nein|true|false|oui|non)$/.test(after);
  sentence.add('instanceFlexibility', isOff ? 'Off' : 'On', isBefore ? from - 1 : from, isSaid ? valueAt + 1 : at + 1);
}

function readReviewDate(sentence: Sentence, at: number): void {
  let to = at + 1;
  while (/^(?:date|on|at|by|am|[:=])$/.test(sentence.free(to))) to += 1;
  if (sentence.kind(to) === 'date' && sentence.isFree(to))
    sentence.add('reviewDate', sentence.text(to, to + 1), at, to + 1);
}
