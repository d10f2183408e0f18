import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectorError, createConnector } from '../../../bot/notices/connector';

interface Seen {
  method?: string;
  url?: string;
  authorization?: string;
  body: string;
}

let seen: Seen[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    seen.push({ method: request.method, url: request.url, authorization: request.headers.authorization, body });
    answer(request, response);
  });
});
let serviceUrl: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
  answer = (_request, response) => response.setHeader('content-type', 'application/json').end('{"id":"42"}');
});

const connector = (options = {}) => createConnector({ mayTalkTo: () => true, timeoutMs: 300, ...options });
const place = () => ({ serviceUrl, conversationId: '19:a@thread.tacv2;messageid=7' });
const PATH = '/teams/v3/conversations/19%3Aa%40thread.tacv2%3Bmessageid%3D7/activities';

async function failureOf(call: Promise<unknown>): Promise<ConnectorError> {
  const error = await call.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(ConnectorError);
  return error as ConnectorError;
}

describe('createConnector', () => {
  it('posts, replies, updates and removes', async () => {
    expect(await connector().post(place(), { text: 'a' })).toBe('42');
    await connector().post(place(), { text: 'b' }, '7');
    await connector().update(place(), '42', { text: 'c' });
    await connector().remove(place(), '42');
    expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', PATH, '{"text":"a"}'],
      ['POST', `${PATH}/7`, '{"text":"b"}'],
      ['PUT', `${PATH}/42`, '{"text":"c"}'],
      ['DELETE', `${PATH}/42`, ''],
    ]);
  });

  it('sends its token', async () => {
    const credential = { getToken: async () => ({ token: 'secret', expiresOnTimestamp: 0 }) };
    await connector({ credential }).post(place(), {});
    expect(seen[0]?.authorization).toBe('Bearer secret');
  });

  it.each([500, 502, 503, 408])(
    'posts once although Teams answers %d, and does not know what became of it',
    async (status) => {
      answer = (_request, response) => {
        response.writeHead(status);
        response.end();
      };
      expect(await failureOf(connector().post(place(), {}))).toMatchObject({ status, delivered: 'unknown' });
      expect(seen).toHaveLength(1);
    },
  );

  it.each([400, 403, 404, 412, 413])('posts once when Teams refuses with %d', async (status) => {
    answer = (_request, response) => {
      response.writeHead(status);
      response.end();
    };
    expect(await failureOf(connector().post(place(), {}))).toMatchObject({ status, delivered: 'no' });
    expect(seen).toHaveLength(1);
  });

  it('hands on how long Teams wants it to wait, without waiting', async () => {
    answer = (_request, response) => {
      response.writeHead(429, { 'retry-after': '30' });
      response.end();
    };
    expect(await failureOf(connector().post(place(), {}))).toMatchObject({ status: 429, retryAfterMs: 30_000 });
    expect(seen).toHaveLength(1);
  });

  it('gives up when Teams says nothing', async () => {
    answer = () => undefined;
    expect(await failureOf(connector().post(place(), {}))).toMatchObject({ status: 0, delivered: 'unknown' });
    expect(seen).toHaveLength(1);
  });

  it('posts once when the connection breaks', async () => {
    answer = (request) => request.socket.destroy();
    expect(await failureOf(connector().post(place(), {}))).toMatchObject({ status: 0, delivered: 'unknown' });
    expect(seen).toHaveLength(1);
  });

  it('follows no redirect with the token', async () => {
    answer = (_request, response) => {
      response.writeHead(302, { location: `${serviceUrl}elsewhere` });
      response.end();
    };
    expect(await failureOf(connector().post(place(), {}))).toMatchObject({ status: 302 });
    expect(seen).toHaveLength(1);
  });

  it('talks to nobody it may not talk to', async () => {
    const error = await failureOf(connector({ mayTalkTo: () => false }).post(place(), {}));
    expect(error.message).toContain('is not allowed');
    expect(seen).toHaveLength(0);
  });

  it('says that nothing was sent when nobody listens', async () => {
    const nobody = { ...place(), serviceUrl: 'http://127.0.0.1:1/' };
    expect(await failureOf(connector().post(nobody, {}))).toMatchObject({ delivered: 'no' });
  });
});
