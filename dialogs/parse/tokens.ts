import { fold, squash } from '../words/fold';
import { spelled } from '../words/spelling';

/** A piece of a sentence. "D2s_v5" and "three-year" are two pieces of one word, so that spelling variants read alike. */
export interface Token {
  kind: 'word' | 'number' | 'quoted' | 'guid' | 'domain' | 'resource' | 'date' | 'mark';
  /** As written; without the quotes when quoted. */
  text: string;
  folded: string;
  /** The folded text with nothing but letters and digits. */
  key: string;
  start: number;
  end: number;
  /** Pieces joined by - or _ share it. */
  word: number;
}

const TLDS = 'com|net|org|info|biz|io|dev|app|cloud|local|example|test|invalid|group|shop|tech|eu|gmbh|[a-z]{2}';
type Rule = readonly [kind: Token['kind'], rule: RegExp, firstCharacter: RegExp];
const RULES: readonly Rule[] = [
  ['mark', /\n/y, /\n/],
  ['resource', /\/(?:subscriptions|providers)\/[^\s,;"']+/iy, /\//],
  ['guid', /\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?(?![\w-])/iy, /[{0-9a-f]/i],
  ['date', /\d{4}-\d{2}-\d{2}(?![\w-])/y, /\d/],
  ['quoted', /["“”„«»]([^"“”„«»\n]{1,200})["“”«»]/y, /["“”„«»]/],
  ['quoted', /(?<![\p{L}\p{N}])['‘‚]([^'‘’‚\n]{1,200})['’‘](?![\p{L}\p{N}])/uy, /['‘‚]/],
  ['domain', new RegExp(`(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+(?:${TLDS})(?![\\w.-]*[\\w-])`, 'iy'), /[a-z0-9]/i],
  ['number', /\d+(?=[x×*][a-z]{1,8}[_ -]?\d)/iy, /\d/],
  ['word', /[x×*](?=[a-z]{1,8}[_ -]?\d)(?<=\d[x×*])/iy, /[x×*]/i],
  ['word', /(?:A\/S|I\/S|S\/A)(?![\p{L}\p{N}])/uy, /[AIS]/],
  ['number', /\d+(?:[.,]\d+)*(?![\p{L}\p{N}]|&\d)/uy, /\d/],
  ['word', /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’&+@]|\.(?=[\p{L}\p{N}]))*/uy, /[\p{L}\p{N}]/u],
];
/** The rules that a character of ASCII may begin, worked out once: most characters begin two or three of them. */
const RULES_OF = Array.from({ length: 128 }, (_, code) =>
  RULES.filter(([, , firstCharacter]) => firstCharacter.test(String.fromCharCode(code))),
);

const ABBREVIATIONS =
  /^(?:inc|ltd|co|corp|llc|plc|st|dr|mr|nr|bros|intl|int|e\.v|e\.k|s\.a|b\.v|n\.v|a\.s|s\.p\.a|s\.r\.o|mo|mon|mtl|monatl|max|min|no|nr|ca|approx)$/;
/** "A. Datum": a letter, a dot and a name. */
const INITIAL = /^\p{Lu}\. \p{Lu}/u;

/** Cuts a sentence into pieces; spaces, and the - and _ inside words, go to no piece. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let word = 0;
  while (at < text.length) {
    if (/[^\S\n]/.test(text.charAt(at))) at += 1;
    else {
      const token = tokenAt(text, at, joins(text, at, tokens) ? word : ++word);
      tokens.push(token);
      at = afterJoint(text, token);
    }
  }
  return tokens;
}

function tokenAt(text: string, at: number, word: number): Token {
  for (const [kind, rule] of RULES_OF[text.charCodeAt(at)] ?? RULES) {
    rule.lastIndex = at;
    const match = rule.exec(text);
    if (match) return made(text, kind, match, at, word);
  }
  const mark = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { kind: 'mark', text: mark, folded: mark, key: '', start: at, end: at + mark.length, word };
}

function made(text: string, kind: Token['kind'], match: RegExpExecArray, at: number, word: number): Token {
  const content = match[1] ?? match[0];
  let end = at + match[0].length;
  const isAbbreviation =
    kind === 'word' && text.charAt(end) === '.' && (ABBREVIATIONS.test(fold(content)) || INITIAL.test(text.slice(at)));
  if (isAbbreviation) end += 1;
  const folded = kind === 'word' ? spelled(fold(content)) : fold(content);
  const written = isAbbreviation ? `${content}.` : content;
  return { kind, text: written, folded, key: squash(folded), start: at, end, word };
}

function afterJoint(text: string, token: Token): number {
  const isJoint = /[-_]/.test(text.charAt(token.end)) && /[\p{L}\p{N}]/u.test(text.charAt(token.end + 1));
  return (token.kind === 'word' || token.kind === 'number') && isJoint ? token.end + 1 : token.end;
}

function joins(text: string, at: number, before: Token[]): boolean {
  const last = before.at(-1);
  if (!last || !/[-_]/.test(text.charAt(at - 1))) return false;
  return last.end === at - 1 && (last.kind === 'word' || last.kind === 'number');
}
