import { randomUUID } from 'node:crypto';
import { moveAdjustment, type Adjustment, type AdjustmentState } from '../../../bot/orders/adjustment';
import { createAdjustments } from '../../../bot/store/adjustments';
import { createKeys } from '../../../bot/store/keys';
import { MEGAN } from '../../../deployment/sandbox/people';
import { sampleAdjustments } from '../../cards/sample-adjustment';
import { useTestRedis } from '../../support/redis';

const { redis } = useTestRedis();

const NOW = Date.parse('2026-11-21T10:00:00Z');
const EUR = (amount: string) => ({ amount, currency: 'EUR' });
const countOf = (amount: string, cap = '1000') => [
  { name: 'EUR|2026-11|all', amount: EUR(amount), cap: EUR(cap), words: `${cap} EUR a month` },
];

function open() {
  const keys = createKeys(`t-${randomUUID()}`);
  const store = createAdjustments(redis(), keys);
  let nth = 0;
  /** An exchange that was handed to the approvers. */
  async function pending(): Promise<Adjustment> {
    const found = sampleAdjustments().find(({ work }) => work.kind === 'exchange')!;
    const first: Adjustment = {
      ...found,
      id: `C-TEST0${(nth += 1)}`,
      version: 1,
      state: 'pending',
      ticket: randomUUID(),
    };
    expect(await store.commit(first, NOW, NOW)).toBe('committed');
    return first;
  }
  async function move(from: Adjustment, to: AdjustmentState, counts?: ReturnType<typeof countOf>): Promise<Adjustment> {
    const patch = counts && { counted: counts.map(({ name }) => name) };
    const tell = [{ kind: 'card' } as const];
    const at = new Date(NOW).toISOString();
    const after = moveAdjustment(from, { to, at, ticket: randomUUID(), by: MEGAN, patch, tell });
    expect(await store.commit(after, NOW, NOW, { counts, follows: from.ticket })).toBe('committed');
    return after;
  }
  const spent = async () => Number((await redis().hget(keys.spending('EUR|2026-11|all'), 'total')) ?? 0) / 10_000;
  const everything = async () =>
    Object.fromEntries(
      await Promise.all(
        (await redis().keys(`${keys.prefix}:*`)).sort().map(async (key) => [key, (await redis().dump(key)) ?? '']),
      ),
    ) as Record<string, string>;
  return { keys, store, pending, move, spent, everything };
}

it('writes record, what is to be told, audit line and spending count together or not at all', async () => {
  const { keys, store, pending, move, spent, everything } = open();
  const approved = await move(await pending(), 'approved', countOf('800'));
  expect(await store.read(approved.id)).toMatchObject({ state: 'approved', untold: [{ kind: 'card' }] });
  expect([await spent(), await redis().xlen(keys.auditStream)]).toEqual([800, 2]);

  const second = await pending();
  const before = await everything();
  const late = { ...second, version: 2, state: 'approved' as const, ticket: randomUUID() };
  const approve = (after: Adjustment, amount: string, follows = second.ticket) =>
    store.commit(after, NOW, NOW, { counts: countOf(amount), follows });
  await expect(approve(late, '200.01')).rejects.toMatchObject({ code: 'SPENDING_CAP' });
  expect(await approve({ ...late, version: 3 }, '1')).toBe('conflict');
  expect(await approve(late, '1', 'the same version with another past')).toBe('conflict');
  expect(await everything()).toEqual(before);
  expect(await approve(late, '200')).toBe('committed');
  expect(await spent()).toBe(1000);
});

it('finds what it wrote when a lost answer makes it write again', async () => {
  const { store, pending, move, spent, keys } = open();
  const approved = await move(await pending(), 'approved', countOf('800'));
  expect(await store.commit(approved, NOW, NOW, { counts: countOf('800') })).toBe('committed');
  expect([await spent(), await redis().xlen(keys.auditStream)]).toEqual([800, 2]);
});

it.each<[AdjustmentState[], number]>([
  [['refused'], 0],
  [['cancelled'], 0],
  // The amounts moved: it is counted anew when it is approved anew.
  [['pending'], 0],
  [['sending', 'doubtful'], 800],
  [['sending', 'working', 'needs-human'], 800],
  [['sending', 'done'], 800],
])('approved and then %p counts %d', async (states, left) => {
  const { pending, move, spent } = open();
  let current = await move(await pending(), 'approved', countOf('800'));
  for (const state of states) current = await move(current, state);
  expect(await spent()).toBe(left);
});
