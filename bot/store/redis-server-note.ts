import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const ServerNote = z.object({
  pid: z.number(),
  port: z.number(),
  password: z.string(),
  /** Process id of the bot that may stop the server. */
  owner: z.number(),
});

/** What a data directory says about the redis-server that works in it. */
export type ServerNote = z.infer<typeof ServerNote>;

const noteFile = (directory: string) => path.join(directory, 'server.json');

export async function readNote(directory: string): Promise<ServerNote | undefined> {
  const text = await readFile(noteFile(directory), 'utf8').catch(() => '{}');
  try {
    return ServerNote.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export async function writeNote(directory: string, note: ServerNote): Promise<void> {
  const draft = `${noteFile(directory)}.${process.pid}`;
  await writeFile(draft, JSON.stringify(note), { mode: 0o600 });
  await rename(draft, noteFile(directory));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Lets one process at a time decide about a directory; a lock whose process is gone does not count. */
export async function withDirectoryLock<T>(directory: string, limitMs: number, work: () => Promise<T>): Promise<T> {
  const file = path.join(directory, 'starting.lock');
  for (const until = Date.now() + limitMs; !(await take(file)); await pause(20)) {
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (holder && !isAlive(holder)) await rm(file, { force: true });
    if (Date.now() > until) throw new Error(`Another process is starting a redis-server in ${directory}.`);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  const handle = await open(file, 'wx').catch(() => undefined);
  await handle?.writeFile(String(process.pid));
  await handle?.close();
  return handle !== undefined;
}
