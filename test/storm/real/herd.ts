import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../support/start-desk';
import { createSlot, type Episode } from './bots';
import type { Snapshot } from './snapshot';

export interface HerdOptions {
  snapshot: Snapshot;
  env: Record<string, string>;
  /** A bot that is up listens there. */
  at(url: string): void;
}

export interface Herd {
  kills(): number;
  /** Endpoints of the bots that are up. */
  up(): string[];
  /** Lets bots live and die until the answered function is called, which kills them all. */
  start(episode: Omit<Episode, 'over'>, wait?: boolean): Promise<() => Promise<void>>;
  end(): Promise<void>;
}

/** Several bots, one behind each port. */
export async function herdOf(size: number, { snapshot, env, at }: HerdOptions): Promise<Herd> {
  const ports = await Promise.all(Array.from({ length: size }, freePort));
  const up = new Set<number>();
  const endpoint = (port: number) => `http://127.0.0.1:${port}/api/messages`;
  const isUp = (port: number) => (here: boolean) => {
    if (here) up.add(port);
    else up.delete(port);
    at(endpoint([...up].at(-1) ?? 1));
  };
  const slots = ports.map((port) => createSlot({ snapshot, env, port, isUp: isUp(port) }));
  const running = new Set<() => Promise<void>>();
  return {
    kills: () => slots.reduce((sum, slot) => sum + slot.kills(), 0),
    up: () => [...up].map(endpoint),
    async start(episode, wait = false) {
      const stop = new AbortController();
      const lives = slots.map((slot) => slot.run({ ...episode, over: stop.signal }));
      while (wait && up.size < size) await pause(50);
      const end = async () => {
        running.delete(end);
        stop.abort();
        await Promise.all(lives);
      };
      running.add(end);
      return end;
    },
    async end() {
      await Promise.all([...running].map((stop) => stop()));
      await Promise.all(slots.map((slot) => slot.end()));
    },
  };
}
