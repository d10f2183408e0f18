import { randomUUID } from 'node:crypto';
import type { Journal, Leases, Outbox } from '../orders/journal';
import type { OrderedOutbox } from '../store/outbox';
import { createAdvanceWork, type DueTimes } from './advance-work';
import { createDeliverWork, orderOf, type DeliverOne } from './deliver-work';
import { createWorkQueue, type WorkQueue } from './queue';
import { createSweeper } from './sweeper';
import { createWorkHere, type WorkHere } from './work-here';

export interface JobsOptions {
  redisUrl: string;
  /** What stands before BullMQ's own keys. */
  prefix: string;
  handlers: {
    /** Brings an order one step further; moves its due time, or throws and is tried again later. */
    advance: (orderId: string) => Promise<void>;
    deliver: DeliverOne;
    /** Goes on with a chat turn that took too long for a request; not tried again when it throws. */
    turn?: (turn: string) => Promise<void>;
  };
  /** Work of the bot itself, done by one process at a time. */
  periodic?: Periodic[];
  journal: Pick<Journal, 'due'> & DueTimes;
  outbox: Pick<Outbox, 'begin' | 'retryAt'> & OrderedOutbox;
  leases: Leases;
  /** Epoch ms. */
  clock: () => number;
  log: Log;
  sweepEveryMs?: number;
  /** Orders, and likewise notices, worked on at once by this process. */
  concurrency?: number;
  /** How soon others may take over from a process that died, in milliseconds. */
  leaseMs?: number;
}

export interface Periodic {
  name: string;
  everyMs: number;
  run: () => Promise<void>;
}

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface Jobs {
  start(): Promise<void>;
  /** For an order whose time has come; one that is not due is left alone. */
  enqueueAdvance(orderId: string, version: number): Promise<void>;
  enqueueDeliver(noticeId: string): Promise<void>;
  enqueueTurn(turn: string): Promise<void>;
  /** Takes nothing new and waits for what runs, up to the limit (ms). Answers false when something still runs. */
  pause(limitMs?: number): Promise<boolean>;
  resume(): void;
  close(limitMs?: number): Promise<void>;
  counts(): Promise<Record<'orders' | 'notices' | 'turns' | 'periodic', Record<string, number>>>;
}

const CLOSE_LIMIT_MS = 10_000;
const LEASE_MS = 4000;

/**
 * The bot's work in the background. BullMQ only carries it: what is to be done stands in the journal's due times and
 * in the outbox, and the sweeper makes jobs of it again, so a lost job costs one sweep and a repeated one nothing.
 */
export function createJobs(options: JobsOptions): Jobs {
  const { handlers, log, leaseMs = LEASE_MS, periodic = [] } = options;
  const queueOf = (name: string, concurrency: number, work: (data: string) => Promise<void>) =>
    createWorkQueue({
      name,
      redisUrl: options.redisUrl,
      prefix: options.prefix,
      concurrency,
      work,
      onError: (error) => log.warn({ queue: name, error: error.message }, 'a queue reports an error'),
    });
  const concurrency = options.concurrency ?? 10;
  const onBusy = (freeInMs: number) => sweeper.sweepIn(freeInMs);
  const advance = createAdvanceWork({ ...options, advance: handlers.advance, leaseMs, onBusy });
  const deliver = createDeliverWork({ ...options, deliver: handlers.deliver, leaseMs });
  const here = { orders: createWorkHere(concurrency, advance), notices: createWorkHere(concurrency, deliver) };
  const queues = {
    orders: queueOf('orders', concurrency, advance),
    notices: queueOf('notices', concurrency, deliver),
    turns: queueOf(
      'turns',
      concurrency,
      logged(log, 'turn', async (turn) => handlers.turn?.(turn)),
    ),
    periodic: queueOf(
      'periodic',
      1,
      logged(log, 'periodic work', (name) => runPeriodic(options, name, leaseMs)),
    ),
  };
  const all: WorkQueue[] = Object.values(queues);
  const sweeper = createSweeper({
    ...options,
    everyMs: options.sweepEveryMs ?? 1000,
    orders: hereOr(here.orders, queues.orders),
    notices: hereOr(here.notices, queues.notices),
  });

  const pause = async (limitMs = CLOSE_LIMIT_MS) => {
    await sweeper.stop();
    return (await Promise.all([...all, ...Object.values(here)].map((one) => one.rest(limitMs)))).every(Boolean);
  };
  const resume = () => {
    for (const queue of all) queue.resume();
    for (const hands of Object.values(here)) hands.start();
    sweeper.start();
  };

  return {
    pause,
    resume,
    start: async () => {
      await queues.periodic.keepOnly(periodic.map(({ name }) => name));
      await Promise.all(periodic.map(({ name, everyMs }) => queues.periodic.every(name, everyMs)));
      for (const one of [...all, ...Object.values(here)]) one.start();
      sweeper.start();
    },
    enqueueAdvance: async (orderId, version) => {
      if (!here.orders.begin(orderId)) await queues.orders.add(`${orderId}-${version}`, orderId);
    },
    enqueueDeliver: async (noticeId) => {
      if (!here.notices.begin(orderOf(noticeId))) await queues.notices.add(noticeId, orderOf(noticeId));
    },
    enqueueTurn: (turn) => queues.turns.add(randomUUID(), turn),
    close: async (limitMs = CLOSE_LIMIT_MS) => {
      await sweeper.stop();
      const rested = await Promise.all([
        ...all.map((queue) => queue.close(limitMs)),
        ...Object.values(here).map((hands) => hands.rest(limitMs)),
      ]);
      if (!rested.every(Boolean)) log.warn({ limitMs }, 'closing although some work still runs');
    },
    counts: async () => {
      const [orders, notices, turns, others] = await Promise.all([
        queues.orders.counts(),
        queues.notices.counts(),
        queues.turns.counts(),
        queues.periodic.counts(),
      ]);
      return { orders: added(orders, here.orders), notices: added(notices, here.notices), turns, periodic: others };
    },
  };
}

/** What is swept up is done by this process' own hands, and by the queue when they have more than enough. */
function hereOr(hands: WorkHere, queue: WorkQueue): Pick<WorkQueue, 'addAll'> {
  return { addAll: (jobs) => queue.addAll(jobs.filter(({ data }) => !hands.beginLater(data))) };
}

function added(queued: Record<string, number>, hands: WorkHere): Record<string, number> {
  const { active, waiting } = hands.counts();
  return { ...queued, active: (queued.active ?? 0) + active, waiting: (queued.waiting ?? 0) + waiting };
}

async function runPeriodic({ periodic, leases }: JobsOptions, name: string, leaseMs: number): Promise<void> {
  const found = periodic?.find((one) => one.name === name);
  if (found) await leases.hold(`periodic:${name}`, leaseMs, () => found.run());
}

function logged(log: Log, what: string, work: (data: string) => Promise<void>): (data: string) => Promise<void> {
  return (data) => work(data).catch((error: unknown) => log.error({ error }, `a ${what} failed`));
}
