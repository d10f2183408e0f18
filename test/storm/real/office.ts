import { setTimeout as pause } from 'node:timers/promises';
import { readPolicy } from '../../../bot/access/read-policy';
import { backEndIn, createBackEnds } from '../../../bot/back-ends';
import { readConfig } from '../../../bot/config';
import { createDesk } from '../../../bot/desk';
import { newOrderId, newTicket } from '../../../bot/ids';
import type { RedisJournal } from '../../../bot/store/journal';
import type { Order } from '../../../bot/orders/order';
import { ALEX, MEGAN } from '../../../deployment/sandbox/people';
import type { Sandbox } from '../../../deployment/sandbox/sandbox';

export interface OfficeOptions {
  sandbox: Sandbox;
  journal: RedisJournal;
  /** Of the bots. */
  env: Record<string, string>;
  /** 0 ≤ x < 1. */
  chance(): number;
}

const SENTENCES = [
  'buy 2 Standard_D2s_v5 in westeurope for Contoso, subscription Contoso Azure plan, 3 years, monthly, via Partner Center',
  'buy 1 Standard_D2s_v5 in westeurope for Lamna Healthcare, subscription Clinical systems, 3 years, monthly',
];
const LOOK_EVERY_MS = 500;
/** A bot that has just come up may not have read the catalogue yet. */
const ASK_AGAIN_MS = 20_000;
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };

/**
 * The people around the bots. Two requests are made by chat; all others are made like them at a desk on the same store,
 * because no bot lives long enough to be talked to. Approvals are written in the channel, now and then twice at once,
 * again and again until the bots took them, and once more when the store forgot them.
 */
export async function openOffice({ sandbox, journal, env, chance }: OfficeOptions) {
  const { teams } = sandbox;
  const config = readConfig(env);
  const backEnds = createBackEnds(
    config,
    QUIET,
    () => ({ read: async () => undefined, keep: async () => undefined }) as never,
  );
  const desk = createDesk({
    journal,
    policy: readPolicy(config.POLICY_FILE),
    commerce: (backend) => backEndIn(backEnds.all, backend),
    now: () => new Date(),
    newTicket,
    newOrderId,
  });
  const samples: Order[] = [];
  for (const sentence of SENTENCES) samples.push(await askByChat(sentence));

  async function askByChat(sentence: string): Promise<Order> {
    const alex = teams.directory.person(ALEX.mri)!;
    for (;;) {
      const { message } = await teams.speech.say(alex, teams.places.purchases, sentence);
      const { conversationId } = teams.messages().find(({ id }) => id === message.id)!;
      for (const until = performance.now() + ASK_AGAIN_MS; performance.now() < until; await pause(LOOK_EVERY_MS)) {
        const { orders } = await journal.list({ tenantId: ALEX.tenantId, conversationId });
        if (orders[0]) return orders[0];
      }
    }
  }

  const who = (order: Order) => ({ person: ALEX, place: order.place });

  async function pushOn(order: Order): Promise<void> {
    if (order.state === 'quoted') await desk.decide('confirm', order, who(order)).catch(() => undefined);
    if (order.state !== 'pending') return;
    const replyTo = order.place.conversationId.split('messageid=')[1];
    const approval = () => teams.say(MEGAN, teams.places.purchases, `approve ${order.id}`, { replyTo });
    await Promise.all(chance() < 0.3 ? [approval(), approval()] : [approval()]);
  }

  async function request(n: number): Promise<Order> {
    const sample = samples[n % samples.length]!;
    return desk.decide('confirm', await desk.open({ request: sample.request }, who(sample)), who(sample));
  }

  async function approved(n: number): Promise<Order> {
    const pending = await request(n);
    return desk.decide('approve', pending, { person: MEGAN, place: pending.place });
  }

  return {
    /** A request that waits for its approval. */
    request,
    /** One that was approved at the desk. */
    approved,
    /** Every second request is approved at the desk as well, so that the bots have something to buy at once. */
    async ask(n: number): Promise<void> {
      try {
        await (chance() < 0.5 ? approved(n) : request(n));
      } catch {
        // Redis was away: who attends goes on with what it holds.
      }
    },
    /** The two that were made by chat are bought: a provider without any order cannot prove that one is missing. */
    async samplesAreBought(): Promise<void> {
      const states = async () => Promise.all(samples.map(async ({ id }) => (await journal.read(id))?.state));
      while ((await states()).some((state) => state !== 'active')) await pause(LOOK_EVERY_MS);
    },
    /** Until told otherwise, every request that waits for a person gets what it waits for. */
    async attend(isOver: () => boolean): Promise<void> {
      while (!isOver()) {
        const waiting = await journal
          .list({ tenantId: ALEX.tenantId, states: ['quoted', 'pending'], limit: 1000 })
          .catch(() => ({ orders: [] }));
        await Promise.all(waiting.orders.map(pushOn));
        await pause(LOOK_EVERY_MS);
      }
    },
  };
}
