import { createFloodGate } from '../../../bot/access/flood-gate';

it('holds up who sends too much, and nobody else', () => {
  let now = 0;
  const mayGoOn = createFloodGate({ perPerson: 3, perTenant: 5, windowMs: 1000, now: () => now });
  const flood = Array.from({ length: 100 }, () => mayGoOn('t', 'loud')).filter(Boolean);
  expect(flood).toHaveLength(3);
  expect(mayGoOn('t', 'quiet')).toBe(true);
  expect(mayGoOn('t', 'third')).toBe(true);
  expect(mayGoOn('t', 'fourth')).toBe(false);
  expect(mayGoOn('another tenant', 'loud')).toBe(true);
  now = 1000;
  expect(mayGoOn('t', 'loud')).toBe(true);
});
