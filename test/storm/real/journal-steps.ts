import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { connectRedis } from '../../../bot/store/redis';
import { createDurabilityGate } from '../../../bot/store/wait-durable';
import { change, creation, sampleOrder } from '../../bot/store/sample-order';
import { startTestRedis } from '../../support/redis';
import { percentilesOf, type Percentiles } from './percentiles';

export interface JournalSteps {
  redis: string;
  /** Milliseconds of one recorded change, by Redis' appendfsync. */
  always: Percentiles;
  no: Percentiles;
  /** What the wait for the disk before a purchase costs besides, with "always". */
  gate: Percentiles;
}

const WARM_UP = 200;

/** How long it takes to record one change of an order with its audit line, notice and due time, one after the other. */
export async function measureJournal(steps: number): Promise<JournalSteps> {
  const server = await startTestRedis();
  const redis = connectRedis(server.url);
  const keys = createKeys('desk');
  const journal = createJournal(redis, keys);
  const gate = createDurabilityGate(redis, keys);
  const timed = async (work: () => Promise<unknown>) => {
    const since = performance.now();
    await work();
    return performance.now() - since;
  };
  const often = async (measure: () => Promise<number>) => {
    const found: number[] = [];
    for (let n = 0; n < steps + WARM_UP; n += 1) found.push(await measure());
    return percentilesOf(found.slice(WARM_UP));
  };
  let made = 0;
  const record = async () => {
    const order = sampleOrder(`R-${(made += 1)}`);
    await journal.commit(creation(order));
    return timed(() => journal.commit({ ...change(order, { state: 'pending' }), expectedTicket: order.ticket }));
  };
  const recorded = async (fsync: 'always' | 'no') => {
    await redis.config('SET', 'appendfsync', fsync);
    return often(record);
  };
  try {
    const version = /redis_version:(\S+)/.exec(await redis.info('server'))?.[1] ?? 'unknown';
    const no = await recorded('no');
    const always = await recorded('always');
    return { redis: version, always, no, gate: await often(() => timed(() => gate.waitDurable())) };
  } finally {
    gate.close();
    redis.disconnect();
    await server.stop();
  }
}
