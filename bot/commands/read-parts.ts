/** What a look-up was given: words, a region, a customer, a page, in any order. */
export interface Parts {
  /** What no word introduced. */
  rest: string;
  /** After "in". */
  region?: string;
  /** After "for" or "of". */
  customer?: string;
  /** 1 unless said. */
  page: number;
}

/** For patterns of commands: one word, or several in quotes. */
export const QUOTED = String.raw`"[^"]+"|“[^”]+”|\S+`;

const INTRODUCES: Record<string, 'region' | 'customer'> = { in: 'region', for: 'customer', of: 'customer' };

const MOST_CHARACTERS = 500;

/** Reads "d4s v5 in westeurope for Contoso page 2". Quoted words belong together and introduce nothing. */
export function readParts(text: string, introducers: readonly string[] = ['in', 'for', 'of']): Parts {
  const whole = text.trim().slice(0, MOST_CHARACTERS);
  const [tail = '', page] = /(?:^|\s)page\s{1,9}(\d{1,4})$/i.exec(whole) ?? [];
  const before = whole.slice(0, whole.length - tail.length);
  const found: Record<'rest' | 'region' | 'customer', string[]> = { rest: [], region: [], customer: [] };
  let into: keyof typeof found = 'rest';
  for (const word of before.match(/"[^"]*"|“[^”]*”|„[^“”]*[“”]|\S+/g) ?? []) {
    const slot = introducers.includes(word.toLowerCase()) ? INTRODUCES[word.toLowerCase()] : undefined;
    // A second "for" is part of a name: "for Homes for Heroes".
    if (slot && found[slot].length === 0) into = slot;
    else found[into].push(unquoted(word));
  }
  const said = (slot: keyof typeof found) => found[slot].join(' ').trim();
  return {
    rest: said('rest'),
    ...(said('region') ? { region: said('region') } : {}),
    ...(said('customer') ? { customer: said('customer') } : {}),
    page: Math.max(1, Number(page ?? 1)),
  };
}

/** Quotes around the whole word only: 'O"Neill' keeps its own. */
function unquoted(word: string): string {
  return /^["“„](.*)["”“]$/s.exec(word)?.[1] ?? word;
}
