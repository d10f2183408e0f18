import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface SlotOptions {
  directory: string;
  env: Record<string, string>;
  port: number;
  /** Begins when this bot is ready; resolves when it is to be killed. */
  life(): Promise<unknown>;
  /** It is ready, or it was killed. */
  isUp(up: boolean): void;
}

const READY_LIMIT_MS = 120_000;

/** One of several bots: a real process, killed without warning, and replaced by one that stood by. */
export function runSlot(options: SlotOptions) {
  let next = standBy(options);
  let now: ChildProcess | undefined;
  let ended = false;
  let kills = 0;

  async function liveAndDie(): Promise<void> {
    now = next.child;
    await next.loaded;
    if (ended) return;
    next = standBy(options);
    now.send('go');
    if (!(await isReady(now, options.port))) return;
    options.isUp(true);
    await Promise.race([options.life(), once(now, 'exit')]);
    options.isUp(false);
    await kill(now);
    if (!ended) kills += 1;
  }

  async function run(): Promise<void> {
    while (!ended) await liveAndDie();
  }

  const running = run();
  running.catch(() => undefined);
  return {
    kills: () => kills,
    async end(): Promise<void> {
      ended = true;
      await Promise.all([kill(now), kill(next.child)]);
      await running.catch(() => undefined);
      await kill(next.child);
    },
  };
}

function standBy({ directory, env, port }: SlotOptions) {
  const child = spawn(process.execPath, [path.join(directory, 'test/storm/real/standby.js')], {
    cwd: directory,
    env: { PATH: process.env.PATH, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const loaded = Promise.race([once(child, 'message'), once(child, 'exit')]);
  return { child, loaded };
}

async function isReady(child: ChildProcess, port: number): Promise<boolean> {
  for (const until = Date.now() + READY_LIMIT_MS; Date.now() < until && isAlive(child); await pause(25)) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    // While Redis is being restarted a living bot is not ready, and may be killed all the same.
    if (response) return true;
  }
  return false;
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function kill(child: ChildProcess | undefined): Promise<void> {
  if (!child || !isAlive(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
