import { createHash } from 'node:crypto';

/** JSON with sorted keys and without undefined: equal data gives equal text, whoever wrote it. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(JSON.parse(JSON.stringify(value))));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

/** Hexadecimal, so that anybody can check it with sha256sum. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
