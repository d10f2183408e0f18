import { judgeReport, readAccepted } from '../../deployment/check-advisories';

const via = (id: string) => ({ title: 'Something', url: `https://github.com/advisories/${id}`, severity: 'moderate' });
const ACCEPTED = [{ id: 'GHSA-aaaa-bbbb-cccc', package: 'one', since: '2026-11-21', why: 'because '.repeat(8) }];

it('what is explained passes; what is not, and what is explained in vain, does not', () => {
  const both = {
    vulnerabilities: { one: { via: [via('GHSA-aaaa-bbbb-cccc')] }, two: { via: ['one', via('GHSA-dddd-eeee-ffff')] } },
  };
  expect(judgeReport(both, ACCEPTED)).toEqual(['GHSA-dddd-eeee-ffff in two, moderate: Something']);
  expect(judgeReport({ vulnerabilities: { one: both.vulnerabilities.one } }, ACCEPTED)).toEqual([]);
  expect(judgeReport({ vulnerabilities: {} }, ACCEPTED)[0]).toContain('take it off the list');
  expect(() => judgeReport({ error: 'not reachable' }, ACCEPTED)).toThrow();
});

it('every explanation is a sentence with a date', () => {
  expect(readAccepted().length).toBeGreaterThan(0);
});
