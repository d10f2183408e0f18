import { distance } from '../words/distance';
import { fold, squash } from '../words/fold';

/** What a typed text means among things with names: one of them, several that fit, or none and the nearest ones. */
export type Picked<T> =
  { outcome: 'one'; value: T } | { outcome: 'several'; candidates: T[] } | { outcome: 'none'; near: T[] };

const MOST_CANDIDATES = 15;
const MOST_NEAR = 3;

/**
 * Picks by exact id or name, then by the only name that starts with the text, then by the only one that contains it.
 * `namesOf` lists every name a thing goes by; the first is the one people see.
 */
export function pick<T>(text: string, things: readonly T[], namesOf: (thing: T) => string[]): Picked<T> {
  const wanted = squash(text);
  if (!wanted) return { outcome: 'none', near: [] };
  const named = things.map((thing) => ({ thing, names: namesOf(thing).map(squash) }));
  const rules: ((name: string) => boolean)[] = [
    (name) => name === wanted,
    (name) => name.startsWith(wanted),
    (name) => name.includes(wanted),
  ];
  for (const rule of rules) {
    const fits = named.filter(({ names }) => names.some(rule)).map(({ thing }) => thing);
    if (fits.length === 1) return { outcome: 'one', value: fits[0] as T };
    if (fits.length > 1) return { outcome: 'several', candidates: fits.slice(0, MOST_CANDIDATES) };
  }
  return { outcome: 'none', near: nearest(text, things, namesOf) };
}

/** The things whose names differ from the text by a typing error or two, nearest first. */
export function nearest<T>(text: string, things: readonly T[], namesOf: (thing: T) => string[]): T[] {
  const wanted = fold(text);
  const most = Math.max(1, Math.min(3, Math.floor(wanted.length / 3)));
  return things
    .map((thing) => ({ thing, far: Math.min(...namesOf(thing).map((name) => farness(wanted, fold(name), most))) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_NEAR)
    .map(({ thing }) => thing);
}

/** A short text is compared with the name's words as well: "Contsoo" is near "Contoso Retail". */
function farness(wanted: string, name: string, most: number): number {
  const whole = distance(wanted, name, most);
  const parts = name.split(/[\s.]+/).filter((part) => part.length > 3);
  return Math.min(whole, ...parts.map((part) => distance(wanted, part, most) + 0.5));
}
