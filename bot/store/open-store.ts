import { setTimeout as pause } from 'node:timers/promises';
import type { Outbox } from '../orders/journal';
import { createAuditStream, type AuditStream } from './audit-stream';
import { createBatches, type Batches } from './batches';
import { createChannelSettings, type ChannelSettings } from './channel-settings';
import { createDelegations, type Delegations } from './delegations';
import { checkDurability } from './durability';
import { createForgotten } from './forgotten';
import { createJournal, type RedisJournal } from './journal';
import { createKeptToken, type KeptToken } from './kept-token';
import { createKeys, type Keys } from './keys';
import { createLeases } from './leases';
import { createOutbox, type OrderedOutbox } from './outbox';
import { createNames, type Names } from './names';
import { connectRedis, type Redis } from './redis';
import { startRedisServer } from './redis-server';
import { readOrMakeSecret } from './own-secret';
import { createPeopleMet, type PeopleMet } from './people-met';
import { createOutsideOrders, type OutsideOrders } from './outside-orders';
import { createPace, type Pace } from './pace';
import { createOrderReader } from './read-orders';
import { retentionOf, type KeepDays, type Retention } from './retention';
import { createRefundNotes, type RefundNotesStore } from './refund-notes';
import { createReferences, type References } from './references';
import { createToldOnce } from './told-once';
import { createSeal } from './seal';
import { createTurns, type Turns } from './turns';
import { createArrivals, type Arrivals } from './arrivals';
import { createDownloadTickets, type DownloadTickets } from './download-tickets';
import { createTemplates, type Templates } from './templates';
import { createTidings, type Tidings } from './tidings';
import { createWatches, type Watches } from './watches';
import { createDurabilityGate } from './wait-durable';

export interface Store {
  /** For whoever needs a connection of its own (the jobs). */
  url: string;
  keys: Keys;
  redis: Redis;
  journal: RedisJournal;
  outbox: Outbox & OrderedOutbox;
  leases: ReturnType<typeof createLeases>;
  turns: Turns;
  delegations: Delegations;
  people: PeopleMet;
  names: Names;
  settings: ChannelSettings;
  auditStream: AuditStream;
  batches: Batches;
  templates: Templates;
  /** A secret that the bot makes for itself once. */
  ownSecret(name: string): Promise<string>;
  /** Keeps the successors of a configured secret; in this process only when there is no encryption key. */
  keptToken(configured: string): KeptToken;
  references: References;
  pace: Pace;
  outside: OutsideOrders;
  refundNotes: RefundNotesStore;
  /** How long what may be forgotten is kept. */
  retention: Retention;
  watches: Watches;
  tidings: Tidings;
  arrivals: Arrivals;
  tickets: DownloadTickets;
  /** Resolves once everything acknowledged so far survives a crash of Redis; rejects when that cannot be had. */
  durable(): Promise<void>;
  /** Epoch ms until which changes of an order may have been forgotten; null when none were. */
  forgottenUntil(orderId: string): Promise<number | null>;
  /** Tells something the first time only. */
  toldOnce(what: string, tell: () => Promise<void>): Promise<void>;
  /** What keeps the bot from working now, one sentence each; empty when it is ready. */
  faults(): Promise<string[]>;
  close(): Promise<void>;
}

export interface StoreOptions extends Partial<KeepDays> {
  /** Without it the bot runs its own redis-server in REDIS_DIRECTORY. */
  REDIS_URL?: string;
  REDIS_DIRECTORY: string;
  REDIS_PREFIX: string;
  ENCRYPTION_KEY?: string;
  TEAMS_PACE?: 'limits' | 'none';
}

export interface StoreLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Opens everything the bot remembers, and warns when Redis is set up so that it could forget. */
export async function openStore(options: StoreOptions, log: StoreLog): Promise<Store> {
  const server = options.REDIS_URL ? undefined : await startRedisServer({ directory: options.REDIS_DIRECTORY, log });
  const url = options.REDIS_URL ?? server!.url;
  const redis = connectRedis(url, { log });
  const keys = createKeys(options.REDIS_PREFIX);
  const seal = createSeal(options.ENCRYPTION_KEY);
  const retention = retentionOf(options);
  const names = createNames(redis, keys, seal, retention);
  const gate = createDurabilityGate(redis, keys);
  const reader = createOrderReader(redis, keys);
  const pace = createPace(redis, keys, { limits: options.TEAMS_PACE !== 'none' });
  const delegations = createDelegations(redis, keys, seal, names);
  const settings = createChannelSettings(redis, keys, seal);
  for (const { outcome, message } of await checkDurability(redis)) {
    if (outcome !== 'pass') log.warn({ outcome }, message);
  }
  return {
    url,
    keys,
    redis,
    journal: createJournal(redis, keys, { log, names, reader, retention }),
    outbox: createOutbox(redis, keys, { reader, names, pace }),
    leases: createLeases(redis, keys),
    turns: createTurns(redis, keys, { seal, delegations, settings, retention }),
    delegations,
    people: createPeopleMet(redis, keys, seal, names, retention),
    names,
    settings,
    auditStream: createAuditStream(redis, keys, names),
    batches: createBatches(redis, keys, names, retention),
    templates: createTemplates(redis, keys, seal, names),
    ownSecret: (name) => readOrMakeSecret(redis, keys, seal, name),
    keptToken: (configured) => createKeptToken(redis, keys, options.ENCRYPTION_KEY ? seal : undefined, configured),
    references: createReferences(redis, keys, seal),
    outside: createOutsideOrders(redis, keys),
    refundNotes: createRefundNotes(redis, keys),
    retention,
    pace,
    watches: createWatches(redis, keys, seal),
    tidings: createTidings(redis, keys),
    arrivals: createArrivals(redis, keys),
    tickets: createDownloadTickets(redis, keys),
    durable: () => gate.waitDurable(),
    forgottenUntil: createForgotten(redis, keys),
    toldOnce: createToldOnce(redis, keys, retention),
    faults: () => findFaults(redis),
    close: async () => {
      gate.close();
      await redis.quit().catch(() => redis.disconnect());
      await server?.stop();
    },
  };
}

const ANSWER_LIMIT_MS = 1000;

/** Quick even when Redis hangs: whoever asks whether the bot is ready has a time limit of their own. */
async function findFaults(redis: Redis): Promise<string[]> {
  const unreachable = ['Redis is not reachable.'];
  if (redis.status !== 'ready') return unreachable;
  const faults = checkDurability(redis).then(
    (checks) => checks.filter(({ outcome }) => outcome === 'fail').map(({ message }) => message),
    () => unreachable,
  );
  return Promise.race([faults, pause(ANSWER_LIMIT_MS, unreachable, { ref: false })]);
}
