import { randomUUID } from 'node:crypto';
import { createBatches } from '../../../bot/store/batches';
import { createAdjustments } from '../../../bot/store/adjustments';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { createNames } from '../../../bot/store/names';
import { createPeopleMet } from '../../../bot/store/people-met';
import { retentionOf, type Retention } from '../../../bot/store/retention';
import { createSeal } from '../../../bot/store/seal';
import { createToldOnce } from '../../../bot/store/told-once';
import { createTurns } from '../../../bot/store/turns';
import { sampleAdjustments } from '../../cards/sample-adjustment';
import { sampleBatch } from '../../cards/sample-batch';
import { until } from '../../support/azure-hands';
import { useTestRedis } from '../../support/redis';
import { ada, creation, sampleOrder, thread } from './sample-order';

const { redis } = useTestRedis();
const DAY = 86_400;

/** Writes one of everything; answers what Redis holds then: key without the prefix and seconds left, -1 for ever. */
async function written(retention: Retention) {
  const keys = createKeys(`t-${randomUUID()}`);
  const names = createNames(redis(), keys, createSeal(), retention);
  const counts = [{ name: 'EUR|2026-11|all', amount: EUR('1'), cap: EUR('9'), words: '' }];
  const order = sampleOrder('R-KEPT01', { counted: [counts[0]!.name] });
  await createJournal(redis(), keys, { names, retention }).commit({ ...creation(order), counts });
  const done = { ...sampleAdjustments().find(({ state }) => state === 'done')!, version: 1, untold: [] };
  await createAdjustments(redis(), keys, names, retention).commit(done, null, 0);
  await createBatches(redis(), keys, names, retention).commit({ ...sampleBatch('pending').batch, version: 1 });
  await createPeopleMet(redis(), keys, createSeal(), names, retention).remember(ada);
  await createToldOnce(redis(), keys, retention)('something', async () => undefined);
  const turns = createTurns(redis(), keys, { retention });
  const turn = await turns.open({ tenantId: 't', conversationId: 'c', personId: 'p' }, 'activity');
  await turns.save(turn, { state: { asked: 'sku' }, reference: thread });
  const left = async () => {
    const all = await redis().keys(`${keys.prefix}:*`);
    const found = await Promise.all(all.map(async (key) => [key.split(':')[1]!, await redis().ttl(key)] as const));
    return new Map(found.filter(([, ttl]) => ttl !== -2));
  };
  return left;
}
const EUR = (amount: string) => ({ amount, currency: 'EUR' });

/** By what a key begins with, which period it has. */
const PERIODS = {
  ...{ seen: 'seen', turn: 'drafts', ticket: 'buttons', 'adjustment-ticket': 'buttons', 'batch-ticket': 'buttons' },
  ...{ adjustment: 'changes', batch: 'batches', spending: 'spending', person: 'people', told: 'told', name: 'names' },
} as const satisfies Record<string, keyof Retention>;
const FOR_EVER = ['order', 'audit', 'audit-head', 'place', 'outbox'];

it('each thing is kept as long as configured, in Redis itself; orders and their audit for ever', async () => {
  const days = { KEEP_SEEN_DAYS: 2, KEEP_DRAFTS_DAYS: 3, KEEP_BUTTONS_DAYS: 8, KEEP_CHANGES_DAYS: 91 };
  const more = { KEEP_BATCHES_DAYS: 92, KEEP_SPENDING_DAYS: 63, KEEP_PEOPLE_DAYS: 9, KEEP_TOLD_DAYS: 31 };
  const retention = retentionOf({ ...days, ...more, KEEP_NAMES_DAYS: 94 });
  expect(Object.values(retention).map((seconds) => seconds / DAY)).toEqual([2, 3, 8, 91, 92, 63, 9, 31, 94]);
  const left = await (await written(retention))();
  for (const [key, period] of Object.entries(PERIODS)) {
    const wanted = retention[period]!;
    expect([key, Math.ceil(left.get(key)! / 60) * 60]).toEqual([key, wanted]);
  }
  for (const key of FOR_EVER) expect([key, left.get(key)]).toEqual([key, -1]);
});

it('without a word names stay until they are forgotten', async () => {
  expect((await (await written(retentionOf()))()).get('name')).toBe(-1);
});

it('what is kept for a second is gone after it, and nothing else', async () => {
  const second = Object.fromEntries(Object.values(PERIODS).map((period) => [period, 1])) as unknown as Retention;
  const left = await written(second);
  await until(async () => isGone(await left()));
  const after = await left();
  for (const key of FOR_EVER) expect(after.has(key)).toBe(true);
  for (const key of Object.keys(PERIODS)) expect(after.has(key)).toBe(false);
});
const isGone = (left: ReadonlyMap<string, number>) => Object.keys(PERIODS).every((key) => !left.has(key));
