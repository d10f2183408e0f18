import type { Change, Delivery } from '../../bot/orders/journal';
import { ConnectorError } from '../../bot/notices/connector';
import { assembleBot, type Bot, type Surroundings } from './assemble-bot';
import { createShop, type Call } from './shop';
import type { Sabotage, World } from './world';

export interface Replica {
  bot: Bot;
  alive(): boolean;
  kill(): void;
  stall(untilMs: number): void;
  skew(ms: number): void;
}

const SWEEP_MS = 1000;
const LONGEST_NAP_MS = 60_000;

/** One bot of several: its calls take time and meet trouble, and when it is killed nothing of it runs on. */
export function startReplica(world: World, name: string, sabotage: Sabotage): Replica {
  const { simulation, troubles, store, down } = world;
  const { now, sleep } = simulation;
  let alive = true;
  let stalledUntil = 0;
  let skew = 0;
  // One for each bot: what waits for it is forgotten together with it.
  const never = new Promise<never>(() => undefined);

  async function gate(): Promise<void> {
    while (alive && stalledUntil > now()) await sleep(stalledUntil - now());
    if (!alive) await never;
  }

  const provider: Call = async (what, kind, effect) => {
    await gate();
    await sleep(simulation.between(20, 400));
    await gate();
    if (down.provider > now()) throw new Error('503 Service Unavailable');
    for (const trouble of [
      'connection cut before the effect',
      'throttled with 429',
      'server error before the effect',
    ] as const) {
      if (troubles.strikes(trouble)) return fail(`${what}: ${trouble}`);
    }
    if (kind === 'spend' && troubles.strikes('effect arrives late')) {
      void sleep(simulation.between(500, 10_000)).then(effect);
      return fail(`${what}: effect arrives late`);
    }
    const result = effect();
    if (kind === 'spend') world.ledger.spent();
    if (kind === 'spend') world.tell(() => `${name} ${what} → ${String(result)}`);
    await sleep(troubles.strikes('slow answer') ? simulation.between(2000, 50_000) : simulation.between(20, 300));
    await gate();
    for (const trouble of [
      'answer lost after the effect',
      'server error after the effect',
      'truncated body',
    ] as const) {
      if (troubles.strikes(trouble)) return fail(`${what}: ${trouble}`);
    }
    return result;
  };

  function fail(why: string): never {
    world.tell(() => `${name} ${why}`);
    throw new Error(why);
  }

  const teams: Call = async (_what, kind, effect) => {
    await gate();
    await sleep(simulation.between(20, 200));
    await gate();
    if (down.teams > now() || troubles.strikes('notice refused for now'))
      throw new ConnectorError('429', 429, 'no', 2000);
    const result = effect();
    if (kind === 'spend' && troubles.strikes('notice posted, answer lost'))
      throw new ConnectorError('lost', 0, 'unknown', undefined);
    await gate();
    return result;
  };

  async function redis<T>(writes: boolean, command: () => Promise<T>, what = ''): Promise<T> {
    await gate();
    if (writes) await sleep(troubles.strikes('store slow') ? simulation.between(50, 3000) : simulation.between(0.5, 4));
    await gate();
    if (down.store > now()) throw new Error('Connection is closed.');
    const result = await command();
    if (what) world.ledger.wrote(what, result);
    if (writes) world.tell(() => `${name} writes ${what}`);
    if (writes && troubles.strikes('store answer lost')) throw new Error('Connection is closed.');
    await gate();
    return result;
  }

  const commit = async (change: Change) => {
    const result = await store.journal.commit(change);
    if (result === 'committed') world.ledger.offered(change.order);
    return result;
  };

  /** Every command of a part of the store goes through Redis. */
  const remote = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, key) => {
        const method = Reflect.get(target, key) as (...args: unknown[]) => Promise<unknown>;
        const writes = ['commit', 'postpone', 'retryAt', 'delivered', 'begin', 'finish', 'takeBack'].includes(
          String(key),
        );
        if (key === 'commit')
          return (change: Change) => redis(true, () => commit(change), describe('commit', [change]));
        return (...args: unknown[]) =>
          redis(writes, () => method.apply(target, args), writes ? describe(String(key), args) : '');
      },
    });

  const own = store.partsFor(() => alive && stalledUntil <= now());
  const around: Surroundings = {
    journal: remote(store.journal),
    outbox: remote(own.outbox),
    leases: own.leases,
    durable: () =>
      redis(true, async () => {
        if (down.sync > now()) throw new Error('Redis did not confirm in time that the order is on disk.');
        world.ledger.confirmed();
      }),
    unsafe: async () => {
      if (down.durability > now()) return ['Redis keeps nothing over a restart; set "appendonly yes".'];
      world.ledger.vouched();
      return [];
    },
    forgottenUntil: (orderId) => redis(false, () => store.forgottenUntil(orderId)),
    commerce: createShop(world.market, world.semantics, provider),
    connector: world.channel.connector(teams),
    policy: world.policy,
    place: world.place,
    clock: () => now() + skew,
    newId: world.newId,
  };
  const bot = assembleBot(sabotage(around));

  async function sweep(): Promise<void> {
    while (alive) {
      await gate();
      const [due, waiting] = await Promise.all([bot.due(), bot.waiting()]).catch(() => [[], []] as string[][]);
      for (const id of due) void bot.advance(id);
      for (const id of waiting) void bot.deliver(id);
      const nap = Math.min(Math.max(store.nextTime() - now(), SWEEP_MS), LONGEST_NAP_MS);
      await sleep(troubles.strikes('sweeper delayed') ? simulation.between(5000, 60_000) : nap);
    }
  }
  void sweep();

  return {
    bot,
    alive: () => alive,
    kill: () => {
      alive = false;
    },
    stall: (untilMs) => {
      stalledUntil = untilMs;
    },
    skew: (ms) => {
      skew = ms;
    },
  };
}

/** A write in a line of the story. */
function describe(name: string, args: unknown[]): string {
  const [first] = args as [Partial<Change & Delivery> | string];
  if (typeof first === 'string') return `${name} ${first}`;
  if (first.outgoing) return `${name} ${first.outgoing.id}`;
  return `${first.order?.id} ${first.audit?.event} → ${first.order?.state} (version ${first.order?.version})`;
}
