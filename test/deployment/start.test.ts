import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../support/free-port';

const root = path.resolve(__dirname, '../..');
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'desk-start-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** `npm start` in a process group of its own, as a terminal has it; resolves when it told its address. */
async function started() {
  const env = { ...process.env, REDIS_URL: '', REDIS_DIRECTORY: directory, LOG_LEVEL: 'info' };
  const ports = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
  const child = spawn('npm', ['start'], { cwd: root, env: { ...env, ...ports }, detached: true });
  const ended = once(child, 'close');
  let output = '';
  const open = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (/Ctrl\+C ends it/.test(output)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`npm start ended early:\n${output}`)));
  });
  await open;
  return { group: child.pid!, ended, output: () => output };
}

it('npm start answers, and Ctrl+C ends bot, sandbox and Redis, each in its own time', async () => {
  const desk = await started();
  const { pid } = JSON.parse(await readFile(path.join(directory, 'server.json'), 'utf8')) as { pid: number };
  expect(isRunning(pid)).toBe(true);

  process.kill(-desk.group, 'SIGINT');
  await desk.ended;
  expect(desk.output()).toContain('what runs is finished');
  expect(isRunning(pid)).toBe(false);
}, 900_000);
