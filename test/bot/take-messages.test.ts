import { once } from 'node:events';
import { connect } from 'node:net';
import { startServer, type Server } from '../../bot/server';

const URL_PATH = '/api/messages';
const ACTIVITY = '{"type":"message","text":"hällo"}';
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

let server: Server;
let received: [unknown, string][];
let logged: string[];
let receive: () => Promise<{ status: number; body?: unknown }>;
let heard: (body: Buffer) => void;

beforeAll(async () => {
  server = await startServer({
    ...{ port: 0, host: '127.0.0.1', ready: async () => [] },
    log: { info: ignore, warn: ignore, error: (_fields, text) => void logged.push(text) },
    mayBeChannel: (authorization) => authorization !== 'Bearer stranger',
    receive: (activity, authorization) => {
      received.push([activity, authorization]);
      return receive();
    },
    webhook: async (body) => (heard(body), { status: 200 }),
    download: async () => ({ status: 404, headers: {}, body: '' }),
  });
});
afterAll(() => server.close());
beforeEach(() => {
  [received, logged] = [[], []];
  receive = async () => ({ status: 200 });
});

function ignore(): void {
  // Nothing of this is looked at.
}

const post = (body: string, headers: Record<string, string> = JSON_TYPE) =>
  fetch(server.url + URL_PATH, { method: 'POST', body, headers });

/** Sends text on a connection of its own and answers what came back until `end`. */
async function dial(text: string, end: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let answer = '';
  socket.write(text);
  for await (const part of socket as AsyncIterable<Buffer>) {
    answer += part.toString();
    if (answer.includes(end)) break;
  }
  socket.destroy();
  return answer;
}

describe('POST /api/messages', () => {
  it('hands on the activity and its token, and answers what it is told', async () => {
    receive = async () => ({ status: 202, body: { text: 'grüß' } });
    const answer = await post(ACTIVITY, { ...JSON_TYPE, authorization: 'Bearer good' });
    expect([answer.status, await answer.json()]).toEqual([202, { text: 'grüß' }]);
    expect(received).toEqual([[JSON.parse(ACTIVITY), 'Bearer good']]);
  });

  it('answers without a body', async () => {
    const answer = await post(ACTIVITY);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it.each(['', 'x', 'null', '[]', '"message"', '{"text":"a"}', '{"type":1}', '{"type":"message"'])(
    'calls %j no activity',
    async (body) => {
      expect((await post(body)).status).toBe(400);
      expect(received).toHaveLength(0);
    },
  );

  it.each([
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/jsonp' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { ...JSON_TYPE, 'content-encoding': 'gzip' },
  ])('parses nothing but plain JSON: %j', async (headers) => {
    expect((await post(ACTIVITY, headers)).status).toBe(415);
    expect(received).toHaveLength(0);
  });

  it('takes no body that is too big', async () => {
    const filled = (bytes: number) => ACTIVITY.replace('h', 'h'.repeat(bytes - Buffer.byteLength(ACTIVITY) + 1));
    expect((await post(filled(256 * 1024))).status).toBe(200);
    expect((await post(filled(256 * 1024 + 1))).status).toBe(413);
    expect(received).toHaveLength(1);
  });

  it('answers a stranger before the body is there', async () => {
    const head = `POST ${URL_PATH} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer stranger\r\ncontent-length: 100\r\n\r\n`;
    expect(await dial(head, '\r\n\r\n')).toMatch(/^HTTP\/1\.1 401 /);
  });

  it.each<[string, () => Promise<{ status: number; body?: unknown }>]>([
    ['that it failed', () => Promise.reject(new Error('the secret'))],
    ['that its answer cannot be written', async () => ({ status: 200, body: { amount: 1n } })],
  ])('says no more than %s', async (_what, fails) => {
    receive = fails;
    const answer = await post(ACTIVITY);
    expect([answer.status, await answer.text()]).toEqual([500, '{"error":"The activity could not be handled."}']);
    expect(logged).toEqual(['an activity could not be handled']);
  });

  it('forgets who leaves in the middle', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const head = `POST ${URL_PATH} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`;
    await new Promise<void>((resolve) => socket.write(head, () => resolve()));
    socket.destroy();
    await once(socket, 'close');
    expect((await post(ACTIVITY)).status).toBe(200);
    expect([received.length, logged]).toEqual([1, []]);
  });

  it('is for POST only', async () => {
    expect((await fetch(server.url + URL_PATH)).status).toBe(405);
  });
});

describe('POST /api/webhooks/partner-center', () => {
  it('takes the body as it came, up to its limit', async () => {
    const bodies: string[] = [];
    heard = (body) => void bodies.push(body.toString());
    const send = (body: string) => fetch(`${server.url}/api/webhooks/partner-center`, { method: 'POST', body });
    expect((await send('{ "a" : 1 }')).status).toBe(200);
    expect((await send('x'.repeat(256 * 1024 + 1))).status).toBe(413);
    expect(bodies).toEqual(['{ "a" : 1 }']);
  });

  it('has room again after many who left in the middle', async () => {
    heard = () => undefined;
    for (let gone = 0; gone < 40; gone += 1) {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      const head = 'POST /api/webhooks/partner-center HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{';
      await new Promise<void>((resolve) => socket.write(head, () => resolve()));
      socket.destroy();
      await once(socket, 'close');
    }
    const send = () => fetch(`${server.url}/api/webhooks/partner-center`, { method: 'POST', body: '{}' });
    while ((await send()).status === 503) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await send()).status).toBe(200);
  });
});
