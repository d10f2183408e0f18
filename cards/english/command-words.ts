/** One command, as help shows it. */
export interface CommandText {
  /** What to type first. */
  name: string;
  example: string;
  /** What it does: no capital, no full stop. */
  what: string;
}

/** A command tells of itself in English where it stands; other languages put their words here, by its usage. */
export const COMMAND_WORDS: Record<string, CommandText> = {};
