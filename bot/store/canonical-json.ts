import { hash } from 'node:crypto';

/** JSON with sorted keys and without undefined: equal data gives equal text, whoever wrote it. Plain data only. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? 'null';
}

/** Names that are numbers come first, as JavaScript keeps them: hashes that were written so must stay what they are. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  if (hasOwnJson(value)) return sorted(value.toJSON());
  const fields = value as Record<string, unknown>;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(fields).sort()) {
    // The one name that cannot be assigned, and would be missing from a hash.
    if (name === '__proto__') Object.defineProperty(copy, name, { value: sorted(fields[name]), enumerable: true });
    else copy[name] = sorted(fields[name]);
  }
  return copy;
}

/** Dates and the like say themselves what they are in JSON. */
function hasOwnJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

/** Hexadecimal, so that anybody can check it with sha256sum. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
