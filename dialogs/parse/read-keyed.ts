import type { Slot } from '../slots';
import { namePhrase } from './name-phrase';
import { inexactEnd } from './inexact-number';
import { numberAt } from './numbers-at';
import { phraseAt, phraseTable } from './phrases';
import { addQuantity } from './read-quantity';
import { skuAt } from './read-sku';
import { addTerm, termAt } from './read-term';
import type { Sentence } from './sentence';
import { isFiller } from './stop-words';

/** Names of slots as people write them in front of a value. Customer, subscription and name have readers of their own. */
const KEYS = phraseTable<Slot>([
  ['quantity|qty|count|amount|anzahl|menge|stückzahl|quantite', 'quantity'],
  ['term|laufzeit|duree|duration', 'term'],
  [
    'billing plan|billingplan|billing|bill|payment|payment plan|zahlung|zahlweise|zahlungsplan|abrechnung|paiement',
    'billingPlan',
  ],
  ['sku|size|vm size|vmsize|grosse|größe|groesse|taille|type|typ', 'sku'],
  ['region|reg|location|standort|rechenzentrum|datacenter|data center', 'region'],
  [
    'product|produkt|produit|resource type|resourcetype|reserved resource type|reservedresourcetype|ressourcentyp',
    'product',
  ],
  ['scope|applied scope|appliedscopetype|applied scope type|bereich|geltungsbereich|portée', 'appliedScopeType'],
  ['renew|auto renew|autorenew|auto renewal|verlängerung|verlängern', 'renew'],
]);
const SEPARATOR = /^(?:[:=→]|to|is|auf|ist)$/;
const YES = /^(?:yes|y|true|on|1|ja|oui|automatic|automatically|automatisch)$/;
const NO = /^(?:no|n|false|off|0|nein|non|never|none|manual)$/;
const RAW = new Set<Slot>(['sku', 'region', 'product']);

export interface Key {
  slot: Slot;
  at: number;
  valueAt: number;
  hasSeparator: boolean;
}

/** Reads values that only their key explains ("term: 3", "renew=no"), and answers where all keys stand. */
export function readKeyed(sentence: Sentence): Key[] {
  const keys: Key[] = [];
  for (let at = 0; at < sentence.length; at += 1) {
    const match = phraseAt(sentence, at, KEYS);
    if (!match) continue;
    const hasSeparator = SEPARATOR.test(sentence.free(match.to));
    const key: Key = { slot: match.value, at, valueAt: hasSeparator ? match.to + 1 : match.to, hasSeparator };
    keys.push(key);
    readValue(sentence, key);
    at = match.to - 1;
  }
  return keys;
}

function readValue(sentence: Sentence, { slot, at, valueAt, hasSeparator }: Key): void {
  const number = numberAt(sentence, valueAt);
  if (slot === 'quantity' && number && !termAt(sentence, valueAt)) {
    const to = inexactEnd(sentence, number.to);
    addQuantity(sentence, number.odd || to > number.to ? NaN : number.value, at, to);
  } else if (slot === 'term' && number && !termAt(sentence, valueAt)) {
    if (hasSeparator || number.to >= sentence.length || sentence.kind(number.to) === 'mark')
      addTerm(sentence, number.value * 12, at, number.to);
  } else if (slot === 'sku') {
    const sku = skuAt(sentence, valueAt, 'weak');
    if (sku) sentence.add('sku', sku.sku, at, sku.to);
  } else if (slot === 'renew' && hasSeparator) {
    const answer = sentence.free(valueAt);
    if (YES.test(answer) || NO.test(answer)) sentence.add('renew', String(YES.test(answer)), at, valueAt + 1);
  }
}

/** After everything else was read: what still stands behind a key is taken as typed, or said to be wrong. */
export function readKeyedRest(sentence: Sentence, keys: Key[]): void {
  for (const { slot, at, valueAt, hasSeparator } of keys) {
    const word = sentence.free(valueAt);
    if (!word || sentence.kind(valueAt) === 'mark' || (!hasSeparator && isFiller(word))) continue;
    const phrase = namePhrase(sentence, valueAt) ?? { text: sentence.text(valueAt, valueAt + 1), to: valueAt + 1 };
    if (RAW.has(slot)) sentence.add(slot, phrase.text, at, phrase.to);
    else if (hasSeparator) sentence.trouble(slot, wrongValue(slot, phrase.text), at, phrase.to);
  }
  readUnknownRegion(sentence);
}

/** "in atlantis": no region anybody knows, but clearly meant as one. */
function readUnknownRegion(sentence: Sentence): void {
  for (let at = 0; at < sentence.length && !sentence.has('region'); at += 1) {
    if (!/^(?:in|im)$/.test(sentence.free(at)) || isFiller(sentence.folded(at + 1))) continue;
    const phrase = sentence.kind(at + 1) === 'word' ? namePhrase(sentence, at + 1) : undefined;
    if (phrase) sentence.add('region', phrase.text, at, phrase.to);
  }
}

function wrongValue(slot: Slot, text: string): string {
  const right: Partial<Record<Slot, string>> = {
    term: 'The term is 1, 3 or 5 years',
    billingPlan: 'The billing plan is "upfront" or "monthly"',
    quantity: 'The quantity is a whole number from 1 up',
    renew: 'Auto-renew is "yes" or "no"',
    appliedScopeType: 'The scope is "shared", "single" or "management group"',
  };
  return `${right[slot] ?? 'That does not fit'}; "${text}" is not.`;
}
