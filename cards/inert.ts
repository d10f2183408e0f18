/**
 * Makes text from people and providers harmless on a card: it shows as it was written and can be nothing else -
 * no link, no emphasis, no list, no mention, no template expression, no reordering of what stands beside it.
 */

/** For places that read Markdown (TextBlock, facts, message text): cleaned, capped, Markdown escaped. */
export function inert(text: string, maxLength = 400): string {
  if (text.length <= maxLength && HARMLESS.test(text)) return text;
  return cleaned(text, maxLength)
    .replace(/[[\]()*_~`#><\\!|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replaceAll('${', '$\\{')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)\.(?=\s|$)/, '$1\\.');
}

/** Words, and what stands between and beside them in sentences, amounts, dates and names; no list's number. */
const HARMLESS =
  /^(?!\d+\.(?:\s|$))[A-Za-z0-9\u00C0-\u017F](?:[A-Za-z0-9\u00C0-\u017F,.:;?'"%/@\u2010-\u2027-]| (?=[^ ]))*$/;

/** For places that show text as it is (input values, choices, button titles, notifications): cleaned and capped. */
export function plain(text: string, maxLength = 200): string {
  return cleaned(text, maxLength).replaceAll('${', '$ {');
}

/** For values that come back and are acted on: as they are, or nothing, because a shortened value is a wrong one. */
export function whole(text: string, maxLength = 300): string {
  return text.length > maxLength ? '' : plain(text, maxLength);
}

/** A person's name as it may stand between <at> and </at>: nothing in it needs escaping, which a mention forbids. */
export function mentionable(name: string): string {
  const safe = cleaned(name, 80)
    .replace(/[^\p{L}\p{M}\p{N} .,'’-]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return safe || '?';
}

/** Visible characters with single spaces between them, no tag and no mark that joins others: nothing to take away. */
const CLEAN = /^(?:[!-;=-~\u00C0-\u017F\u2010-\u2027]| (?=[^ ]))+$/;

function cleaned(text: string, maxLength: number): string {
  if (text.length <= maxLength && text[0] !== ' ' && CLEAN.test(text)) return text;
  // Cut first, so that a megabyte of text costs no more than a screenful.
  const visible = withoutMentions(
    text
      .slice(0, maxLength * 4 + 200)
      .replace(/\s+/g, ' ')
      .replace(/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\uFFF9-\uFFFD]/gu, '')
      // Piled-up accents would run over the neighbouring lines.
      .replace(/(\p{M}{4})\p{M}+/gu, '$1'),
  ).trim();
  return capped(visible, maxLength);
}

function withoutMentions(text: string): string {
  const tag = /<\s*\/?\s*at\b[^>]*>/gi;
  let before = text;
  let after = before.replace(tag, '');
  // Taking a tag away can join what stood around it to a new one.
  while (after !== before) {
    before = after;
    after = before.replace(tag, '');
  }
  return after;
}

function capped(text: string, maxLength: number): string {
  const points = Array.from(text);
  return points.length <= maxLength
    ? text
    : `${points
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd()}…`;
}
