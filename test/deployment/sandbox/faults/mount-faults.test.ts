import restify from 'restify';
import { mountFaults, type MountedFaults } from '../../../../deployment/sandbox/faults/mount-faults';

let server: restify.Server;
let url: string;
let mounted: MountedFaults;
let effects: number;

beforeEach(async () => {
  server = restify.createServer({ name: 'test' });
  mounted = mountFaults(server);
  effects = 0;
  const act = async (_request: restify.Request, response: restify.Response) => {
    effects += 1;
    const text = JSON.stringify({ effects, padding: 'x'.repeat(200) });
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': text.length });
    response.end(text);
  };
  server.get('/things', act);
  server.post('/things', act);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}`;
});
afterEach(async () => {
  server.server.closeAllConnections();
  await new Promise<void>(
    (resolve) =>
      void server.close(() => {
        resolve();
      }),
  );
});

const get = (init?: RequestInit): Promise<Response> => fetch(`${url}/things`, init);
const statusOf = async () => (await get()).status;

test('cut-before breaks the connection and nothing happened', async () => {
  mounted.faults.add({ fault: 'cut-before' });
  await expect(get()).rejects.toThrow();
  expect(effects).toBe(0);
  expect(mounted.calls()).toMatchObject([{ method: 'GET', path: '/things', fault: 'cut-before', stopped: true }]);
  expect(await statusOf()).toBe(200);
});

test('cut-after lets everything happen and says nothing', async () => {
  mounted.faults.add({ fault: 'cut-after' });
  await expect(get()).rejects.toThrow();
  expect(effects).toBe(1);
  expect(mounted.calls()).toMatchObject([
    { method: 'GET', path: '/things', status: 0, fault: 'cut-after', stopped: false },
  ]);
});

test('truncate sends half of the answer', async () => {
  mounted.faults.add({ fault: 'truncate' });
  const answer = await get();
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
  expect(effects).toBe(1);
});

test('status answers instead, with the body and the wait that were asked for', async () => {
  mounted.faults.add({ fault: 'status', status: 429, retryAfter: 57 });
  mounted.faults.add({ fault: 'status', status: 500, body: { code: '800005' }, after: true });
  const limited = await get();
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '57']);
  expect(await limited.json()).toEqual({
    statusCode: 429,
    message: 'Rate limit is exceeded. Try again in 57 seconds.',
  });
  expect(effects).toBe(0);
  const broken = await get();
  expect([broken.status, await broken.json(), effects]).toEqual([500, { code: '800005' }, 1]);
  expect(mounted.calls().map(({ stopped }) => stopped)).toEqual([true, false]);
});

test('html is a page of a gateway', async () => {
  mounted.faults.add({ fault: 'html' });
  const page = await get();
  expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html']);
  expect(await page.text()).toContain('<html>');
});

test('hang never answers, or breaks off after a while', async () => {
  mounted.faults.add({ fault: 'hang' });
  await expect(get({ signal: AbortSignal.timeout(150) })).rejects.toThrow(/timeout/i);
  mounted.faults.add({ fault: 'hang', ms: 20, after: true });
  await expect(get()).rejects.toThrow(/fetch failed/);
  expect(effects).toBe(1);
});

test('latency serves the call all the same', async () => {
  mounted.faults.add({ fault: 'latency', ms: 30 });
  expect(await statusOf()).toBe(200);
  expect(effects).toBe(1);
});

test('a call that would be served much later is served once the faults are cleared, one that hangs is not', async () => {
  mounted.faults.add({ fault: 'hang' });
  const hung = get({ signal: AbortSignal.timeout(200) });
  const refused = expect(hung).rejects.toThrow();
  while (mounted.faults.list().length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  mounted.faults.add({ fault: 'latency', ms: 100_000_000 });
  const served = statusOf();
  while (mounted.faults.list().length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(effects).toBe(0);
  mounted.faults.clear();
  expect(await served).toBe(200);
  await refused;
  expect(effects).toBe(1);
});

test('a fault happens so often, after so many, to these paths and methods only', async () => {
  mounted.faults.add({ fault: 'status', status: 503, times: 2, skip: 1, method: 'get', path: '^/things\\?a=1$' });
  const statuses: number[] = [];
  for (let index = 0; index < 5; index++) statuses.push((await fetch(`${url}/things?a=1`)).status);
  expect(statuses).toEqual([200, 503, 503, 200, 200]);
  mounted.faults.add({ fault: 'status', status: 503, method: 'POST' });
  expect(await statusOf()).toBe(200);
  expect((await get({ method: 'POST' })).status).toBe(503);
});

test('switches and log can be used by HTTP and are never faulty themselves', async () => {
  const post = (body: unknown) => fetch(`${url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(body) });
  const added = await post({ fault: 'cut-before', times: 9 });
  expect(added.status).toBe(201);
  const { id } = (await added.json()) as { id: string };
  expect(await (await fetch(`${url}/_sandbox/faults`)).json()).toMatchObject([{ id, fault: 'cut-before', times: 9 }]);
  expect((await fetch(`${url}/_sandbox/faults`, { method: 'DELETE' })).status).toBe(204);
  expect(await statusOf()).toBe(200);
  expect((await post({ fault: 'flood' })).status).toBe(400);
  expect((await post({ fault: 'hang', path: '(' })).status).toBe(400);

  const headers = { 'MS-RequestId': 'one', 'MS-CorrelationId': 'two' };
  await (await get({ headers })).text();
  const log = (await (await fetch(`${url}/_sandbox/calls`)).json()) as unknown[];
  expect(log.at(-1)).toMatchObject({
    method: 'GET',
    path: '/things',
    status: 200,
    requestId: 'one',
    correlationId: 'two',
  });
  await fetch(`${url}/_sandbox/calls`, { method: 'DELETE' });
  expect(mounted.calls()).toEqual([]);
});

test('a second service on the same server shares the faults', () => {
  expect(mountFaults(server)).toBe(mounted);
});
