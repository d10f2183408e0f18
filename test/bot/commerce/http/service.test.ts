import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import type { Call } from '../../../../bot/commerce/http/call';
import { createService, type Service, type ServiceOptions } from '../../../../bot/commerce/http/service';
import { ScriptedServer, type Reply } from './scripted-server';

let server: ScriptedServer;
let logged: unknown[];
let tokens: string[];
beforeEach(async () => {
  server = await ScriptedServer.start();
  logged = [];
  tokens = ['secret-1', 'secret-2', 'secret-3'];
});
afterEach(() => server.close());

function open(more: Partial<ServiceOptions> = {}): Service {
  const log = (fields: object, message: string) => void logged.push(fields, message);
  return createService({
    name: 'Test',
    url: server.url,
    credentials: {
      app: {
        getToken: () =>
          Promise.resolve({ token: tokens.shift() ?? 'none', expiresOnTimestamp: Date.now() + 3_600_000 }),
      },
    },
    scopes: ['https://api/.default'],
    idHeaders: { request: 'MS-RequestId', correlation: 'MS-CorrelationId' },
    newId: randomUUID,
    now: Date.now,
    log: { debug: log, info: log, warn: log },
    backoffMs: 1,
    timeoutMs: 300,
    ...more,
  });
}

const read = (more: Partial<Call> = {}): Call => ({ path: '/x', repeat: 'transient', ...more });
const good: Reply = { json: { ok: true } };

test.each<[string, Reply]>([
  ['408', { status: 408 }],
  ['429 with Retry-After', { status: 429, headers: { 'retry-after': '0' } }],
  ['500', { status: 500 }],
  ['503', { status: 503 }],
  ['a cut', { cut: 'before' }],
  ['a cut answer', { raw: '{', cut: 'middle' }],
  ['no answer', { stall: true }],
])('a reader repeats after %s with the same request id and a new correlation id', async (_, reply) => {
  server.on('GET /x', reply, good);
  expect(await open().send(read())).toMatchObject({ arrived: true, status: 200, attempts: 2 });
  const [first, second] = server.requests('GET /x');
  expect(second!.headers['ms-requestid']).toBe(first!.headers['ms-requestid']);
  expect(second!.headers['ms-correlationid']).not.toBe(first!.headers['ms-correlationid']);
});

test.each<[string, Reply]>([
  ['400', { status: 400 }],
  ['404', { status: 404 }],
  ['501', { status: 501 }],
  ['a redirect', { status: 302, headers: { location: '/elsewhere' } }],
  ['500 that says it is not retryable', { status: 500, json: { isRetryable: false } }],
  ['429 that wants a long pause', { status: 429, headers: { 'retry-after': '600' } }],
])('a reader does not repeat after %s', async (_, reply) => {
  server.on('GET /x', reply);
  expect(await open().send(read())).toMatchObject({ arrived: true, attempts: 1 });
  expect(server.seen).toHaveLength(1);
});

test('a reader gives up after four sends', async () => {
  server.on('GET /x', { status: 503 });
  expect(await open().send(read())).toMatchObject({ status: 503, attempts: 4 });
  expect(server.count('GET /x')).toBe(4);
});

test.each<[Call['repeat'], Reply, number]>([
  ['throttled', { status: 429, headers: { 'retry-after': '0' } }, 4],
  ['throttled', { status: 503, headers: { 'retry-after': '0' } }, 1],
  ['throttled', { cut: 'before' }, 1],
  ['never', { status: 429, headers: { 'retry-after': '0' } }, 1],
  ['never', { status: 401 }, 1],
  ['never', { cut: 'before' }, 1],
])('repeat %s sends %j %i times', async (repeat, reply, times) => {
  server.on('POST /x', reply);
  await open().send({ method: 'POST', path: '/x', repeat, body: {} });
  expect(server.count('POST /x')).toBe(times);
});

test('401 renews the token once', async () => {
  server.on('GET /x', { status: 401 }, good);
  expect(await open().send(read())).toMatchObject({ status: 200 });
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret-1', 'Bearer secret-2']);
  server.on('GET /x', { status: 401 });
  expect(await open().send(read())).toMatchObject({ status: 401 });
  expect(server.seen).toHaveLength(4);
});

test('one token serves many calls, asked for once', async () => {
  server.on('GET /x', good);
  const service = open();
  await Promise.all([1, 2, 3, 4, 5].map(() => service.send(read())));
  expect(new Set(server.seen.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer secret-1']));
});

test('no more calls are under way than allowed', async () => {
  let [under, most] = [0, 0];
  server.on('GET /x', async () => {
    most = Math.max(most, ++under);
    await new Promise((resolve) => setTimeout(resolve, 5));
    under--;
    return good;
  });
  const service = open({ parallel: 3 });
  await Promise.all(Array.from({ length: 12 }, () => service.send(read())));
  expect(most).toBe(3);
});

test('a token goes neither without TLS to another machine nor to another host', async () => {
  const outcome = await open({ url: 'http://example.com' }).send(read());
  expect(outcome).toMatchObject({ arrived: false, sent: 'no' });
  expect(tokens).toHaveLength(3);
  await expect(open().send(read({ path: 'https://evil.example/x' }))).rejects.toThrow('another host');
});

test('a credential that fails means that nothing was sent, and no secret is logged', async () => {
  const credentials = { app: { getToken: () => Promise.reject(new Error('AADSTS7000215: wrong\nsecret-trace')) } };
  const outcome = await open({ credentials }).send(read());
  expect(outcome).toMatchObject({
    arrived: false,
    sent: 'no',
    attempts: 1,
    why: 'no access token: AADSTS7000215: wrong',
  });
  server.on('GET /x', good);
  await open().send(read({ path: '/x?sig=secret-sas' }));
  expect(inspect(logged, { depth: 9 })).not.toMatch(/secret-/);
});

test('a stopped call is not repeated', async () => {
  server.on('GET /x', { stall: true });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 20);
  expect(await open().send(read({ signal: stop.signal }))).toMatchObject({
    arrived: false,
    why: 'stopped',
    attempts: 1,
  });
});
