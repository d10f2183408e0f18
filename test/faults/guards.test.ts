import { stallWhileBuying } from '../storm/stall-while-buying';
import { stallWhileShowing } from '../storm/stall-while-showing';
import { runStorms } from '../storm/storms';
import { GUARDS, type Guard } from './guards';
import { HELD_BY_OTHERS } from './held-by-others';
import { sweep } from './sweep';

/** The tests are tested: without any one of the protections a storm or the sweep must fail. */
const table: string[] = [];
afterAll(() => process.stdout.write(`protections removed one by one:\n${table.join('\n')}\n`));

async function firstFault({ shows, removed }: Guard): Promise<string | undefined> {
  if (shows === 'storm') {
    const report = await runStorms({ seed: 1, orders: 3000, replicas: 2, sabotage: removed, untilFirst: true });
    const [storm] = report.failed;
    return storm && [...storm.doublePurchases, ...storm.lostOrders, ...storm.lostNotices, ...storm.other][0];
  }
  if (shows === 'stall') {
    const [, shown] = await stallWhileShowing('dies', removed);
    return shown === 'active' ? undefined : `the card shows ${String(shown)}, not active`;
  }
  if (shows === 'rollback') {
    const [bought] = await stallWhileBuying(removed);
    return bought === 1 ? undefined : `the order was bought ${bought} times`;
  }
  const { violations } = await sweep({ sabotage: removed, untilFirst: true, untilCases: 700 });
  return violations[0]?.ending.violations[0];
}

it.each([...GUARDS, ...HELD_BY_OTHERS.map(({ both }) => both)])(
  'cannot do without: $name',
  async (guard) => {
    const fault = await firstFault(guard);
    table.push(`  ${guard.name.padEnd(55)} ${guard.shows.padEnd(6)} ${fault ?? 'NOT NOTICED'}`);
    expect(fault).toBeDefined();
  },
  900_000,
);

it.each(HELD_BY_OTHERS)(
  'can do without: $name, because of $heldBy',
  async ({ name, heldBy, removed }) => {
    const report = await runStorms({ seed: 1, orders: 200, replicas: 3, sabotage: removed });
    table.push(`  ${name.padEnd(55)} none   held by ${heldBy}; ${report.duplicateNotices} duplicate notices`);
    expect(report).toMatchObject({ doublePurchases: 0, lostOrders: 0 });
  },
  900_000,
);
