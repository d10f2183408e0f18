import { LEGAL_FORM, namePhrase } from './name-phrase';
import { phraseAt, phraseTable } from './phrases';
import type { Sentence } from './sentence';
import { isFiller } from './stop-words';

const MARKERS = phraseTable([
  [
    'subscription|sub|abo|abonnement|plan|billing scope|billing subscription|azure plan|azure subscription|subscription id|subscription name',
    'kind',
  ],
  [
    'billed to|billed on|charged to|charge to|charge it to|charge|bill to|bill it to|bill|abgerechnet über|abrechnung über',
    'payer',
  ],
]);
const OTHER_PLANS = /^(?:billing|payment|app|service|zahlungs)$/;
const SKIPPED = /^(?:[:=]|the|is|to|on|id|name|named|called|das|dem|der|auf|subscription|sub|abo|abonnement|plan)$/;
const LEADS_TO_IT = /^(?:on|under|using|via|through|in|from|uber|ueber|auf|sur)$/;

/** Reads what pays: "subscription Production", "on plan X", "on the Production subscription", "billed to X". */
export function readSubscription(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const marker = phraseAt(sentence, at, MARKERS);
    if (!marker || OTHER_PLANS.test(sentence.folded(at - 1))) continue;
    let from = marker.to;
    while (SKIPPED.test(sentence.free(from))) from += 1;
    const name: Name | undefined = namePhrase(sentence, from) ?? nameBefore(sentence, at, marker.to);
    if (name && isCompany(sentence, at, name)) continue;
    if (name) addSubscription(sentence, name.text, Math.min(at, name.from ?? at), Math.max(name.to, marker.to));
    else if (sentence.text(at, marker.to).toLowerCase() === 'azure plan' && LEADS_TO_IT.test(beforeThe(sentence, at))) {
      addSubscription(sentence, 'Azure plan', at, marker.to);
    }
  }
}

/** "for Subscription Box Co." names a customer. */
function isCompany(sentence: Sentence, at: number, { to }: Name): boolean {
  return /^(?:for|fur|fuer|pour)$/.test(sentence.free(at - 1)) && LEGAL_FORM.test(sentence.folded(to - 1));
}

function addSubscription(sentence: Sentence, text: string, from: number, to: number): void {
  sentence.add('subscription', text, from, to);
}

interface Name {
  text: string;
  to: number;
  from?: number;
}

/** "on the Production subscription": the name stands between the preposition and the word. */
function nameBefore(sentence: Sentence, at: number, to: number): Name | undefined {
  let from = at;
  while (
    from > 0 &&
    sentence.kind(from - 1) === 'word' &&
    sentence.isFree(from - 1) &&
    !isFiller(sentence.folded(from - 1))
  )
    from -= 1;
  if (from === at || !LEADS_TO_IT.test(beforeThe(sentence, from))) return undefined;
  return { text: sentence.text(from, at), to, from };
}

function beforeThe(sentence: Sentence, at: number): string {
  const before = sentence.folded(at - 1);
  return /^(?:the|das|dem|der|our|unser|unserem)$/.test(before) ? sentence.folded(at - 2) : before;
}
