import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import restify from 'restify';
import { atMost, CLIENT_LIMITS, limitClients, type ClientLimits } from './limit-clients';
import { MAX_BODY_BYTES, readBody } from './read-body';
import { createMessageListener, type TakeMessagesOptions } from './take-messages';

/** The HTTP side of the bot. */
export interface ServerOptions extends TakeMessagesOptions {
  /** 0 picks a free port. */
  port: number;
  host: string;
  /** Answers an event of Partner Center; its signature covers the body as it came. */
  webhook(body: Buffer, headers: IncomingHttpHeaders): Promise<{ status: number }>;
  /** Answers a one-time download link. */
  download(ticket: string): Promise<{ status: number; headers: Record<string, string>; body: Buffer | string }>;
  /** Resolves to what is not ready; empty when all is. */
  ready(): Promise<string[]>;
  /** Numbers for /metrics besides those of the process, asked for each time. */
  gauges?: readonly Measure[];
  limits?: ClientLimits;
}

/** One number that can go up and down: name as Prometheus wants it, and what it says. */
export interface Measure {
  name: string;
  help: string;
  read(): Promise<number>;
}

export interface Server {
  url: string;
  /** Listens no more at once, and waits for the requests that run, up to the limit (ms). */
  close(limitMs?: number): Promise<void>;
}

/** Nobody is known before a webhook is read and a link is looked up: that may take up only so much at a time. */
const AT_ONCE = 30;
const BUSY = { status: 503, headers: { 'retry-after': '5' }, body: 'Please try again in a moment.\n' };
const MESSAGES = '/api/messages';
const CLOSE_LIMIT_MS = 10_000;

export async function startServer(options: ServerOptions): Promise<Server> {
  const server = restify.createServer({ name: 'reservation-desk', handleUncaughtExceptions: false });
  limitClients(server.server, options.limits ?? CLIENT_LIMITS);
  const [webhooks, downloads] = [atMost(AT_ONCE), atMost(AT_ONCE)];
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  for (const measure of options.gauges ?? []) addGauge(metrics, measure);

  const takeMessage = createMessageListener(options);
  server.post(MESSAGES, async (request: restify.Request, response: restify.Response) => {
    await takeMessage(request, response);
  });
  // What comes all day needs nothing of what restify prepares for a route.
  takeFirst(server, (request, response) => {
    if (request.url !== MESSAGES || request.method !== 'POST') return true;
    void takeMessage(request, response);
    return false;
  });

  server.post('/api/webhooks/partner-center', async (request: restify.Request, response: restify.Response) => {
    const hear = async () => {
      const body = await readBody(request, MAX_BODY_BYTES);
      return body ? options.webhook(body, request.headers) : { status: 413 };
    };
    const answer = await webhooks(hear)
      .then((heard) => heard ?? BUSY)
      .catch((error: unknown) => {
        options.log.error({ error }, 'a webhook could not be handled');
        return { status: 500 };
      });
    response.send(answer.status);
  });

  server.get('/invoices/:ticket', async (request: restify.Request, response: restify.Response) => {
    const { ticket = '' } = request.params as { ticket?: string };
    const fetching = downloads(() => options.download(ticket)).then((found) => found ?? BUSY);
    const answer = await fetching.catch((error: unknown) => {
      options.log.error({ error }, 'a download could not be served');
      return { status: 500, headers: { 'cache-control': 'no-store' }, body: 'Please try again later.\n' };
    });
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  });

  server.get('/healthz', async (_request: restify.Request, response: restify.Response) => {
    response.send(200, { status: 'alive' });
  });
  server.get('/readyz', async (_request: restify.Request, response: restify.Response) => {
    const missing = await options.ready().catch((error: Error) => [error.message]);
    response.send(missing.length === 0 ? 200 : 503, missing.length === 0 ? { status: 'ready' } : { missing });
  });
  server.get('/metrics', async (_request: restify.Request, response: restify.Response) => {
    response.sendRaw(200, await metrics.metrics(), { 'content-type': metrics.contentType });
  });

  server.listen(options.port, options.host);
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => Promise.reject(error as Error)),
  ]);
  const { port } = server.address();
  return {
    url: `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${port}`,
    close: (limitMs = CLOSE_LIMIT_MS) => closeWithin(server, limitMs),
  };
}

/**
 * Restify's hook before anything of its own; false says that the request is taken. Its types do not know it:
 * http://restify.com/docs/server-api/#first
 */
function takeFirst(
  server: restify.Server,
  handler: (request: IncomingMessage, response: ServerResponse) => boolean,
): void {
  (server as restify.Server & { first(take: typeof handler): void }).first(handler);
}

/** What cannot be read now is not a number: the others are still told. */
function addGauge(metrics: Registry, { name, help, read }: Measure): void {
  const gauge: Gauge = new Gauge({
    ...{ name, help, registers: [metrics] },
    collect: async () => gauge.set(await read().catch(() => Number.NaN)),
  });
}

/** Connections are kept open between requests: each is closed as soon as it has none. */
async function closeWithin(server: restify.Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  const { server: http } = server;
  const idle = setInterval(() => http.closeIdleConnections(), 50);
  const late = setTimeout(() => void http.closeAllConnections(), limitMs);
  http.closeIdleConnections();
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
