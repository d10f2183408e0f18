import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { OrderState } from '../../../bot/orders/states';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { connectRedis } from '../../../bot/store/redis';
import { ALEX } from '../../../deployment/sandbox/people';
import { startSandbox, type Sandbox } from '../../../deployment/sandbox/sandbox';
import { threadOf } from '../../../deployment/sandbox/teams/chat-log';
import { change, creation } from '../../bot/store/sample-order';
import { sampleOrder } from '../../cards/sample-order';
import { startTestRedis } from '../../support/redis';
import { testEnvironment, TOKEN } from '../../support/start-desk';
import { createSimulation, type Simulation } from '../simulation';
import { createSlot } from './bots';
import { hear } from './hear';
import type { Snapshot } from './snapshot';
import { watchSenders, type Delivering, type Watched } from './watch-sender';

export interface SenderStormOptions {
  snapshot: Snapshot;
  /** Ends after so many, or so many minutes. */
  kills: number;
  minutes: number;
  seed: number;
  progress?(line: string): void;
}

export interface SenderStorm {
  orders: number;
  kills: number;
  /** Killed when Teams had the message and the sender had no answer, or had just got it. */
  killsInSending: number;
  /** Killed when Teams had a message and the store did not know, and these messages. */
  killsBetween: number;
  noticesBetween: number;
  /** Left in the outbox after the longest wait: not lost, and not told. */
  stillWaiting: number;
  lostNotices: string[];
  repliesTwice: number;
  cardsTwice: number;
  /** Milliseconds from the record that an order is active until its thread heard of it, under all troubles. */
  heardAfter: number[];
}

/** Orders with something to tell. */
const AT_LEAST_WAITING = 30;
const LONGEST_LIFE_MS = 5000;
/** The last look that a dead sender left behind is due. */
const AHEAD_MS = 6 * 60_000;
const REST_LIMIT_MS = 600_000;

/**
 * Two senders of notices as processes of their own on a real Redis, killed again and again in the moment in which Teams
 * has got a message and the sender does not know it yet, or just a moment later. Then two senders stay, with clocks ahead,
 * until all is told.
 */
export async function runSenderStorm(options: SenderStormOptions): Promise<SenderStorm> {
  const simulation = createSimulation(options.seed, 0);
  const redis = await startTestRedis();
  const sandbox = await startSandbox({ port: 0, botEndpoint: 'http://127.0.0.1:1', token: TOKEN });
  const connection = connectRedis(redis.url);
  const keys = createKeys('desk');
  const desk = openDesk(sandbox, createJournal(connection, keys));
  const env = testEnvironment(sandbox.url, redis.url);
  const senders = watchSenders(sandbox.teams, connection, keys);
  const watched = [senders.watch(), senders.watch()];
  const slots = watched.map(({ heard, died }) =>
    createSlot({ snapshot: options.snapshot, env, heard: (said) => heard(said as Delivering), died }),
  );
  const kills = () => slots.reduce((sum, slot) => sum + slot.kills(), 0);
  const waiting = async () => (await connection.zcard(keys.outbox)) + (await connection.zcard(keys.showing));
  const fate = fateOfSenders(sandbox, simulation);
  const stop = new AbortController();
  try {
    const running = slots.map((slot, n) =>
      slot.run({ life: () => fate.life(watched[n]!.told), aheadMs: 0, over: stop.signal }),
    );
    const until = performance.now() + options.minutes * 60_000;
    for (let shown = 0; kills() < options.kills && performance.now() < until; await pause(20)) {
      // Looks that the dead left behind are not counted.
      if ((await connection.zcard(keys.outbox)) < AT_LEAST_WAITING) await desk.goOn();
      if (kills() >= shown + 100) options.progress?.(`${(shown = kills())} kills, ${desk.active.size} orders`);
    }
    stop.abort();
    await Promise.all(running);
    const troubled = { kills: kills(), ...senders.counts() };
    sandbox.teams.faults.clear();
    await desk.finish();
    const rest = new AbortController();
    const resting = slots.map((slot) =>
      slot.run({ life: () => new Promise(() => undefined), aheadMs: AHEAD_MS, over: rest.signal }),
    );
    const limit = performance.now() + REST_LIMIT_MS;
    while ((await waiting()) > 0 && performance.now() < limit) await pause(100);
    const stillWaiting = await waiting();
    rest.abort();
    await Promise.all(resting);
    const counts = { orders: desk.active.size, killsInSending: fate.killsInSending(), ...troubled, stillWaiting };
    return { ...counts, ...judge(sandbox, desk) };
  } finally {
    stop.abort();
    await Promise.all(slots.map((slot) => slot.end()));
    connection.disconnect();
    await sandbox.close();
    await redis.stop();
  }
}

