import type { Slot } from '../slots';
import { tokenise, type Token } from './tokens';

/** A value that was read for a slot, and where. */
export interface Found {
  slot: Slot;
  value: string;
  /** First token. */
  at: number;
  to: number;
}

export interface Trouble {
  slot: Slot;
  message: string;
  at: number;
}

/** Pieces that may hang on a word without changing what it says: "3-year-reservation", "D2s_v5-VMs". */
const HANGERS =
  /^(?:reservations?|reservierung(?:en)?|paid|billed|bezahlt|vms?|terms?|laufzeit|vertrag|plan|payments?|zahlung|instances?)$/;

/** A sentence while it is read: readers claim the tokens they understood, what nobody claims is left over. */
export class Sentence {
  readonly tokens: readonly Token[];
  found: Found[] = [];
  readonly troubles: Trouble[] = [];
  private readonly claimed: boolean[];
  private readonly aside = new Set<number>();

  constructor(readonly source: string) {
    this.tokens = tokenise(source);
    this.claimed = this.tokens.map(() => false);
  }

  get length(): number {
    return this.tokens.length;
  }

  isFree(at: number): boolean {
    return this.isInside(at) && !this.claimed[at];
  }

  /** Readers look beside the sentence all the time, and a look at an array's -1 is a hundred times slower. */
  private isInside(at: number): boolean {
    return at >= 0 && at < this.tokens.length;
  }

  /** The folded text of a free token; empty for everything else, so that it compares with nothing. */
  free(at: number): string {
    return this.isFree(at) ? this.folded(at) : '';
  }

  folded(at: number): string {
    return this.isInside(at) ? this.tokens[at]!.folded : '';
  }

  /** The folded text with nothing but letters and digits. */
  key(at: number): string {
    return this.isInside(at) ? this.tokens[at]!.key : '';
  }

  kind(at: number): Token['kind'] | undefined {
    return this.isInside(at) ? this.tokens[at]!.kind : undefined;
  }

  /** The source text of the tokens; a single quoted one without its quotes. */
  text(from: number, to: number): string {
    const first = this.tokens[from];
    const last = this.tokens[to - 1];
    if (!first || !last) return '';
    return to - from === 1 ? first.text : this.source.slice(first.start, last.end);
  }

  claim(from: number, to: number): void {
    this.claimed.fill(true, from, to);
  }

  /** Keeps words from all readers, so that they are shown as not understood. */
  setAside(from: number, to: number): void {
    this.claim(from, to);
    for (let at = from; at < to; at += 1) this.aside.add(at);
  }

  isAside(at: number): boolean {
    return this.aside.has(at);
  }

  add(slot: Slot, value: string, from: number, to: number): void {
    this.claim(from, to);
    this.found.push({ slot, value, at: from, to });
  }

  trouble(slot: Slot, message: string, from: number, to: number): void {
    this.claim(from, to);
    this.troubles.push({ slot, message, at: from });
  }

  has(slot: Slot): boolean {
    return this.found.some((found) => found.slot === slot) || this.troubles.some((trouble) => trouble.slot === slot);
  }

  startsWord(at: number): boolean {
    if (at <= 0) return at === 0 && this.tokens.length > 0;
    return this.tokens[at]?.word !== this.tokens[at - 1]?.word;
  }

  /** The end of the last word when only hangers follow in it; undefined when the tokens end inside a word. */
  wordEnd(to: number): number | undefined {
    let end = to;
    while (end < this.length && !this.startsWord(end)) {
      if (!HANGERS.test(this.folded(end))) return undefined;
      end += 1;
    }
    return end;
  }

  /** Where the word of this token ends, whatever it holds. */
  restOfWord(at: number): number {
    let end = at + 1;
    while (end < this.length && !this.startsWord(end)) end += 1;
    return end;
  }
}
