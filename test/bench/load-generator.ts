import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** One burst of requests. */
export interface LoadJob {
  url: string;
  /** Each is sent once. */
  bodies: string[];
  authorization?: string;
  connections: number;
  /** Requests a second at fixed times; without it each connection sends as soon as it was answered. */
  perSecond?: number;
}

export interface LoadResult {
  count: number;
  durationMs: number;
  /** From the moment a request was due, in milliseconds. */
  p50: number;
  p99: number;
  statuses: Record<string, number>;
  /** The last answer's body. */
  sample: string;
}

/** Sends what it is told to and measures; a process of its own, so that it costs the measured one nothing. */
async function run(job: LoadJob): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: job.perSecond ? Infinity : job.connections });
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  let sample = '';
  const send = (body: string, due: number) =>
    new Promise<void>((resolve) => {
      const done = (status: string) => {
        latencies.push(performance.now() - due);
        statuses[status] = (statuses[status] ?? 0) + 1;
        resolve();
      };
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...(job.authorization ? { authorization: job.authorization } : {}),
      };
      const call = request(job.url, { method: 'POST', agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          sample = Buffer.concat(parts).toString().slice(0, 4000);
          done(String(response.statusCode));
        });
      });
      call.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'error'));
      call.end(body);
    });

  const start = performance.now();
  await (job.perSecond ? atTimes(job, start, send) : asFastAsAnswered(job, send));
  const durationMs = performance.now() - start;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { count: job.bodies.length, durationMs, p50: at(0.5), p99: at(0.99), statuses, sample };
}

/** Requests a second up to which there is the time to wait for each moment exactly. */
const FEW = 100;
const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
/** A timer is late by a millisecond or two, which would count as the bot's: the last of a wait is spent looking. */
const glance = () => new Promise<void>((resolve) => void setImmediate(resolve));

type Send = (body: string, due: number) => Promise<void>;

async function asFastAsAnswered({ bodies, connections }: LoadJob, send: Send): Promise<void> {
  let next = 0;
  const connection = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) await send(body, performance.now());
  };
  await Promise.all(Array.from({ length: connections }, connection));
}

/** An answer that is late does not put off the requests behind it: otherwise slowness would hide itself. */
async function atTimes({ bodies, perSecond = 1 }: LoadJob, start: number, send: Send): Promise<void> {
  const sent: Promise<void>[] = [];
  for (let next = 0; next < bodies.length;) {
    for (; next < bodies.length && start + (next * 1000) / perSecond <= performance.now(); next += 1) {
      sent.push(send(bodies[next]!, start + (next * 1000) / perSecond));
    }
    const leftMs = start + (next * 1000) / perSecond - performance.now();
    await (perSecond > FEW ? pause(1) : leftMs > 3 ? pause(leftMs - 2) : glance());
  }
  await Promise.all(sent);
}

process.on('message', (message: { id: number; job?: LoadJob }) => {
  if (message.job) void run(message.job).then((answer) => process.send!({ id: message.id, answer }));
});
process.send!({ ready: true });
