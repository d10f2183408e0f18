import { DEFAULT_POLICY } from '../../bot/access/read-policy';
import { createForgotten } from '../../bot/store/forgotten';
import { createJournal } from '../../bot/store/journal';
import { createKeys } from '../../bot/store/keys';
import { createLeases } from '../../bot/store/leases';
import { createOutbox } from '../../bot/store/outbox';
import type { Redis } from '../../bot/store/redis';
import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { SAMPLE_REQUEST, sampleOrder } from '../cards/sample-order';
import { assembleBot, type Bot, type Surroundings } from '../storm/assemble-bot';
import { createChannel } from '../storm/channel';
import { createMarket } from '../storm/market';
import { createShop, type Semantics } from '../storm/shop';
import { createFuse, type Blow, type Fuse } from './fuse';
import { findViolations } from './find-violations';
import { createRewind } from './rewind';
import { redisLife } from './redis-life';

export const VARIANTS = {
  restart: { blow: 'death' },
  'lost reply': { blow: 'lost reply' },
  'restart, then a lost reply of the provider': { blow: 'death', thenLost: true },
  'restart, and the click again': { blow: 'death', clickAgain: true },
  'restart, Redis back by one write': { blow: 'death', back: 1 },
  'restart, Redis back by two writes': { blow: 'death', back: 2 },
} as const satisfies Record<string, { blow: Blow; thenLost?: true; clickAgain?: true; back?: number }>;

export type Variant = keyof typeof VARIANTS;

export interface Case {
  semantics: Semantics;
  variant: Variant;
  side: 'before' | 'after';
  /** Number of the point. */
  at: number;
}

export interface Ending {
  /** Where it blew; empty when the run ended without reaching the point. */
  where: string;
  state: string;
  violations: string[];
  /** The points that were crossed before it blew. */
  points: readonly string[];
  /** Cards posted; more than one where the post's answer was lost. */
  cards: number;
}

/** Replaces parts of the bot, to see that the sweep would notice. */
export type Sabotage = (around: Surroundings) => Surroundings;

const START = Date.parse('2026-11-21T10:00:00Z');
const POLICY = DEFAULT_POLICY;
const PLACE = sampleOrder().place;
const MANY_STEPS = 400;

/** Runs one purchase on a Redis database of its own with one fault, and says what came of it. */
export function createCaseRunner(redis: Redis, database: number, sabotage: Sabotage = (around) => around) {
  const keys = createKeys('sweep');
  const raw = { journal: createJournal(redis, keys), outbox: createOutbox(redis, keys) };

  return async function runCase({ semantics, variant, side, at }: Case): Promise<Ending> {
    const { blow, thenLost, clickAgain, back }: { blow: Blow; thenLost?: true; clickAgain?: true; back?: number } =
      VARIANTS[variant];
    const rewind = createRewind(redis, database);
    await rewind.empty();
    let nowMs = START;
    let ids = 0;
    const clock = () => nowMs;
    const listLagMs = semantics === 'carts' ? 14 * 60_000 : 3 * 60_000;
    const market = createMarket({ clock, listLagMs, paceMs: 15_000 });
    const channel = createChannel();

    function live(fuse: Fuse, remember: () => Promise<void>, provider: Fuse = fuse): Bot {
      const life = redisLife(redis, fuse.cross, remember);
      const around: Surroundings = {
        journal: createJournal(life, keys),
        outbox: createOutbox(life, keys),
        leases: createLeases(life, keys),
        durable: () => fuse.cross('durable', () => undefined),
        unsafe: () => fuse.cross('unsafe', () => []),
        forgottenUntil: createForgotten(life, keys, clock),
        commerce: createShop(market, semantics, provider.call),
        connector: channel.connector(fuse.call),
        policy: POLICY,
        place: PLACE,
        clock,
        newId: (kind) => `${kind}-${(ids += 1)}`,
      };
      return assembleBot(sabotage(around));
    }

    async function untilDone(bot: Bot, orderId: string): Promise<void> {
      for (let step = 0; step < MANY_STEPS; step += 1) {
        const order = (await raw.journal.read(orderId))!;
        if (order.state === 'pending') await bot.press('approve', order.ticket, MEGAN).catch(() => null);
        for (const id of await bot.waiting().catch(() => [])) await bot.deliver(id);
        for (const id of await bot.due().catch(() => [])) await bot.advance(id);
        const next = [await raw.journal.dueAt(orderId), Number((await redis.zscore(keys.outbox, orderId)) ?? Infinity)];
        const { state } = (await raw.journal.read(orderId))!;
        const quiet = (await raw.outbox.waiting(Infinity, 1)).length === 0;
        if (quiet && ['active', 'needs-human', 'failed', 'cancelled'].includes(state)) return;
        nowMs = Math.max(nowMs + 1000, Math.min(...next.map((time) => time ?? Infinity), nowMs + 86_400_000));
        // One bot works step by step, so a lease that is still there was left behind, and runs out.
        if (await rewind.leasesEnd()) nowMs += 4000;
      }
    }

    const never = createFuse({ at: 0, side: 'before', blow: 'death' });
    const setUp = live(never, async () => undefined);
    const quoted = await setUp.request(ALEX, { ...SAMPLE_REQUEST, quantity: 1 });
    const pending = (await setUp.press('confirm', quoted.ticket, ALEX))!;
    await setUp.deliver(pending.id);

    const fuse = createFuse({ at, side, blow });
    await Promise.race([untilDone(live(fuse, back ? rewind.remember : async () => undefined), pending.id), fuse.died]);
    const where = fuse.where();
    if (where && blow === 'death') {
      if (back) await rewind.back(back);
      await rewind.restarted(back !== undefined);
      nowMs += back === 2 ? 6 * 60_000 : 30_000;
      const later = createFuse({ at: thenLost ? 1 : 0, side: 'after', blow: 'lost reply' });
      const second = live(never, async () => undefined, later);
      if (clickAgain) await second.press('approve', pending.ticket, MEGAN).catch(() => null);
      await untilDone(second, pending.id);
      if (clickAgain) await second.press('approve', pending.ticket, MEGAN).catch(() => null);
      await untilDone(second, pending.id);
    }
    // What the provider still remembers of a purchase that the bot does not know would show by now.
    nowMs += 3_600_000;
    await untilDone(
      live(never, async () => undefined),
      pending.id,
    );
    const { state } = (await raw.journal.read(pending.id))!;
    const violations = await findViolations({ orderId: pending.id, ...raw, market, channel });
    const cards = channel.of(pending.id).filter(({ kind }) => kind === 'card').length;
    return { where, state, violations, cards, points: fuse.names() };
  };
}
