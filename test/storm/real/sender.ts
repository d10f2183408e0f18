import { setClockAhead } from './clock-ahead';
import { createConnector } from '../../../bot/notices/connector';
import { createDeliverer } from '../../../bot/notices/deliver';
import { createRenderer } from '../../../bot/notices/render';
import { createCardTickets } from '../../../bot/access/card-tickets';
import { readPolicy } from '../../../bot/access/read-policy';
import { createDeliverWork } from '../../../bot/jobs/deliver-work';
import { createSweeper } from '../../../bot/jobs/sweeper';
import type { Delivery } from '../../../bot/orders/journal';
import { openStore } from '../../../bot/store/open-store';

import type { Delivering } from './watch-sender';

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };
const LEASE_MS = 1000;
const SWEEP_EVERY_MS = 100;

/**
 * The part of the bot that sends notices, as a process of its own: it comes up in a third of the bot's time. BullMQ,
 * which only wakes it sooner, is left out: what the sweeper finds is worked on at once.
 */
async function send(): Promise<void> {
  const { REDIS_URL, POLICY_FILE } = process.env;
  const store = await openStore({ REDIS_URL, REDIS_DIRECTORY: '', REDIS_PREFIX: 'desk', TEAMS_PACE: 'none' }, QUIET);
  const connector = createConnector({ mayTalkTo: () => true });
  const render = createRenderer({
    mode: 'submit',
    policy: readPolicy(POLICY_FILE),
    cardTickets: createCardTickets(await store.ownSecret('card-tickets')),
    readerOf: async () => ({ locale: 'en', timeZone: 'UTC' }),
    now: () => new Date(),
  });
  const { journal, outbox, leases } = store;
  const parts = { journal, outbox, connector, render, now: () => new Date(), log: QUIET };
  const deliverNext = createDeliverer(parts);
  const deliver = (delivery: Delivery) => {
    process.send?.({ noticeId: delivery.outgoing.id, orderId: delivery.outgoing.orderId } satisfies Delivering);
    return deliverNext(delivery);
  };
  const work = createDeliverWork({ deliver, outbox, leases, leaseMs: LEASE_MS, clock: Date.now, log: QUIET });
  createSweeper({
    journal: { due: async () => [] },
    outbox,
    orders: { addAll: async () => undefined },
    notices: { addAll: async (jobs) => jobs.forEach(({ data }) => void work(data)) },
    everyMs: SWEEP_EVERY_MS,
    clock: Date.now,
    log: QUIET,
  }).start();
}

process.once('message', ({ aheadMs }: { aheadMs: number }) => {
  setClockAhead(aheadMs);
  void send();
});
process.once('disconnect', () => process.exit());
if (process.send) process.send('loaded');
