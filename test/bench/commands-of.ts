import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { median, pause } from './measure';
import type { Subject, World } from './world';

export interface Commands {
  /** Sent to Redis until the turn was answered, and after that. */
  before: number;
  after: number;
  /** Opened to Redis or to the connector. */
  connections: number;
  /** The commands of the last turn, as Redis saw them. */
  last: string[];
}

/** What the bot does whether or not anybody speaks: looking for work. */
const HUM =
  /^(zrangebyscore .*(due|outbox|showing|arrivals|tidings)|.*(jobs:|lease:(periodic|tidings)))|^(info|client|ping)/i;

/** Watches Redis during single turns. Commands inside scripts are part of their script. */
export async function commandsOf(
  world: World,
  subject: Subject,
  bodies: (count: number) => Promise<string[]>,
  turns = 3,
): Promise<Commands> {
  const sent = await bodies(turns);
  await pause(300);
  const seen: string[] = [];
  let overheard = 0;
  const { port, password } = new URL(world.redis.url);
  const watching = connect(Number(port), '127.0.0.1');
  createInterface({ input: watching }).on('line', (line) => {
    overheard += 1;
    const [, source, command] = /^\+[\d.]+ \[\d+ ([^\]]+)\] (.*)$/.exec(line) ?? [];
    if (command && source !== 'lua') seen.push(command.replaceAll('"', ''));
  });
  watching.write(`${password ? `AUTH ${decodeURIComponent(password)}\r\n` : ''}MONITOR\r\n`);
  await pause(100);
  const counts: { before: number; after: number }[] = [];
  const opened = await connectionsOf(world);
  for (const body of sent) {
    seen.length = 0;
    const { url, authorization } = subject;
    await world.load({ url, authorization, bodies: [body], connections: 1 });
    const before = seen.filter((command) => !HUM.test(command)).length;
    await pause(250);
    counts.push({ before, after: seen.filter((command) => !HUM.test(command)).length - before });
  }
  watching.destroy();
  if (overheard === 0) throw new Error('Redis told nothing of its commands.');
  return {
    before: median(counts.map(({ before }) => before)),
    after: median(counts.map(({ after }) => after)),
    connections: (await connectionsOf(world)) - opened,
    last: seen.filter((command) => !HUM.test(command)),
  };
}

async function connectionsOf(world: World): Promise<number> {
  const [, received] = /total_connections_received:(\d+)/.exec(await world.store.info('stats')) ?? [];
  return Number(received) + (await world.teams.taken()).connections;
}
