import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { renameSync } from 'node:fs';
import path from 'node:path';

/** The bot as a process of its own, so that it can be killed. */
export interface BotProcess {
  /** SIGKILL: no goodbye, nothing flushed. */
  kill(): Promise<void>;
  /** SIGTERM. */
  stop(): Promise<void>;
  /** Sends a signal and does not wait. */
  signal(signal: NodeJS.Signals): void;
  /** Resolves to the exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
  /** What it printed. */
  output(): string;
}

const ROOT = path.resolve(__dirname, '../..');
const START_LIMIT_MS = 240_000;

/** Where Node keeps the compiled code of the bot from start to start. */
const COMPILED = { NODE_COMPILE_CACHE: path.join(ROOT, 'node_modules/.cache/desk-bot-compiled') };

let bundle: string | undefined;

/** bot/index.ts in one file, made once for a file of tests: compiling it at every start would cost more than the tests. */
function bundled(): string {
  if (bundle) return bundle;
  // Packages are found from here.
  const file = path.join(ROOT, 'node_modules/.cache/desk-bot.cjs');
  const own = `${file}.${process.pid}`;
  const options = ['--bundle', '--platform=node', '--packages=external', '--target=node22', '--log-level=error'];
  execFileSync(path.join(ROOT, 'node_modules/.bin/esbuild'), ['bot/index.ts', ...options, `--outfile=${own}`], {
    cwd: ROOT,
  });
  renameSync(own, file);
  // A bot that is killed keeps no compiled code for the next one; this one ends by itself, with nothing configured.
  spawnSync(process.execPath, [file], { cwd: ROOT, env: { PATH: process.env.PATH, ...COMPILED } });
  return (bundle = file);
}

/** Starts the bot on a port and resolves when it is ready. */
export async function startBotProcess(env: Record<string, string>): Promise<BotProcess> {
  const child = spawn(process.execPath, [bundled()], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...COMPILED, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  child.stdout.on('data', (chunk) => printed.push(String(chunk)));
  child.stderr.on('data', (chunk) => printed.push(String(chunk)));
  const output = () => printed.join('');
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  await ready(child, `http://127.0.0.1:${env.PORT}/readyz`, output);
  return {
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
    signal: (signal) => void child.kill(signal),
    ended,
    output,
  };
}

async function ready(child: ChildProcess, url: string, output: () => string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The bot ended at once:\n${output()}`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The bot was not ready in time:\n${output()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}
