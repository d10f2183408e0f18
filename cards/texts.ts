import { ENGLISH } from './english/catalogue';
import { GERMAN } from './german/catalogue';

/**
 * Every word on the cards. `{name}` is filled by fillIn(); a second language is a second folder like english/, with a
 * catalogue of the same shape, named in CATALOGUES.
 */
export type Texts = typeof ENGLISH;

const CATALOGUES: readonly Texts[] = [ENGLISH, GERMAN];

/** The catalogue of a language; English where there is none. */
export function textsFor(locale: string): Texts {
  return catalogueOf(locale) ?? ENGLISH;
}

/** Tells whether there is a catalogue for a locale. */
export function speaks(locale: string): boolean {
  return catalogueOf(locale) !== undefined;
}

function catalogueOf(locale: string): Texts | undefined {
  const language = locale.split('-')[0]?.toLowerCase();
  return CATALOGUES.find((texts) => texts.language === language);
}

/** Puts values into the places `{name}` of a text. The values go in as they are: make them inert first. */
export function fillIn(text: string, values: Record<string, string | number>): string {
  const pieces = piecesOf(text);
  let filled = pieces[0]!;
  for (let at = 1; at < pieces.length; at += 2) {
    const name = pieces[at]!;
    filled += `${values[name] ?? `{${name}}`}${pieces[at + 1]}`;
  }
  return filled;
}

const cut = new Map<string, readonly string[]>();

/** The names of the places, with the words before and after each. There are as many texts as the catalogues have. */
function piecesOf(text: string): readonly string[] {
  let pieces = cut.get(text);
  if (!pieces) {
    if (cut.size > 2000) cut.clear();
    cut.set(text, (pieces = text.split(/\{(\w+)\}/)));
  }
  return pieces;
}
