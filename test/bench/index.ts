import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import { compile } from './compile';
import { lendWorlds } from './lend-worlds';
import { stopEverything } from './processes';
import { SCENARIOS } from './scenarios';
import { markdown, type Table } from './table';
import { startWorld } from './world';

/** `npm run bench`, `npm run bench -- turns start`, `npm run bench -- --tiny`. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const tiny = words.includes('--tiny');
  const named = words.filter((word) => !word.startsWith('--'));
  const unknown = named.filter((name) => !(name in SCENARIOS));
  if (unknown.length > 0)
    throw new Error(`There is no bench ${unknown.join(', ')}: ${Object.keys(SCENARIOS).join(', ')}.`);
  const fileOf = await compile();
  if (tiny) process.env.NODE_COMPILE_CACHE = path.resolve(__dirname, '../../node_modules/.cache/desk-bench-compiled');
  const machine = `Node.js ${process.version}, ${cpus().length} cores of ${cpus()[0]?.model.trim() || 'an unnamed processor'}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  process.stdout.write(`${new Date().toISOString().slice(0, 10)}, ${machine}\n\n`);
  const chosen = Object.entries(SCENARIOS).filter(([name]) => named.length === 0 || named.includes(name));
  const lent = tiny ? lendWorlds() : undefined;
  const setting = { fileOf, tiny, startWorld: lent?.startWorld ?? startWorld };
  const limit = pLimit(tiny ? chosen.length : 1);
  // The start is measured first: later, bots are lent that were started already.
  if (tiny) chosen.reverse();
  const tables = chosen.map(([name, scenario]) => limit(() => told(name, scenario(setting))));
  // What one found out is not lost because another failed.
  for (const table of tables) process.stdout.write(await table);
  await lent?.stop();
}

async function told(name: string, found: Promise<Table>): Promise<string> {
  try {
    return `${markdown(await found)}\n`;
  } catch (error) {
    complain(error);
    return `**${name}** failed.\n\n`;
  }
}

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}

main()
  .catch(complain)
  .finally(() => {
    stopEverything();
    process.exit();
  });
