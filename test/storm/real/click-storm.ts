import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Order } from '../../../bot/orders/order';
import type { Person } from '../../../bot/people';
import { createJournal, type RedisJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { connectRedis } from '../../../bot/store/redis';
import { startSandbox, type Sandbox } from '../../../deployment/sandbox/sandbox';
import { cardsIn } from '../../../deployment/sandbox/teams/activity';
import type { TeamsSimulation } from '../../../deployment/sandbox/teams/simulation';
import { startTestRedis } from '../../support/redis';
import { testEnvironment, TOKEN } from '../../support/start-desk';
import { createSimulation, type Simulation } from '../simulation';
import { herdOf } from './herd';
import { isAtRest, purchasesOf } from './judge';
import { openOffice } from './office';
import { BACK_ENDS, SMALL_WORLD } from './real-storm';
import type { Snapshot } from './snapshot';

export interface ClickStormOptions {
  snapshot: Snapshot;
  storms: number;
  seed: number;
  progress?(line: string): void;
}

export interface ClickStorms {
  storms: number;
  /** Deliveries of a click, repeated ones included. */
  clicks: number;
  /** HTTP status to how many deliveries were answered so. */
  answers: Record<string, number>;
  /** Orders that were not bought exactly once on exactly one approval. */
  others: string[];
  /** Milliseconds until a click was acknowledged. */
  answeredAfter: number[];
}

const CLICKS = 60;
const REPEATS = 40;
/** Of one storm. */
const LATEST_MS = 1500;
const NO_LIMIT = { ACTIVITIES_PER_PERSON: '1000000', ACTIVITIES_PER_TENANT: '1000000' };

/**
 * The same Approve pressed by ten people over HTTP at two real bots: sixty clicks and forty repeated deliveries, half of
 * these under a new id, as Teams does; some of them late. Every order must be bought once, on one approval.
 */
export async function runClickStorms(options: ClickStormOptions): Promise<ClickStorms> {
  const simulation = createSimulation(options.seed, 0);
  const directory = await mkdtemp(path.join(tmpdir(), 'desk-policy-'));
  const redis = await startTestRedis();
  const sandbox = await startSandbox({ ...SMALL_WORLD, token: TOKEN, paceMs: 100 });
  const people = Array.from({ length: 10 }, (_, n) => sandbox.teams.addPerson(`Approver ${n}`));
  const POLICY_FILE = path.join(directory, 'policy.json');
  await writeFile(POLICY_FILE, JSON.stringify({ request: 'everyone', approve: people.map(({ id }) => id) }));
  const connection = connectRedis(redis.url);
  const journal = createJournal(connection, createKeys('desk'));
  const env = testEnvironment(sandbox.url, redis.url, { ...BACK_ENDS, ...NO_LIMIT, POLICY_FILE });
  const herd = await herdOf(2, { snapshot: options.snapshot, env, at: (url) => sandbox.teams.botAt(url) });
  const result: ClickStorms = { storms: 0, clicks: 0, answers: {}, others: [], answeredAfter: [] };
  try {
    await herd.start({ life: () => new Promise(() => undefined), aheadMs: 0 }, true);
    const office = await openOffice({ sandbox, journal, env, chance: simulation.chance });
    for (; result.storms < options.storms; result.storms += 1) {
      const order = await office.request(result.storms);
      const card = await cardOf(sandbox.teams, order.id);
      await storm({ teams: sandbox.teams, people, simulation, card, endpoints: herd.up(), result });
      const fault = await faultOf(sandbox, journal, order);
      if (fault) result.others.push(fault);
      if (result.storms % 20 === 19) options.progress?.(`${result.storms + 1} storms, ${result.others.length} others`);
    }
    return result;
  } finally {
    await herd.end();
    connection.disconnect();
    await sandbox.close();
    await redis.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

interface Storm {
  teams: TeamsSimulation;
  people: Person[];
  simulation: Simulation;
  card: string;
  endpoints: string[];
  result: ClickStorms;
}

async function storm({ teams, people, simulation, card, endpoints, result }: Storm): Promise<void> {
  const { is, between } = simulation;
  const any = <T>(list: readonly T[]) => list[Math.floor(simulation.chance() * list.length)]!;
  const before = teams.courier.sent().length;
  async function click(): Promise<void> {
    await pause(is(0.1) ? between(500, LATEST_MS) : between(0, 50));
    const since = performance.now();
    teams.botAt(any(endpoints));
    const { status } = await teams.click(any(people), card, { title: 'Approve' }).catch(() => ({ status: -1 }));
    // The button is gone: that approver sees the order as it is by now.
    const answer = status === -1 ? 'no button any more' : String(status);
    result.answers[answer] = (result.answers[answer] ?? 0) + 1;
    if (status === -1) return;
    result.clicks += 1;
    result.answeredAfter.push(performance.now() - since);
  }
  async function repeat(): Promise<void> {
    await pause(is(0.2) ? between(500, LATEST_MS) : between(10, 100));
    while (teams.courier.sent().length === before) await pause(5);
    const sent = any(teams.courier.sent().slice(before));
    teams.botAt(any(endpoints));
    const status = await teams.deliverAgain(sent, { newId: is(0.5) });
    result.clicks += 1;
    result.answers[status] = (result.answers[status] ?? 0) + 1;
  }
  await Promise.all([
    ...Array.from({ length: CLICKS }, () => click()),
    ...Array.from({ length: REPEATS }, () => repeat()),
  ]);
}

async function cardOf(teams: TeamsSimulation, id: string): Promise<string> {
  const message = await teams.waitFor(({ log }) =>
    log.all().findLast(({ activity }) => {
      const text = JSON.stringify(cardsIn(activity)[0] ?? '');
      return text.includes(id) && text.includes('"Approve"');
    }),
  );
  return message.id;
}

async function faultOf(sandbox: Sandbox, journal: RedisJournal, { id }: Order): Promise<string | undefined> {
  let order = await journal.read(id);
  const until = performance.now() + 60_000;
  while (order && !isAtRest(order) && performance.now() < until) {
    await pause(100);
    order = await journal.read(id);
  }
  const bought = purchasesOf(sandbox).get(id)?.length ?? 0;
  const approvals = order?.history.filter(({ state }) => state === 'approved').length;
  const isWell = bought === 1 && approvals === 1 && order?.approvals.length === 1 && order.state === 'active';
  return isWell ? undefined : `${id} is ${order?.state}: ${approvals} approvals, ${bought} purchases`;
}
