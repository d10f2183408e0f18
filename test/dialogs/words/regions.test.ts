import { PLACE_PHRASES, REGION_PHRASES, regionNamed, regionTitle } from '../../../dialogs/words/regions';
import { squash } from '../../../dialogs/words/fold';

test('every code and every display name leads to its region', () => {
  for (const [, code] of REGION_PHRASES) {
    expect(regionNamed(code)).toBe(code);
    expect(regionNamed(regionTitle(code))).toBe(code);
  }
});

test('no name stands for two regions', () => {
  const meanings = new Map<string, Set<string>>();
  for (const [names, code] of [...REGION_PHRASES, ...PLACE_PHRASES]) {
    for (const name of names.split('|'))
      meanings.set(squash(name), (meanings.get(squash(name)) ?? new Set()).add(code));
  }
  expect([...meanings].filter(([, codes]) => codes.size > 1)).toEqual([]);
});

test('a region that is not in the table keeps its name', () => {
  expect(regionNamed('moonbase')).toBeUndefined();
  expect(regionTitle('moonbase')).toBe('moonbase');
});
