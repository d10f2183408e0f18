import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** What a process has used since it started; event-loop delay since it was last asked. */
export interface Usage {
  cpuMs: number;
  rssBytes: number;
  heapBytes: number;
  upMs: number;
  delayMs: { p99: number; max: number };
}

/** A measured process. */
export interface Measured {
  usage(options?: { collect?: boolean }): Promise<Usage>;
  /** Sends a question to the process' own listener and waits for its answer. */
  ask<T>(question: object): Promise<T>;
  /** Resolves to whatever the process says first by itself. */
  said: Promise<unknown>;
  stop(): Promise<void>;
  output(): string;
}

const PROBE = path.resolve(__dirname, 'probe.cjs');
const running = new Set<ChildProcess>();

/** Starts a compiled file with the probe in it. */
export function startProcess(file: string, env: Record<string, string> = {}, flags: string[] = []): Measured {
  const child = fork(file, {
    env: { PATH: process.env.PATH, NODE_ENV: 'bench', ...compiled(), ...env },
    execArgv: ['--expose-gc', '--require', PROBE, ...flags],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream!.on('data', (chunk) => {
      printed.push(String(chunk));
      if (printed.length > 200) printed.shift();
    });
  }
  const output = () => printed.join('');
  const pending = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  const said = new Promise<unknown>((resolve, reject) => {
    child.on('message', (message: { id?: number; answer?: unknown }) => {
      if (message.id === undefined) resolve(message);
      else pending.get(message.id)?.(message.answer);
    });
    child.once('exit', (code) => {
      running.delete(child);
      reject(new Error(`${path.basename(file)} ended (${code}):\n${output()}`));
    });
  });
  said.catch(() => undefined);
  const ask = <T>(question: object) =>
    new Promise<T>((resolve, reject) => {
      const id = (asked += 1);
      pending.set(id, (answer) => {
        pending.delete(id);
        resolve(answer as T);
      });
      child.once('exit', () => reject(new Error(`${path.basename(file)} ended:\n${output()}`)));
      child.setMaxListeners(0);
      child.send({ ...question, id });
    });
  return {
    usage: (options) => ask<Usage>({ ask: 'usage', ...options }),
    ask,
    said,
    output,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** Whatever went wrong, nothing that was started here outlives it. */
export function stopEverything(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Where compiled code is kept from start to start; nowhere while a start is measured. */
function compiled(): Record<string, string> {
  const { NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {};
}

export async function untilAnswers(url: string, process: Measured, limitMs = 120_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response && response.status < 500) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${url} does not answer:\n${process.output()}`);
}
