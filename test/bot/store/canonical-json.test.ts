import { canonicalJson, sha256 } from '../../../bot/store/canonical-json';

/** The plainest way to say what is meant. */
function byTheBook(value: unknown): string {
  return JSON.stringify(sorted(JSON.parse(JSON.stringify(value))));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

it.each([
  ['names in any order', { b: 1, a: { d: [3, { z: 1, y: 2 }], c: null } }],
  ['what is not there', { b: undefined, a: [undefined, null, Number.NaN], c: () => 1 }],
  ['names that are numbers', { b: 1, '10': 1, '9': 2, '09': 3, '': 4, '-1': 5 }],
  ['dates', { at: new Date('2026-11-21T14:00:00Z') }],
  ['text of all kinds', { 'ä "': 'line\nbreak \u2028 \ud800 😀', é: '\u0000' }],
  ['the name of a prototype', JSON.parse('{"b":1,"__proto__":{"d":1,"c":2},"a":2}')],
  ['nothing', {}],
])('writes %s as JSON with sorted names', (_name, value) => {
  expect(canonicalJson(value)).toBe(byTheBook(value));
});

it('hashes as sha256sum does', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
