import { inspect } from 'node:util';
import { z } from 'zod';
import { createWire } from '../../../../bot/commerce/azure/wire';
import type { AzureOptions } from '../../../../bot/commerce/azure/options';
import { createClock, json, startScripted, TOKEN } from './bench';

function wireTo(url: string, more: Partial<AzureOptions> = {}) {
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  return createWire({
    url,
    credential: { getToken: async () => ({ token: TOKEN, expiresOnTimestamp: Date.now() + 3_600_000 }) },
    clock: createClock(),
    newId: () => '11111111-2222-4333-8444-555555555555',
    log: silent,
    retryDelayMs: 1,
    timeoutMs: 300,
    ...more,
  });
}

const Anything = z.looseObject({});

describe('the reader', () => {
  test.each([408, 500, 502, 503, 504])('repeats a call that was answered with %d', async (status) => {
    let calls = 0;
    const server = await startScripted((_request, response) => {
      calls += 1;
      return calls < 4 ? json(response, status, {}) : json(response, 200, { fine: true });
    });
    expect(await wireTo(server.url).ask(Anything, { method: 'GET', path: '/x' })).toEqual({ fine: true });
    expect(server.seen).toHaveLength(4);
    await server.close();
  });

  test('does not repeat a refusal', async () => {
    const server = await startScripted((_request, response) => json(response, 404, {}));
    expect((await wireTo(server.url).read({ method: 'GET', path: '/x' })).status).toBe(404);
    expect(server.seen).toHaveLength(1);
    await server.close();
  });

  test('keeps one request id over its repetitions', async () => {
    const server = await startScripted((_request, response) => json(response, 500, {}));
    await wireTo(server.url).read({ method: 'GET', path: '/x', requestId: 'one-and-the-same' });
    const ids = new Set(server.seen.map(({ headers }) => headers['x-ms-client-request-id']));
    expect([...ids]).toEqual(['one-and-the-same']);
    await server.close();
  });

  test('gives up on silence', async () => {
    const server = await startScripted(() => undefined);
    const call = wireTo(server.url).read({ method: 'GET', path: '/x' });
    await expect(call).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE', retry: true });
    await server.close();
  });
});

test('a body that never ends is given up', async () => {
  const server = await startScripted((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
    response.write('{');
  });
  const call = wireTo(server.url).read({ method: 'GET', path: '/x' });
  await expect(call).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE' });
});

test('a caller who loses patience is heard', async () => {
  const server = await startScripted(() => undefined);
  const call = wireTo(server.url, { timeoutMs: 30_000 }).read({
    method: 'GET',
    path: '/x',
    signal: AbortSignal.timeout(50),
  });
  await expect(call).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE' });
});

describe('what an answer that is not as documented becomes', () => {
  test.each<[string, number, string, string]>([
    ['not JSON', 200, '<html></html>', 'PROVIDER_UNREADABLE'],
    ['another shape', 200, '{"value": 7}', 'PROVIDER_UNREADABLE'],
    ['an outage', 500, '', 'PROVIDER_UNREACHABLE'],
    ['too many calls', 429, '', 'PROVIDER_UNREACHABLE'],
    ['a refusal', 400, '{"error":{"code":"InvalidLocationId","message":"no"}}', 'InvalidLocationId'],
    ['a refusal without words', 418, '', 'HTTP 418'],
  ])('%s', async (_name, status, text, code) => {
    const server = await startScripted((_request, response) => {
      response.statusCode = status;
      response.end(text);
    });
    const call = wireTo(server.url).ask(z.object({ value: z.string() }), { method: 'GET', path: '/x' });
    await expect(call).rejects.toMatchObject({ name: 'BotError', code });
    await server.close();
  });
});

describe('the token', () => {
  test('is not sent to a host that an answer links to', async () => {
    const foreign = await startScripted((_request, response) => json(response, 200, {}));
    const server = await startScripted((_request, response) => json(response, 200, {}));
    const call = wireTo(server.url).read({ method: 'GET', path: `${foreign.url}/next` });
    await expect(call).rejects.toMatchObject({ code: 'PROVIDER_UNREADABLE' });
    expect(foreign.seen).toHaveLength(0);
    await Promise.all([server.close(), foreign.close()]);
  });

  test('is not sent along a redirect', async () => {
    const foreign = await startScripted((_request, response) => json(response, 200, {}));
    const server = await startScripted((_request, response) => json(response, 302, {}, { location: foreign.url }));
    expect((await wireTo(server.url).read({ method: 'GET', path: '/x' })).status).toBe(302);
    expect(foreign.seen).toHaveLength(0);
    await Promise.all([server.close(), foreign.close()]);
  });

  test('does not go over plain http to any address but the known ones of this machine', async () => {
    const server = await startScripted((_request, response) => json(response, 200, {}), '127.0.0.2');
    await expect(wireTo(server.url).read({ method: 'GET', path: '/x' })).rejects.toMatchObject({
      code: 'PROVIDER_UNREACHABLE',
    });
    expect(server.seen).toHaveLength(0);
  });

  test('is in no error, however it is printed', async () => {
    const server = await startScripted((_request, response) => void response.socket?.destroy());
    const error: unknown = await wireTo(server.url)
      .read({ method: 'GET', path: '/x' })
      .catch((caught: unknown) => caught);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(TOKEN);
    // The library's error hides the request from printing, yet holds it.
    expect((error as Error).cause).toBeUndefined();
    await server.close();
  });
});

test('a call sent once is not repeated, and says whether it left', async () => {
  const server = await startScripted((_request, response) => void response.socket?.destroy());
  const wire = wireTo(server.url);
  expect(await wire.sendOnce({ method: 'POST', path: '/x', body: {} })).toMatchObject({ outcome: 'unanswered' });
  expect(server.seen).toHaveLength(1);
  await server.close();
  const noToken = wireTo(server.url, { credential: { getToken: () => Promise.reject(new Error('no')) } });
  expect(await noToken.sendOnce({ method: 'POST', path: '/x' })).toMatchObject({ outcome: 'unsent' });
});
