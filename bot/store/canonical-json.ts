import { hash } from 'node:crypto';

/** JSON with sorted keys and without undefined: equal data gives equal text, whoever wrote it. Plain data only. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (hasOwnJson(value)) return canonicalJson(value.toJSON());
  const fields = value as Record<string, unknown>;
  let text = '';
  for (const name of sortedNames(fields)) {
    const inner = fields[name];
    if (inner === undefined || typeof inner === 'function' || typeof inner === 'symbol') continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(inner)}`;
  }
  return `{${text}}`;
}

/** Numbers first, as JavaScript keeps them: hashes that were written so must stay what they are. */
function sortedNames(fields: object): string[] {
  const names = Object.keys(fields).sort();
  return names.some((name) => name <= '9~') ? Object.keys(Object.fromEntries(names.map((name) => [name, 0]))) : names;
}

/** Dates and the like say themselves what they are in JSON. */
function hasOwnJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

/** Hexadecimal, so that anybody can check it with sha256sum. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
