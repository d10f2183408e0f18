import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepReport, sumReports } from './report';

it('adds up the rounds of several runs, storm by storm', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'desk-report-'));
  const [one, two] = [path.join(directory, 'one'), path.join(directory, 'two')];
  const orders = (seed: number, report: object) => ({ storm: 'orders', seed, report: { ...report } });
  try {
    await keepReport(one, orders(1, { kills: 2, states: { active: 3 }, lostOrders: [], heardAfterMs: { n: 9 } }));
    await keepReport(one, { storm: 'notices', seed: 1, report: { kills: 7 } });
    await keepReport(two, orders(2, { kills: 5, states: { active: 1, failed: 1 }, lostOrders: ['R-1 stays buying'] }));
    await keepReport(two, orders(2, { kills: 1, states: {}, lostOrders: [] }));
    await keepReport(undefined, orders(3, { kills: 1000 }));
    expect(await sumReports([one, two])).toEqual({
      orders: {
        ...{ lines: 3, seedsAgain: 1, kills: 8 },
        states: { active: 4, failed: 1 },
        lostOrders: ['R-1 stays buying'],
      },
      notices: { lines: 1, seedsAgain: 0, kills: 7 },
    });
  } finally {
    await rm(directory, { recursive: true });
  }
});
