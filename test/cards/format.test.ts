import { atMost, day, duration, knownReader, listed, moment, shortMoment } from '../../cards/format';

const BERLIN = { locale: 'en-GB', timeZone: 'Europe/Berlin' };

it('writes a moment with its time zone, and what is no date as it came', () => {
  expect(moment('2026-11-21T23:30:00Z', BERLIN)).toBe('22 Nov 2026, 00:30 CET');
  expect(moment('2026-07-01T12:00:00Z', BERLIN)).toBe('1 Jul 2026, 14:00 CEST');
  expect(day('2026-11-21T23:30:00Z', BERLIN)).toBe('22 Nov 2026');
  expect(moment('soon', BERLIN)).toBe('soon');
});

it('tells one minute from the next, and one reader from another', () => {
  const newYork = { ...BERLIN, timeZone: 'America/New_York' };
  expect(moment('2026-11-21T12:00:00.000Z', BERLIN)).toBe('21 Nov 2026, 13:00 CET');
  expect(moment('2026-11-21T12:00:59.999Z', BERLIN)).toBe('21 Nov 2026, 13:00 CET');
  expect(moment('2026-11-21T12:01:00.000Z', BERLIN)).toBe('21 Nov 2026, 13:01 CET');
  expect(moment('2026-11-21T12:00:00.000Z', newYork)).toBe('21 Nov 2026, 07:00 GMT-5');
  expect(moment('2026-11-21T12:00:00.000Z', { ...BERLIN, locale: 'de' })).toBe('21. Nov. 2026, 13:00 MEZ');
  expect(day('2026-11-21T12:00:00.000Z', BERLIN)).toBe('21 Nov 2026');
});

it('takes today by the clock of the reader, not by that of the server', () => {
  const at = '2026-11-21T22:59:00Z';
  expect(shortMoment(at, '2026-11-21T23:01:00Z', BERLIN)).toBe('21 Nov');
  expect(shortMoment(at, '2026-11-21T23:01:00Z', { ...BERLIN, timeZone: 'UTC' })).toBe('22:59');
});

it('writes the day first where English names no country', () => {
  expect(day('2026-11-12T00:00:00Z', { locale: 'en', timeZone: 'UTC' })).toBe('12 Nov 2026');
});

it('knows years and months, and nothing else', () => {
  expect([duration('P3Y'), duration('P6M'), duration('P30D'), duration('')]).toEqual([
    { years: 3 },
    { months: 6 },
    undefined,
    undefined,
  ]);
});

it('keeps a list short and a reader known', () => {
  expect(atMost([1, 2, 3], 2, (count) => -count)).toEqual([1, 2, -1]);
  expect(atMost([1, 2], 2, (count) => -count)).toEqual([1, 2]);
  expect(listed(['Alex', 'Megan', 'Adele'], 'en')).toBe('Alex, Megan, and Adele');
  expect(knownReader({ locale: '', timeZone: 'nowhere' })).toEqual({ locale: 'en', timeZone: 'UTC' });
});
