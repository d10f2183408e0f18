import type { Sentence } from './sentence';

/** Families of Azure virtual machine sizes that are recognised without "Standard_" in front. */
const FAMILIES = 'a|b|d|dc|ds|e|ec|f|fx|g|gs|h|hb|hc|hx|l|ls|m|nc|nd|ng|nv|np|nm|pb';
const SIZE = (family: string) =>
  new RegExp(
    `^(?:(standard|std|basic)[- ]?)?(${family})[- ]?(\\d{1,4})(?:-(\\d{1,3}))?(?:-?([abcdilmprst]{1,6})| ([abcdilmprst]{1,6})(?=.*v))?(?:[- ]((?:(?:a|h|t|l|mi)\\d{1,3}|v\\d{3})x?|cc))?(?:[- ]?v[ -]?(\\d))?$`,
  );
const NAMED = SIZE('[a-z]{1,4}');
const KNOWN = SIZE(FAMILIES);
const APP_SERVICE = /^([pi])(\d)(m?)v(\d)$/;
/** What every size begins with, in whatever spelling. */
const BEGINS = /^\s*(?:standard|std|basic)?[\s_.-]*(?:[a-z]{1,4}|version)[\s_.-]*\d/i;
const MOST_PIECES = 6;

type Certainty = 'strong' | 'weak';

/** Reads the sizes nobody could take for something else: a version, a feature letter or "Standard_" is there. */
export function readSku(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const match = skuAt(sentence, at, 'strong');
    if (match && !readAlternative(sentence, at, match.to)) sentence.add('sku', match.sku, at, match.to);
  }
}

/** "D2s_v4 or v5" leaves the version open. */
function readAlternative(sentence: Sentence, at: number, to: number): boolean {
  if (!/^(?:or|oder|ou|\/)$/.test(sentence.free(to)) || !/^v\d$/.test(sentence.free(to + 1))) return false;
  const said = sentence.text(at, to + 2);
  sentence.trouble('sku', `You wrote "${said}". Which SKU shall it be?`, at, to + 2);
  return true;
}

/** Reads what could be a size ("D4"), and words held together by underscores ("SQLDB_GP_Compute_Gen5"), once the rest is read. */
export function readUnclearSku(sentence: Sentence): void {
  if (sentence.has('sku')) return;
  for (let at = 0; at < sentence.length; at += 1) {
    const match = skuAt(sentence, at, 'weak') ?? underscoredAt(sentence, at);
    if (match) sentence.add('sku', match.sku, at, match.to);
  }
}

/** The SKU written at this token in ARM's spelling, as far as its spelling follows from its shape. */
export function skuAt(sentence: Sentence, at: number, certainty: Certainty): { sku: string; to: number } | undefined {
  if (!sentence.startsWord(at)) return undefined;
  const last = lastPiece(sentence, at);
  if (!BEGINS.test(joined(sentence, at, last))) return undefined;
  for (let to = last; to > at; to -= 1) {
    const end = sentence.wordEnd(to);
    const sku = end === undefined ? undefined : canonicalSku(joined(sentence, at, to), certainty);
    if (sku && end !== undefined) return { sku, to: end };
  }
  return undefined;
}

/** ARM's spelling of a size: "e4-2ds-v5" → Standard_E4-2ds_v5. Undefined when the shape is not that of a size. */
export function canonicalSku(text: string, certainty: Certainty = 'weak'): string | undefined {
  if (!BEGINS.test(text)) return undefined;
  const spelling = text
    .toLowerCase()
    .replace(/[_.]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/ version (?=\d)/, ' v')
    .trim();
  const appService = APP_SERVICE.exec(spelling);
  if (appService) return `${appService[1]?.toUpperCase()}${appService[2]}${appService[3]}v${appService[4]}`;
  const match = (/^(?:standard|std|basic)/.test(spelling) ? NAMED : KNOWN).exec(spelling);
  if (!match) return undefined;
  const [, tier, family = '', size = '', constrained, joinedFeatures, apart, accelerator, version] = match;
  const features = joinedFeatures ?? apart ?? '';
  if (certainty === 'strong' && !tier && !features && !version) return undefined;
  const parts = [
    tier === 'basic' ? 'Basic' : 'Standard',
    `${family.toUpperCase()}${size}${constrained ? `-${constrained}` : ''}${features}`,
    // Confidential sizes keep their letters small.
    accelerator === 'cc' ? accelerator : accelerator?.toUpperCase(),
    version && `v${version}`,
  ];
  return parts.filter(Boolean).join('_');
}

function lastPiece(sentence: Sentence, at: number): number {
  let to = at;
  while (to < at + MOST_PIECES && sentence.isFree(to) && isPiece(sentence, to)) to += 1;
  return to;
}

function isPiece(sentence: Sentence, at: number): boolean {
  const kind = sentence.kind(at);
  return kind === 'word' || kind === 'number';
}

function joined(sentence: Sentence, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 1) {
    const glue = at === from ? '' : sentence.startsWord(at) ? ' ' : '-';
    text += glue + sentence.folded(at);
  }
  return text;
}

function underscoredAt(sentence: Sentence, at: number): { sku: string; to: number } | undefined {
  if (!sentence.isFree(at) || !sentence.startsWord(at)) return undefined;
  const to = sentence.restOfWord(at);
  const text = sentence.text(at, to);
  return /^[\w.-]*_[\w.-]+$/.test(text) && /\d/.test(text) ? { sku: text, to } : undefined;
}
