import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** One program in one file, with its compiled code beside it. */
export interface Snapshot {
  file: string;
  /** For the processes that run it. */
  env: Record<string, string>;
  remove(): Promise<void>;
}

const ROOT = path.resolve(__dirname, '../../..');
/** Programs of other platforms and tools that are there or not: their packages look for them at run time. */
const OPTIONAL = ['dtrace-provider', 'msgpackr-extract'];
const run = promisify(execFile);

/**
 * A program of this folder and all it imports, packages included, as it is now: what is killed again and again must
 * come up fast, and must not change while others work on the source.
 */
export async function takeSnapshot(program: 'standby' | 'sender'): Promise<Snapshot> {
  const directory = await mkdtemp(path.join(tmpdir(), 'desk-snapshot-'));
  const file = path.join(directory, `${program}.cjs`);
  const options = ['--bundle', '--platform=node', '--target=node22', '--minify', '--keep-names', '--log-level=error'];
  await run(
    path.join(ROOT, 'node_modules/.bin/esbuild'),
    [`test/storm/real/${program}.ts`, ...options, ...OPTIONAL.map((name) => `--external:${name}`), `--outfile=${file}`],
    { cwd: ROOT },
  );
  const env = { NODE_COMPILE_CACHE: path.join(directory, 'compiled') };
  // Compiled code is kept by a process that ends, not by one that is killed.
  await run(process.execPath, [file], { cwd: directory, env: { PATH: process.env.PATH, ...env } });
  return { file, env, remove: () => rm(directory, { recursive: true, force: true }) };
}
