import { namePhrase, type Phrase } from './name-phrase';
import { phraseAt, phraseTable } from './phrases';
import type { Sentence } from './sentence';
import { isDeterminer, isStop } from './stop-words';

const MARKERS = phraseTable([
  [
    'for|für|fuer|pour|on behalf of|behalf of|im auftrag von|im namen von|customer|customer name|customer id|kunde|kunden|kundin|kundenname|' +
      'client|tenant|tenant id|mandant|customer tenant|end customer|endkunde|cust|for customer|für kunde|für kunden',
    true,
  ],
]);
/** "for 20,000 EUR" names nobody. */
const AMOUNT = /^[\d.,]+k?\s*(?:[$€£]|eur|euro|euros|usd|gbp|chf|dollars?)?$/i;
const SEPARATOR = /^(?:[:=→]|is|to|ist|auf)$/;
const OR = /^(?:or|oder|ou)$/;
const NOBODY = /^(?:me|us|myself|ourselves|mich|uns|moi|nous|it|that|this|now|example|instance|beispiel|sure)$/;

/** Reads the customer: what follows "for", "für" or "customer". */
export function readCustomer(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const marker = phraseAt(sentence, at, MARKERS);
    if (!marker) continue;
    const name = nameAfter(sentence, marker.to);
    if (!name || NOBODY.test(name.text.toLowerCase())) continue;
    if (!readAlternative(sentence, at, name)) sentence.add('customer', name.text, at, name.to);
  }
}

/** "for Contoso or Fabrikam" leaves open for whom. */
function readAlternative(sentence: Sentence, at: number, name: Phrase): boolean {
  if (!OR.test(sentence.free(name.to)) || sentence.kind(name.to + 1) !== 'word') return false;
  const other = isStop(sentence, name.to + 1) ? undefined : namePhrase(sentence, name.to + 1);
  if (!other) return false;
  const message = `You wrote more than one customer: "${name.text}" and "${other.text}". Which one?`;
  sentence.trouble('customer', message, at, other.to);
  return true;
}

function nameAfter(sentence: Sentence, from: number): Phrase | undefined {
  let at = from;
  while (SEPARATOR.test(sentence.free(at)) || isOnlyDeterminer(sentence, at)) at += 1;
  const name = namePhrase(sentence, at);
  if (!name || AMOUNT.test(name.text)) return undefined;
  return { ...name, text: name.text.replace(/(?<=\S)\s+(?:tenant|mandant)$/i, '') };
}

/** "the", but not the A of "A. Datum". */
function isOnlyDeterminer(sentence: Sentence, at: number): boolean {
  const isWholeWord = sentence.restOfWord(at) === at + 1 && !sentence.text(at, at + 1).endsWith('.');
  return isWholeWord && isDeterminer(sentence.free(at));
}

/** Ids, domains and quoted words that nothing introduced: the customer, or the subscription once the customer is known. */
export function readLooseNames(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const kind = sentence.kind(at);
    if (!sentence.isFree(at) || !kind || !/^(?:guid|domain|quoted|resource)$/.test(kind)) continue;
    const isPayer = kind === 'resource' || (kind === 'guid' && sentence.has('customer'));
    const isAddress = /:\/\/|_/.test(sentence.text(at, at + 1)) || sentence.folded(at - 1) === '/';
    if (isAddress && kind !== 'resource') continue;
    const slot = isPayer ? 'subscription' : 'customer';
    if (!sentence.has(slot)) sentence.add(slot, sentence.text(at, at + 1), at, at + 1);
  }
}
