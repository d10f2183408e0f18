import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { executed, searched, submitted, written } from './activities';
import { commandsOf } from './commands-of';
import { burst, medianOf, type Burst } from './measure';
import { BUY, clickOn, ordersIn, pendingOrders } from './orders';
import { ms, times, whole, type Scenario } from './table';
import type { Subject, World } from './world';

interface Load {
  name: string;
  subject: Subject;
  bodies(count: number): Promise<string[]>;
  /** Bots of others: what is compared with. */
  baseline?: boolean;
}

const BASELINES = {
  'raw-http': 'raw Node HTTP, echo',
  'botbuilder-echo': 'Bot Framework SDK on restify, echo',
  'agents-echo': 'Agents SDK on Express, echo',
  'teams-echo': 'Teams SDK, echo',
  'dialogs-memory': 'Bot Framework SDK, a question by its dialogs, state in memory',
};

/** What a turn costs, beside the bare echo of every SDK. */
export const turns: Scenario = async ({ fileOf, tiny, startWorld }) => {
  const [rounds, count, warm] = tiny ? [1, 6, 6] : [5, 200, 3000];
  const world = await startWorld({ fileOf, approvals: 2 });
  try {
    const loads = [...(await baselinesOf(world)), ...(await deskLoadsOf(world))];
    const found = new Map<Load, { full: Burst[]; half: Burst[] }>(loads.map((load) => [load, { full: [], half: [] }]));
    // A bot runs for days: what is measured is what it costs once its code is compiled, and the echoes' likewise.
    for (let warmed = 0; warmed < warm; warmed += count)
      for (const { subject, bodies } of loads) await burst(world, subject, await bodies(count));
    // In turns, so that whatever else the machine does hits all alike.
    for (let round = 0; round < rounds; round += 1) {
      for (const load of loads) {
        const { full, half } = found.get(load)!;
        const saturated = await burst(world, load.subject, await load.bodies(count));
        full.push(saturated);
        half.push(await burst(world, load.subject, await load.bodies(count), { perSecond: saturated.perSecond / 2 }));
      }
    }
    const rows: string[][] = [];
    const results = loads.map((load) => ({
      load,
      full: medianOf(found.get(load)!.full),
      half: medianOf(found.get(load)!.half),
    }));
    const cpuOf = (name: string) => results.find(({ load }) => load.name === name)!.full.cpuMsPerTurn;
    const echoes = ['botbuilder-echo', 'agents-echo', 'teams-echo'] as const;
    for (const { load, full, half } of results) {
      const commands = load.baseline ? undefined : await commandsOf(world, load.subject, load.bodies, tiny ? 1 : 3);
      rows.push([
        load.name in BASELINES ? BASELINES[load.name as keyof typeof BASELINES] : load.name,
        ms(full.cpuMsPerTurn),
        times(full.cpuMsPerTurn / cpuOf('raw-http')),
        ...echoes.map((echo) => times(full.cpuMsPerTurn / cpuOf(echo))),
        whole(full.perSecond),
        `${ms(half.p50)} / ${ms(half.p99)}`,
        commands ? `${commands.before} + ${commands.after}` : '–',
        commands ? String(commands.connections) : '–',
      ]);
    }
    return {
      title: 'Turns',
      head: [
        'turn',
        'CPU',
        'raw HTTP',
        'Bot Framework echo',
        'Agents echo',
        'Teams echo',
        'turns/s at saturation',
        'p50 / p99 at half',
        'Redis commands',
        'new connections',
      ],
      rows,
      notes: [
        'CPU is that of the bot’s process for one turn and everything that follows from it (posting and updating cards). ' +
          'The bot verifies the sender’s token and keeps all it knows in Redis; the echoes do neither. ' +
          'Redis commands: until the answer + afterwards.',
      ],
    };
  } finally {
    await world.stop();
  }
};

const many = (count: number, one: () => string) => Promise.resolve(Array.from({ length: count }, one));

async function baselinesOf(world: World): Promise<Load[]> {
  const { serviceUrl } = world;
  const baselines: Load[] = [];
  for (const name of Object.keys(BASELINES)) {
    const subject = await world.startBaseline(name);
    const bodies = (count: number) => many(count, () => written(serviceUrl, ALEX, 'hello'));
    baselines.push({ name, subject, bodies, baseline: true });
  }
  return baselines;
}

/** The measured turns of the desk's own bot. */
export async function deskLoadsOf(world: World): Promise<Load[]> {
  const { serviceUrl } = world;
  const bot = await world.startBot();
  const other = await world.startBot({ CARD_ACTIONS: 'execute' });
  await untilCatalogue(world, bot);
  await untilCatalogue(world, other);
  let typed = 0;
  const queries = ['d2', 'd2s', 'standard_d4', 'e8s v5', 'f4', 'b2ms', 'd16', 'westeu'];
  const approvals = (subject: Subject, shape: typeof executed | typeof submitted) => async (count: number) => {
    const known = new Set((await ordersIn(world, 'pending')).map(({ id }) => id));
    const fresh = (await pendingOrders(world, subject, count)).filter(({ id }) => !known.has(id));
    const clicks = await Promise.all(fresh.slice(0, count).map((order) => clickOn(world, order, 'approve')));
    if (clicks.length < count) throw new Error(`Only ${clicks.length} of ${count} orders wait for an approval.`);
    return clicks.map((click) => shape(serviceUrl, MEGAN, click));
  };
  return [
    { name: 'help', subject: bot, bodies: (count) => many(count, () => written(serviceUrl, ALEX, 'help')) },
    {
      name: 'a keystroke in the SKU field',
      subject: bot,
      bodies: (count) => many(count, () => searched(serviceUrl, ALEX, queries[(typed += 1) % queries.length]!)),
    },
    {
      name: 'one sentence to a priced request with its card',
      subject: bot,
      bodies: (count) => many(count, () => written(serviceUrl, ALEX, BUY)),
    },
    { name: 'Approve (Submit)', subject: bot, bodies: approvals(bot, submitted) },
    { name: 'Approve (Execute)', subject: other, bodies: approvals(other, executed) },
  ];
}

/** The catalogue is read ahead after the start; nobody measures that here. */
export async function untilCatalogue(world: World, bot: Subject, limitMs = 300_000): Promise<number> {
  const start = Date.now();
  while (Date.now() - start < limitMs) {
    const bodies = [searched(world.serviceUrl, ALEX, 'd2')];
    const { sample } = await world.load({ url: bot.url, authorization: bot.authorization, bodies, connections: 1 });
    if (sample.includes('"title"')) return Date.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The catalogue does not come:\n${bot.output()}`);
}
