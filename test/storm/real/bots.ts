import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Snapshot } from './snapshot';

export interface SlotOptions {
  snapshot: Snapshot;
  env: Record<string, string>;
  /** Where it listens; a process that does not listen is ready at once. */
  port?: number;
  /** It is ready, or it was killed. */
  isUp?(up: boolean): void;
  /** What it says of itself while it lives. */
  heard?(message: unknown): void;
  died?(): Promise<void>;
}

export interface Episode {
  /** Begins when a bot is ready; resolves when it is to be killed. */
  life(): Promise<unknown>;
  /** How far ahead their clocks are. */
  aheadMs: number;
  /** Kills who lives at its end. */
  over: AbortSignal;
}

const READY_LIMIT_MS = 120_000;

/** One of several bots: a real process, killed without warning, and replaced by one that stood by. */
export function createSlot(options: SlotOptions) {
  let next = standBy(options);
  let kills = 0;

  async function liveAndDie({ life, aheadMs, over }: Episode): Promise<void> {
    const ended = once(over, 'abort');
    const { child, loaded } = next;
    await Promise.race([loaded, ended]);
    if (over.aborted) return;
    next = standBy(options);
    child.on('message', (message) => options.heard?.(message));
    child.send({ aheadMs });
    if (await isReady(child, options.port, over)) {
      options.isUp?.(true);
      await Promise.race([life(), once(child, 'exit'), ended]);
      options.isUp?.(false);
      if (!over.aborted) kills += 1;
    }
    await kill(child);
    await options.died?.();
  }

  return {
    kills: () => kills,
    async run(episode: Episode): Promise<void> {
      while (!episode.over.aborted) await liveAndDie(episode);
    },
    end: () => kill(next.child),
  };
}

function standBy({ snapshot, env, port }: SlotOptions) {
  const child = spawn(process.execPath, ['--no-deprecation', snapshot.file], {
    env: { PATH: process.env.PATH, ...env, ...snapshot.env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const loaded = Promise.race([once(child, 'message'), once(child, 'exit')]);
  return { child, loaded };
}

async function isReady(child: ChildProcess, port: number | undefined, over: AbortSignal): Promise<boolean> {
  if (port === undefined) return true;
  const until = performance.now() + READY_LIMIT_MS;
  for (; performance.now() < until && isAlive(child) && !over.aborted; await pause(25)) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    await response?.body?.cancel();
    // While Redis is being restarted a living bot is not ready, and may be killed all the same.
    if (response) return true;
  }
  return false;
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function kill(child: ChildProcess): Promise<void> {
  if (!isAlive(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
