import { readPeriod } from '../../../bot/watch/read-period';

const now = new Date('2026-01-15T00:00:00Z');

test.each([
  ['', { page: 1 }],
  ['2', { page: 2 }],
  ['page 3', { page: 3 }],
  ['2025-10', { period: '2025-10', page: 1 }],
  ['10/2025', { period: '2025-10', page: 1 }],
  ['2025', { period: '2025', page: 1 }],
  ['2025-10 2', { period: '2025-10', page: 2 }],
  ['of October', { period: '2025-10', page: 1 }],
  ['Jan', { period: '2026-01', page: 1 }],
  ['Sept 2024', { period: '2024-09', page: 1 }],
  ['last month', { period: '2025-12', page: 1 }],
  ['last month page 2', { period: '2025-12', page: 2 }],
  ['this month', { period: '2026-01', page: 1 }],
  ['last year', { period: '2025', page: 1 }],
])('%p is %p', (text, expected) => {
  expect(readPeriod(text, now)).toEqual(expected);
});

test.each(['yore', '2025-13', '0', 'octopus', 'last', '99/2025', 'page'])('%p is no period', (text) => {
  expect(readPeriod(text, now)).toBeUndefined();
});
