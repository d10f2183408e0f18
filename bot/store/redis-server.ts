import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { askOnce } from './redis';
import { isAlive, readNote, withDirectoryLock, writeNote, type ServerNote } from './redis-server-note';

export interface RedisServer {
  /** redis://:password@127.0.0.1:port */
  url: string;
  /** Writes everything to disk and ends the server; leaves it running while another live bot owns it. */
  stop(): Promise<void>;
  /** Absent when a server left behind by an earlier run was taken over. */
  process?: ChildProcess;
}

export interface RedisServerOptions {
  /** Where the data, the log and the note about the running server are kept; made when missing. */
  directory: string;
  /** A free one is picked when absent; after a restart the previous one again, if it is still free. */
  port?: number;
  log?: { info(details: object, message: string): void };
}

const START_LIMIT_MS = 30_000;

/**
 * Runs the bot's own redis-server on loopback, every write synced to disk before it is answered
 * (https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/).
 * A server that a killed bot left running on the directory is taken over, never doubled.
 * Throws a sentence when redis-server is not installed or does not come up.
 */
export async function startRedisServer(options: RedisServerOptions): Promise<RedisServer> {
  await mkdir(options.directory, { recursive: true, mode: 0o700 });
  const directory = await realpath(options.directory);
  return withDirectoryLock(directory, START_LIMIT_MS, async () => {
    const note = await readNote(directory);
    const adopted = note && (await adopt(directory, note));
    if (adopted) {
      options.log?.info({ directory, pid: adopted.pid }, 'a redis-server left running was taken over');
      return running(directory, adopted);
    }
    const password = note?.password ?? randomBytes(24).toString('base64url');
    const child = await spawnOnPort(directory, password, options.port, note?.port);
    options.log?.info({ directory, pid: child.note.pid, port: child.note.port }, 'redis-server started');
    return running(directory, child.note, child.process);
  });
}

function running(directory: string, note: ServerNote, child?: ChildProcess): RedisServer {
  const url = urlOf(note);
  return { url, stop: () => stopServer(directory, note), process: child };
}

function urlOf(note: { port: number; password: string }): string {
  return `redis://:${note.password}@127.0.0.1:${note.port}`;
}

async function adopt(directory: string, note: ServerNote): Promise<ServerNote | undefined> {
  if (!isAlive(note.pid) || !(await serves(directory, note))) return undefined;
  // While the bot that started it lives, the server is that bot's to stop.
  const mine = isAlive(note.owner) ? note : { ...note, owner: process.pid };
  await writeNote(directory, mine);
  return mine;
}

/** Waits while it still loads its data: a busy server is not a missing one. */
async function serves(directory: string, note: ServerNote): Promise<boolean> {
  for (const until = Date.now() + START_LIMIT_MS; Date.now() < until && isAlive(note.pid); await pause(20)) {
    const answer = await askOnce(urlOf(note), 'CONFIG', 'GET', 'dir').catch((error: unknown) => error);
    if (Array.isArray(answer)) return answer[1] === directory;
    if (!(answer instanceof Error && answer.message.startsWith('LOADING'))) return false;
  }
  return false;
}

async function stopServer(directory: string, note: ServerNote): Promise<void> {
  const present = await readNote(directory);
  if (present?.pid !== note.pid || (present.owner !== process.pid && isAlive(present.owner))) return;
  await askOnce(urlOf(note), 'SHUTDOWN').catch(() => undefined);
  for (const until = Date.now() + 10_000; isAlive(note.pid) && Date.now() < until;) await pause(10);
}

async function spawnOnPort(directory: string, password: string, asked?: number, previous?: number) {
  if (asked) return spawnServer(directory, asked, password);
  for (let tries = 1; ; tries += 1) {
    const port = (tries === 1 && previous && (await freePort(previous))) || (await freePort(0)) || 0;
    try {
      return await spawnServer(directory, port, password);
    } catch (error) {
      // Between finding a free port and taking it, somebody else may have taken it.
      if (tries === 5 || !/listening on port|in use/i.test(String(error))) throw error;
    }
  }
}

function freePort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const found = (probe.address() as AddressInfo).port;
      probe.close(() => resolve(found));
    });
  });
}

function settings(directory: string, port: number, password: string): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    'protected-mode yes',
    `requirepass ${password}`,
    `dir ${JSON.stringify(directory)}`,
    'logfile redis.log',
    'appendonly yes',
    'appendfsync always',
    'save ""',
    'maxmemory-policy noeviction',
  ].join('\n');
}

async function spawnServer(directory: string, port: number, password: string) {
  // Its own process group: Ctrl+C must reach the bot first, which still has answers to write.
  const child = spawn('redis-server', ['-'], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => reject(explain(error)));
    child.once('exit', (code) => void lastWords(directory, code).then(reject));
  });
  failed.catch(() => undefined);
  child.stdin?.on('error', () => undefined);
  // The settings go through a pipe, so that the password is in no process list.
  child.stdin?.end(settings(directory, port, password));
  child.unref();
  await Promise.race([failed, answersPing(urlOf({ port, password }), child)]);
  // One that ended says why a little later, once its last words are read.
  if (child.exitCode !== null) await failed;
  const note: ServerNote = { pid: child.pid ?? 0, port, password, owner: process.pid };
  await writeNote(directory, note);
  return { note, process: child };
}

async function answersPing(url: string, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + START_LIMIT_MS; Date.now() < until && child.exitCode === null; await pause(10)) {
    if ((await askOnce(url, 'PING').catch(() => null)) === 'PONG') return;
  }
  if (child.exitCode !== null) return;
  throw new Error(`redis-server did not answer within ${START_LIMIT_MS / 1000} seconds; its log says why.`);
}

function explain(error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ENOENT') return error;
  return new Error(
    'redis-server is not installed: install it ("apt-get install redis-server", "brew install redis") or set REDIS_URL to a running Redis.',
  );
}

async function lastWords(directory: string, code: number | null): Promise<Error> {
  const log = await readFile(path.join(directory, 'redis.log'), 'utf8').catch(() => '');
  const last = log.trim().split('\n').slice(-1)[0] ?? '';
  return new Error(`redis-server ended at once (code ${code ?? 'none'}): ${last}`);
}
