import { namePhrase } from './name-phrase';
import { phraseAt, phraseTable } from './phrases';
import type { Sentence } from './sentence';
import { isFiller, isStop } from './stop-words';

const MARKERS = phraseTable([
  [
    'called|named|name|name it|name them|call it|call them|display name|displayname|reservation name|genannt|namens|anzeigename|bezeichnung|' +
      'nenne es|nenne sie|nenn es|mit dem namen|mit namen|name ist|appelé|appelée|nommé|nommée|nom',
    true,
  ],
]);
const OF_SOMETHING_ELSE =
  /^(?:for|fur|fuer|pour|customer|client|kunden?|company|firma|tenant|subscription|abo|abonnement|plan|group|the|whose)$/;
const SEPARATOR = /^(?:[:=]|to|is|as|auf|ist)$/;

/** Reads the name the reservation shall have: "called web-servers", "name: web-servers". */
export function readDisplayName(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const marker = phraseAt(sentence, at, MARKERS);
    if (!marker || OF_SOMETHING_ELSE.test(sentence.folded(at - 1))) continue;
    const hasSeparator = SEPARATOR.test(sentence.free(marker.to));
    const from = hasSeparator ? marker.to + 1 : marker.to;
    const name = hasSeparator ? namePhrase(sentence, from) : oneWord(sentence, from);
    if (name) {
      sentence.claim(at, from);
      sentence.add('displayName', name.text, from, name.to);
    }
  }
}

function oneWord(sentence: Sentence, at: number): { text: string; to: number } | undefined {
  const kind = sentence.kind(at);
  if (!sentence.isFree(at) || kind === 'mark') return undefined;
  if (kind === 'quoted') return { text: sentence.text(at, at + 1), to: at + 1 };
  const to = sentence.restOfWord(at);
  const isEmptyWord = to === at + 1 && (isStop(sentence, at) || isFiller(sentence.folded(at)));
  return isEmptyWord ? undefined : { text: sentence.text(at, to), to };
}
