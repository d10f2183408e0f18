import { namePhrase, type Phrase } from './name-phrase';
import { phraseAt, phraseTable } from './phrases';
import type { Sentence } from './sentence';
import { isDeterminer } from './stop-words';

const MARKERS = phraseTable([
  [
    'for|für|fuer|pour|on behalf of|behalf of|im auftrag von|im namen von|customer|customer name|customer id|kunde|kunden|kundin|kundenname|' +
      'client|tenant|tenant id|mandant|customer tenant|end customer|endkunde|for customer|für kunde|für kunden',
    true,
  ],
]);
const SEPARATOR = /^(?:[:=→]|is|to|ist|auf)$/;
const NOBODY = /^(?:me|us|myself|ourselves|mich|uns|moi|nous|it|that|this|now|example|instance|beispiel|sure)$/;

/** Reads the customer: what follows "for", "für" or "customer". */
export function readCustomer(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const marker = phraseAt(sentence, at, MARKERS);
    if (!marker) continue;
    const name = nameAfter(sentence, marker.to);
    if (!name || NOBODY.test(name.text.toLowerCase())) continue;
    sentence.add('customer', name.text, at, name.to);
  }
}

function nameAfter(sentence: Sentence, from: number): Phrase | undefined {
  let at = from;
  while (SEPARATOR.test(sentence.free(at)) || (isDeterminer(sentence.free(at)) && sentence.restOfWord(at) === at + 1))
    at += 1;
  return namePhrase(sentence, at);
}

/** Ids, domains and quoted words that nothing introduced: the customer, or the subscription once the customer is known. */
export function readLooseNames(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const kind = sentence.kind(at);
    if (!sentence.isFree(at) || !kind || !/^(?:guid|domain|quoted|resource)$/.test(kind)) continue;
    const isPayer = kind === 'resource' || (kind === 'guid' && sentence.has('customer'));
    const slot = isPayer ? 'subscription' : 'customer';
    if (!sentence.has(slot)) sentence.add(slot, sentence.text(at, at + 1), at, at + 1);
  }
}
