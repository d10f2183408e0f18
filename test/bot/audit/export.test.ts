import { csvCell, exportLines } from '../../../bot/audit/export';
import { readPeriod } from '../../../bot/audit/period';

it.each([
  ['plain', 'plain'],
  [undefined, ''],
  [null, ''],
  [-5, '-5'],
  ['a, "b"', '"a, ""b"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  [' =cmd|"/C calc"!A0', `"' =cmd|""/C calc""!A0"`],
  ['\r=1', `"'\r=1"`],
])('%j becomes the cell %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

it('every entry is a line, also one that cannot be read', async () => {
  const line = JSON.stringify({
    orderId: 'R-1',
    version: 2,
    at: 'now',
    event: 'reject',
    actor: { kind: 'person', id: 'p', name: '=evil()' },
  });
  const entries = [
    { seq: 1, hash: 'h1', line },
    { seq: 2, hash: 'h2', line: 'not json' },
  ];
  const read = async (format: 'csv' | 'json') => {
    const lines: string[] = [];
    for await (const one of exportLines(entries, format)) lines.push(one);
    return lines;
  };
  const csv = await read('csv');
  expect(csv).toHaveLength(3);
  expect(csv[1]).toBe("1,now,R-1,2,reject,,,p,'=evil(),,h1");
  expect((await read('json')).map((one) => JSON.parse(one) as object)).toMatchObject([
    { seq: 1 },
    { unreadable: 'not json' },
  ]);
});

const NOW = new Date('2026-03-15T12:00:00Z');
const iso = (text: string) => {
  const period = readPeriod(text, NOW);
  return period && [new Date(period.fromMs).toISOString(), new Date(period.toMs).toISOString()].join(' ');
};

it.each([
  ['2026', '2026-01-01T00:00:00.000Z 2026-12-31T23:59:59.999Z'],
  ['2026-02', '2026-02-01T00:00:00.000Z 2026-02-28T23:59:59.999Z'],
  ['2026-02-28', '2026-02-28T00:00:00.000Z 2026-02-28T23:59:59.999Z'],
  ['today', '2026-03-15T00:00:00.000Z 2026-03-15T23:59:59.999Z'],
  ['this month', '2026-03-01T00:00:00.000Z 2026-03-31T23:59:59.999Z'],
  ['last month', '2026-02-01T00:00:00.000Z 2026-02-28T23:59:59.999Z'],
  ['2026-01-30 to 2026-02', '2026-01-30T00:00:00.000Z 2026-02-28T23:59:59.999Z'],
  ['2026-02-31', undefined],
  ['2026-13', undefined],
  ['2026-02 to 2026-01', undefined],
  ['sometime', undefined],
])('the period "%s"', (text, expected) => {
  expect(iso(text)).toBe(expected);
});
