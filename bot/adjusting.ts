import type { ActionMode, Reader } from '../cards/card';
import type { CardTickets } from './access/card-tickets';
import type { Policy } from './access/policy';
import type { Standings } from './access/standing';
import { createAdjustmentDesk, type AdjustmentDesk } from './adjustments/adjustment-desk';
import { createPerformer } from './adjustments/perform';
import { createTeller, viewOf } from './adjustments/tell';
import { waysOf } from './adjustments/ways';
import { adjustmentCard } from '../cards/adjustment-card';
import type { AdaptiveCard } from '../cards/card';
import type { Azure } from './commerce/azure/azure';
import type { Config } from './config';
import { botError } from './errors';
import type { Periodic } from './jobs/jobs';
import type { Connector } from './notices/connector';
import type { Place } from './people';
import { dueMs, type Adjustment, type Work } from './orders/adjustment';
import type { Log } from './orders/purchase';
import type { RefundMemory } from './outlook';
import { createAdjustments, type Adjustments } from './store/adjustments';
import type { Store } from './store/open-store';

/** Changing, returning and exchanging what was bought through Azure, put together. */
export interface Adjusting {
  desk: AdjustmentDesk;
  adjustments: Adjustments;
  /** As its reader sees it. */
  cardOf(adjustment: Adjustment, reader: Reader): AdaptiveCard;
  periodic: Periodic[];
  /** Waits for what is under way. */
  rest(): Promise<void>;
}

export interface AdjustingOptions {
  config: Config;
  store: Store;
  azure?: Azure;
  refunds: RefundMemory;
  policy: Policy;
  standingOf: Standings;
  cardTickets: CardTickets;
  connector: Connector;
  view: { mode: ActionMode; readerOf(place: Place): Promise<Reader> };
  now(): Date;
  newTicket(): string;
  newOrderId(seed?: string): string;
  log: Log;
}

const AT_ONCE = 20;
const LEASE_MS = 4000;
const MOST_STEPS = 20;
const TELL_AGAIN_MS = 5000;

export function createAdjusting(options: AdjustingOptions): Adjusting {
  const { store, azure, now, log, config, newOrderId } = options;
  const adjustments = createAdjustments(store.redis, store.keys, store.names, store.retention);
  const tell = createTeller({ ...options, adjustments });
  const ways = azure && waysOf(azure, options.refunds);
  const perform = createPerformer({
    ...{ adjustments, now, log, durable: store.durable, unsafe: store.faults, newTicket: options.newTicket },
    lookEveryMs: config.FOLLOW_EVERY_MS,
    wayOf: (work: Work) => {
      if (!ways) throw botError('NOT_FOUND', { what: 'The back end azure', hint: 'Add it to BACK_ENDS.' });
      return ways[work.kind];
    },
  });
  const running = new Map<string, Promise<unknown>>();

  async function goOn(id: string): Promise<void> {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const adjustment = await adjustments.read(id);
      if (!adjustment) return;
      if (adjustment.untold.length > 0) {
        await tell(adjustment);
        continue;
      }
      const due = dueMs(adjustment, now().getTime());
      if (due === null || due > now().getTime() || !(await perform(adjustment))) return;
    }
  }

  /** Long calls must not hold up the round: each change goes on by itself, one process at a time. */
  function start(id: string): void {
    if (running.has(id)) return;
    const work = store.leases
      .hold(`adjustment ${id}`, LEASE_MS, () => goOn(id))
      .catch(async (error: unknown) => {
        log.warn({ adjustment: id, error }, 'a change could not go on; it is tried again');
        await adjustments.postpone(id, now().getTime() + TELL_AGAIN_MS).catch(() => undefined);
      })
      .finally(() => running.delete(id));
    running.set(id, work);
  }

  const run = async () => {
    for (const id of await adjustments.due(now().getTime(), AT_ONCE)) start(id);
  };
  return {
    adjustments,
    desk: createAdjustmentDesk({ ...options, adjustments, newId: (seed) => newOrderId(seed).replace(/^R/, 'C') }),
    cardOf: (adjustment, reader) => adjustmentCard(adjustment, viewOf(adjustment, reader, options)),
    periodic: [{ name: 'adjustments', everyMs: Math.max(Math.min(config.SWEEP_EVERY_MS, 1000), 100), run }],
    rest: async () => {
      await Promise.allSettled(running.values());
    },
  };
}
