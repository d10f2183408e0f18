import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandsOf } from './commands-of';
import { compile } from './compile';
import { burst, medianOf, type Burst } from './measure';
import { stopEverything } from './processes';
import { topAsText, topOfProfile } from './top-of-profile';
import { deskLoadsOf } from './turns';
import { startWorld } from './world';

const ROUNDS = 6;
/** Turns after which the compiler has done with the code. */
const WARM = 3000;

/**
 * `npm run bench:profile -- "one sentence" [file]`: sends turns of one kind at saturation and says where the bot's time
 * went and what one of them asks of Redis; the file keeps the profile for a viewer.
 */
async function main(): Promise<void> {
  const [wanted = 'one sentence', kept] = process.argv.slice(2);
  const fileOf = await compile();
  const directory = await mkdtemp(path.join(tmpdir(), 'desk-profile-'));
  const world = await startWorld({ fileOf, approvals: 2 });
  try {
    const load = (await deskLoadsOf(world)).find(({ name }) => name.startsWith(wanted));
    if (!load) throw new Error(`No measured turn begins with "${wanted}".`);
    const { subject } = load;
    for (let warmed = 0; warmed < WARM; warmed += 300) await burst(world, subject, await load.bodies(300));
    const bursts: Burst[] = [];
    for (let round = 0; round < ROUNDS; round += 1) bursts.push(await burst(world, subject, await load.bodies(100)));
    const seen = await commandsOf(world, subject, load.bodies);
    const bodies = await load.bodies(400);
    const file = kept ? path.resolve(kept) : path.join(directory, 'turns.cpuprofile');
    await subject.ask({ ask: 'profile' });
    await burst(world, subject, bodies);
    await subject.ask({ ask: 'profile', file });
    const { cpuMsPerTurn } = medianOf(bursts);
    const heading = `${load.name}: ${cpuMsPerTurn.toFixed(2)} ms, ${seen.before} + ${seen.after} Redis commands`;
    process.stdout.write(`${heading}\n${seen.last.map((line) => line.slice(0, 160)).join('\n')}\n\n`);
    process.stdout.write(`400 turns:\n${topAsText(topOfProfile(file, 90))}`);
  } finally {
    await world.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => {
    stopEverything();
    process.exit();
  });
