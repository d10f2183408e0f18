import { combine, shareBetween, type ParsedLine } from './parse/combine';
import { readBackEnd } from './parse/read-back-end';
import { readBillingPlan } from './parse/read-billing-plan';
import { readCustomer, readLooseNames } from './parse/read-customer';
import { readDetails } from './parse/read-details';
import { readDisplayName } from './parse/read-display-name';
import { readNegations, readReplacedNumbers } from './parse/read-negations';
import { readOtherProducts } from './parse/read-other-products';
import { readKeyed, readKeyedRest } from './parse/read-keyed';
import { readProduct } from './parse/read-product';
import { readQuantity } from './parse/read-quantity';
import { readUnclearQuantity } from './parse/read-unclear-quantity';
import { readRegion } from './parse/read-region';
import { readRenew } from './parse/read-renew';
import { readScope } from './parse/read-scope';
import { readSku, readUnclearSku } from './parse/read-sku';
import { readSubscription } from './parse/read-subscription';
import { readTerm } from './parse/read-term';
import { Sentence } from './parse/sentence';
import { lineStarts } from './parse/split-lines';
import { isFiller } from './parse/stop-words';

export interface ParsedRequest {
  /** At least one; several when the sentence asks for several SKUs. */
  lines: ParsedLine[];
  /** Words that were not understood, as written; shown to the person. */
  leftover: string[];
}

const MOST_CHARACTERS = 2000;

/** Reads one sentence in English, German or French, word order free. Pure; never guesses: contradictions become problems. */
export function parseRequest(text: string): ParsedRequest {
  const sentence = new Sentence(cleaned(text.slice(0, MOST_CHARACTERS)));
  readAll(sentence);
  const starts = lineStarts(sentence);
  const lines = [0, ...starts].map((from, i) => {
    const to = starts[i] ?? sentence.length;
    const isInside = ({ at }: { at: number }) => at >= from && at < to;
    return combine(sentence.found.filter(isInside), sentence.troubles.filter(isInside));
  });
  const cut = text.length > MOST_CHARACTERS ? [`${text.slice(MOST_CHARACTERS, MOST_CHARACTERS + 40)}…`] : [];
  return { lines: shareBetween(lines), leftover: [...leftover(sentence), ...cut] };
}

/** The order matters: what is certain by its shape is read before what is certain only by its place. */
function readAll(sentence: Sentence): void {
  readReplacedNumbers(sentence);
  readOtherProducts(sentence);
  readDisplayName(sentence);
  readBackEnd(sentence);
  const keys = readKeyed(sentence);
  readTerm(sentence);
  readBillingPlan(sentence);
  readRenew(sentence);
  readDetails(sentence);
  readSku(sentence);
  readProduct(sentence);
  readQuantity(sentence);
  readRegion(sentence);
  readScope(sentence);
  readSubscription(sentence);
  readCustomer(sentence);
  readUnclearSku(sentence);
  readKeyedRest(sentence, keys);
  readQuantity(sentence);
  readUnclearQuantity(sentence);
  readLooseNames(sentence);
  readNegations(sentence);
}

/** Letters as they are written here, digits, and marks that mean nothing else. */
const CLEAN = /^[\w ,.:;!?'"()/+\n\u00C0-\u017F-]*$/;

function cleaned(text: string): string {
  if (CLEAN.test(text)) return text.trim();
  return (
    text
      .replace(/&nbsp;/g, ' ')
      .replace(/\r\n?/g, '\n')
      .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      // Emphasis that a mail or a chat brings along.
      .replace(/\*\*([^*\n]+)\*\*/g, '$1')
      .replace(/(?<![\w*])\*(\p{L}[^*\n]*)\*(?![\w*])/gu, '$1')
      .trim()
  );
}

/** Neighbouring words that nobody claimed, as they were written. */
function leftover(sentence: Sentence): string[] {
  const runs: string[] = [];
  let from: number | undefined;
  for (let at = 0; at <= sentence.length; at += 1) {
    const isOver =
      sentence.isAside(at) || (sentence.isFree(at) && sentence.kind(at) !== 'mark' && !isFiller(sentence.folded(at)));
    if (isOver) from ??= at;
    else if (from !== undefined) {
      runs.push(sentence.text(from, at));
      from = undefined;
    }
  }
  return runs;
}
