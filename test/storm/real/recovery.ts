import { setTimeout as pause } from 'node:timers/promises';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { connectRedis } from '../../../bot/store/redis';
import { startSandbox } from '../../../deployment/sandbox/sandbox';
import { startTestRedis } from '../../support/redis';
import { testEnvironment, TOKEN } from '../../support/start-desk';
import { createSimulation } from '../simulation';
import { fateOf } from './fate';
import { hear } from './hear';
import { herdOf } from './herd';
import { openOffice } from './office';
import { percentilesOf, type Percentiles } from './percentiles';
import { BACK_ENDS, SMALL_WORLD } from './real-storm';
import type { Snapshot } from './snapshot';

export interface Recovery {
  kills: number;
  /** Milliseconds from the kill in the middle of a purchase until the order was taken up by the next bot. */
  sinceKill: Percentiles;
  /** The same, from when that bot answered for the first time; 0 when it was at it before. */
  sinceReady: Percentiles;
  /** Milliseconds from the record that an order is active until its thread heard of it. */
  heardAfter: Percentiles;
}

export interface RecoveryOptions {
  snapshot: Snapshot;
  kills: number;
  seed: number;
  progress?(line: string): void;
}

/**
 * One bot, killed in the middle of one purchase after the other, with another that stands by; nothing else goes wrong.
 * The purchase was carried out, and the bot does not know it.
 */
export async function measureRecovery(options: RecoveryOptions): Promise<Recovery> {
  const { chance, between } = createSimulation(options.seed, 0);
  const redis = await startTestRedis();
  const sandbox = await startSandbox({ ...SMALL_WORLD, token: TOKEN, paceMs: 100 });
  const connection = connectRedis(redis.url);
  const journal = createJournal(connection, createKeys('desk'));
  const env = testEnvironment(sandbox.url, redis.url, { ...BACK_ENDS, SWEEP_EVERY_MS: '1000' });
  const ups: number[] = [];
  const at = (url: string) => {
    if (!url.includes(':1/')) ups.push(Date.now());
    sandbox.teams.botAt(url);
  };
  const herd = await herdOf(1, { snapshot: options.snapshot, env, at });
  const fate = fateOf(sandbox, { chance, between }, 0);
  const [sinceKill, sinceReady]: [number[], number[]] = [[], []];
  const active: { id: string; since: number }[] = [];
  try {
    const stop = await herd.start({ life: () => new Promise(() => undefined), aheadMs: 0 }, true);
    const office = await openOffice({ sandbox, journal, env, chance });
    let isOver = false;
    const attending = office.attend(() => isOver);
    await office.samplesAreBought();
    await stop();
    await herd.start({ life: fate.inPurchase, aheadMs: 0 }, true);
    while (sinceKill.length < options.kills) {
      const { id } = await office.approved(active.length);
      let order = await journal.read(id);
      for (; order?.state !== 'active'; order = await journal.read(id)) await pause(50);
      const killed = fate.cutOff.get(id);
      const taken = order.history.find(({ state }) => state === 'doubtful');
      active.push({ id, since: Date.parse(order.stateSince) });
      if (!killed || !taken) continue;
      const up = ups.find((time) => time >= killed) ?? killed;
      options.progress?.(`${id} was taken up ${Date.parse(taken.at) - killed} ms after the kill`);
      sinceKill.push(Date.parse(taken.at) - killed);
      sinceReady.push(Math.max(0, Date.parse(taken.at) - up));
    }
    isOver = true;
    await attending;
    await pause(2000);
    const heard = hear(sandbox.teams);
    const delays = active.flatMap(
      ({ id, since }) =>
        heard
          .get(id)
          ?.replies.slice(0, 1)
          .map((time) => time - since) ?? [],
    );
    return {
      kills: sinceKill.length,
      sinceKill: percentilesOf(sinceKill),
      sinceReady: percentilesOf(sinceReady),
      heardAfter: percentilesOf(delays),
    };
  } finally {
    await herd.end();
    connection.disconnect();
    await sandbox.close();
    await redis.stop();
  }
}