/** When a sender dies: while Teams keeps its answer back, right after a message came, or at any time. */
function fateOfSenders({ teams }: Sandbox, { chance, between }: Simulation) {
  let killsInSending = 0;
  return {
    killsInSending: () => killsInSending,
    async life(told: Watched['told']): Promise<void> {
      if (chance() < 0.1) return pause(between(0, 300));
      const left = new AbortController();
      const limit = setTimeout(() => left.abort(), LONGEST_LIFE_MS);
      const keepsAnswer = chance() < 0.5;
      if (keepsAnswer) teams.fail({ op: chance() < 0.6 ? 'create' : 'update', fault: 'hang', delivered: true });
      try {
        for (let more = keepsAnswer ? 1 : between(0, 4); more > 0; more -= 1) {
          await once(told, 'taken', { signal: left.signal });
        }
        killsInSending += 1;
        if (chance() < 0.2) await pause(between(0, 5));
      } catch {
        // It found nothing to send.
      } finally {
        clearTimeout(limit);
        teams.faults.clear();
      }
    },
  };
}

/** Makes orders that have something to tell: that they wait for an approval, and later that they are active. */
function openDesk({ teams }: Sandbox, journal: ReturnType<typeof createJournal>) {
  const active = new Map<string, number>();
  const pending: string[] = [];
  let made = 0;

  async function begin(): Promise<void> {
    const id = `R-${(100_000 + (made += 1)).toString(36).toUpperCase().padStart(6, '0')}`;
    const root = teams.log.post({
      room: teams.places.purchases,
      author: { mri: ALEX.mri, name: ALEX.name, bot: false },
      activity: { type: 'message', text: 'buy' },
    });
    const place = { ...sampleOrder().place, conversationId: threadOf(root), serviceUrl: teams.serviceUrl };
    const order = sampleOrder({ id, place, state: 'pending', version: 1, ticket: `ticket-${id}-1` });
    const reply = { kind: 'reply', about: 'approval-needed' } as const;
    await journal.commit(creation(order, { notices: [{ kind: 'card' }, reply] }));
    pending.push(id);
  }

  async function complete(id: string): Promise<void> {
    const order = (await journal.read(id))!;
    const state: OrderState = 'active';
    const { provider } = sampleOrder({ state });
    const reply = { kind: 'reply', about: 'completed' } as const;
    const next = change(order, { state, provider }, { notices: [{ kind: 'card' }, reply] });
    await journal.commit({ ...next, expectedTicket: order.ticket });
    active.set(id, Date.now());
  }

  return {
    /** Order id to when it became active, epoch ms. */
    active,
    async goOn(): Promise<void> {
      for (let n = 0; n < 10; n += 1) await begin();
      for (const id of pending.splice(0, Math.max(0, pending.length - 20))) await complete(id);
    },
    async finish(): Promise<void> {
      for (const id of pending.splice(0)) await complete(id);
    },
  };
}

function judge({ teams }: Sandbox, { active }: { active: Map<string, number> }) {
  const heard = hear(teams);
  const ids = [...active.keys()];
  const of = (id: string) => heard.get(id) ?? { replies: [], cards: 0, newest: 0 };
  return {
    lostNotices: ids.flatMap((id) => [
      ...(of(id).replies.length === 0 ? [`the thread of ${id} never heard that it is active`] : []),
      ...(of(id).newest === 0 ? [`no card of ${id} shows that it is active`] : []),
    ]),
    repliesTwice: ids.filter((id) => of(id).replies.length > 1).length,
    cardsTwice: ids.filter((id) => of(id).cards > 1).length,
    heardAfter: ids.flatMap((id) =>
      of(id)
        .replies.slice(0, 1)
        .map((at) => at - active.get(id)!),
    ),
  };
}
