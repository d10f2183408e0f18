import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { CLIENT_LIMITS, type ClientLimits } from '../../bot/limit-clients';
import { startServer, type Server } from '../../bot/server';
import { ADELE, ALEX } from '../../deployment/sandbox/people';
import { until } from '../support/azure-hands';
import { activityOf, startHostileDesk, VICTIM_THREAD, type HostileDesk } from './hostile-desk';

const LOG = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
// The honest client shares this process: short enough to wait for, long enough for a machine that is busy elsewhere.
// Where that is still too short, the honest one comes again, as people do.
const QUICK = { headersMs: 1500, requestMs: 3000, silenceMs: 3000, lookEveryMs: 100, connections: 500 };
const BIG = Buffer.alloc(50_000_000, 'x');
const POST = (path: string, length: number, more: string[] = []) =>
  [`POST ${path} HTTP/1.1`, 'host: x', 'content-type: application/json', `content-length: ${length}`, ...more].join(
    '\r\n',
  );

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});

async function dial(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  open.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** Sends a text a byte at a time, for ever: after its end, more of the last byte. */
function drip(socket: Socket, text: string, everyMs = 50): void {
  let at = 0;
  const timer = setInterval(() => {
    socket.write(text[Math.min(at, text.length - 1)]!);
    at += 1;
  }, everyMs);
  socket.once('close', () => clearInterval(timer));
}

describe('one server', () => {
  let server: Server;
  const held: (() => void)[] = [];
  const serve = (limits: ClientLimits) =>
    startServer({
      ...{ port: 0, host: '127.0.0.1', log: LOG, limits, ready: async () => [] },
      receive: async () => ({ status: 200 }),
      webhook: async () => ({ status: 200 }),
      download: async (ticket) => {
        if (ticket === 'slow') await new Promise<void>((resolve) => held.push(resolve));
        return { status: 200, headers: {}, body: ticket === 'big' ? BIG : Buffer.from('small') };
      },
    });
  beforeAll(async () => {
    server = await serve(QUICK);
  });
  afterAll(() => server.close(100));
  const answers = async (path = '/healthz') => (await fetch(`${server.url}${path}`)).status;
  const isAnswered = async () => {
    for (let tries = 1; tries <= 20; tries += 1) {
      if ((await answers().catch(() => 0)) === 200) return true;
    }
    return false;
  };
  it('serves a file to who reads it', async () => {
    expect(await answers('/invoices/small')).toBe(200);
  });

  it.each([
    ['headers byte by byte', 'GET /healthz HTTP/1.1\r\nx-slow: ', ''],
    ['nothing behind the first line', 'GET /healthz HTTP/1.1\r\n', undefined],
    ['a body byte by byte', `${POST('/api/messages', 100_000)}\r\n\r\n{`, '"'],
    ['a webhook byte by byte', `${POST('/api/webhooks/partner-center', 100_000)}\r\n\r\n{`, '"'],
    [
      'chunks without end',
      'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
      '1\r\na\r\n',
    ],
  ])(
    'lets go of who sends %s, and answers others meanwhile',
    async (_, head, rest) => {
      const sockets = await Promise.all(Array.from({ length: 100 }, () => dial(server.url)));
      const closed = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      for (const socket of sockets) {
        socket.resume();
        socket.write(head);
        if (rest !== undefined) drip(socket, rest === '' ? 'aaaa' : rest.repeat(1000));
      }
      expect(await isAnswered()).toBe(true);
      await Promise.all(closed);
      expect(await isAnswered()).toBe(true);
    },
    900_000,
  );

  it('lets go of who does not read the file they asked for, and has room again', async () => {
    const small = await serve({ ...QUICK, silenceMs: 6000, connections: 20 });
    const readers = await Promise.all(Array.from({ length: 20 }, () => dial(small.url)));
    for (const socket of readers) socket.pause().write('GET /invoices/big HTTP/1.1\r\nhost: x\r\n\r\n');
    const answers = async () => (await fetch(`${small.url}/healthz`).catch(() => undefined))?.status;
    expect(await answers()).toBeUndefined();
    while ((await answers()) !== 200) await setTimeout(100);
    await small.close(100);
  }, 900_000);

  it('does so much for files at a time, and says so to the rest; messages do not wait for it', async () => {
    const patient = await serve(CLIENT_LIMITS);
    const ask = async (path: string) => (await fetch(`${patient.url}${path}`)).status;
    const statuses: number[] = [];
    const many = Array.from({ length: 40 }, async () => statuses.push(await ask('/invoices/slow')));
    await until(() => statuses.length >= 10);
    expect(await ask('/healthz')).toBe(200);
    expect(statuses).toEqual(Array.from({ length: 10 }, () => 503));
    for (const resolve of held) resolve();
    await Promise.all(many);
    expect(statuses.slice(10)).toEqual(Array.from({ length: 30 }, () => 200));
    await patient.close(100);
  }, 900_000);
});

describe('the live bot', () => {
  let desk: HostileDesk;
  beforeAll(async () => {
    desk = await startHostileDesk(undefined, { ACTIVITIES_PER_PERSON: '30', ACTIVITIES_PER_TENANT: '1000000' });
  }, 900_000);
  afterAll(() => desk.stop());
  const help = (person: typeof ALEX) =>
    desk.deliver(activityOf(person, desk.connector.serviceUrl, VICTIM_THREAD, { text: 'help' }));

  it('answers people while slow ones hold hundreds of connections, and one floods', async () => {
    const good = `authorization: Bearer ${desk.issuer.token(desk.connector.serviceUrl)}`;
    const heads = [
      'POST /api/messages HTTP/1.1\r\nx-slow: ',
      `${POST('/api/messages', 100_000, [good])}\r\n\r\n{`,
      `${POST('/api/webhooks/partner-center', 100_000)}\r\n\r\n{`,
      'GET /invoices/',
    ];
    for (const head of heads) {
      const sockets = await Promise.all(Array.from({ length: 100 }, () => dial(desk.app.url)));
      for (const socket of sockets) drip(socket.resume(), head, 20);
    }
    const flood = Promise.all(Array.from({ length: 100 }, () => help(ALEX)));
    for (let n = 0; n < 5; n += 1) expect(await help(ADELE)).toBe(200);
    expect((await flood).filter((status) => status === 429).length).toBeGreaterThanOrEqual(60);
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      expect((await fetch(`${desk.app.url}${path}`)).status).toBe(200);
    }
  }, 900_000);

  it('refuses webhooks without a signature and links nobody was given, however many', async () => {
    const url = desk.app.url;
    const hook = () =>
      fetch(`${url}/api/webhooks/partner-center`, {
        method: 'POST',
        body: JSON.stringify({ EventName: 'invoice-ready' }),
      });
    const link = (n: number) => fetch(`${url}/invoices/${String(n).padStart(43, 'x')}`);
    const calls = Array.from({ length: 300 }, (_, n) => (n % 2 ? hook() : link(n)));
    const statuses = await Promise.all(calls.map(async (call) => (await call).status));
    expect(new Set(statuses.filter((status) => status !== 503))).toEqual(new Set([401, 410]));
    expect(await help(ADELE)).toBe(200);
  }, 900_000);
});
