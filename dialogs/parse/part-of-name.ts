import type { Sentence } from './sentence';
import { isFiller, isStop } from './stop-words';

const LEADS_TO_A_CUSTOMER = /^(?:for|fur|fuer|pour|customer|kunden?|client)$/;

/** "for West Europe Logistics", "for Redis Labs": a known word that begins a customer's name means nothing else. */
export function isPartOfName(sentence: Sentence, at: number, to: number): boolean {
  if (!LEADS_TO_A_CUSTOMER.test(sentence.free(at - 1))) return false;
  const next = /^[&+]$/.test(sentence.free(to)) ? to + 1 : to;
  return (
    sentence.isFree(next) &&
    sentence.kind(next) === 'word' &&
    !isStop(sentence, next) &&
    !isFiller(sentence.folded(next))
  );
}
