import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { createSender, NoReply, type OneCall } from '../../../bot/notices/send-message';

let seen: string[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const sockets = new Set<Socket>();
const server = createServer((request, response) => {
  seen.push(request.headers['x-name'] as string);
  request.resume().on('end', () => answer(request, response));
});
server.on('connection', (socket) => void sockets.add(socket));
const silent = createTcpServer((socket) => void sockets.add(socket.on('error', () => undefined)));
let origin: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  if (silent.listening) silent.close();
  for (const socket of sockets) socket.destroy();
});
beforeEach(() => {
  seen = [];
  sockets.clear();
  answer = (_request, response) => response.end('hello');
});

const call = (name: string, over: Partial<OneCall> = {}): OneCall => ({
  ...{ origin, path: '/a', method: 'POST', headers: { 'x-name': name }, body: '{}', timeoutMs: 5000 },
  ...over,
});

async function noReplyOf(sent: Promise<unknown>): Promise<NoReply> {
  const error = await sent.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(NoReply);
  return error as NoReply;
}

describe('createSender', () => {
  it('keeps connections for the next calls', async () => {
    const send = createSender();
    for (const name of 'abcdefgh') expect(await send(call(name))).toMatchObject({ status: 200, text: 'hello' });
    expect(sockets.size).toBeLessThan(4);
  });

  it('sends on a new connection what comes after the server closed the idle one', async () => {
    const send = createSender();
    await send(call('first'));
    const [idle] = sockets;
    await new Promise((resolve) => idle!.once('close', resolve).end());
    expect(await send(call('second'))).toMatchObject({ text: 'hello' });
    expect(seen).toEqual(['first', 'second']);
  });

  it('does not send, nor ever will, what waited too long for a connection', async () => {
    const send = createSender();
    const held: ServerResponse[] = [];
    answer = (_request, response) => void held.push(response);
    const busy = Array.from({ length: 128 }, () => send(call('busy')));
    while (held.length < 128) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await noReplyOf(send(call('waited', { timeoutMs: 50 })))).toMatchObject({ sent: false });
    answer = (_request, response) => response.end('late');
    for (const response of held) response.end('at last');
    await Promise.all(busy);
    await Promise.all(Array.from({ length: 200 }, () => send(call('after'))));
    expect(seen).not.toContain('waited');
    expect(sockets.size).toBeLessThanOrEqual(129);
  });

  it('sends nothing to whom it cannot prove', async () => {
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const secure = `https://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const failed = await noReplyOf(createSender()(call('secret', { origin: secure, timeoutMs: 100 })));
    expect(failed).toMatchObject({ sent: false, message: 'TimeoutError' });
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['drips', (response) => void dripInto(response)],
    ['breaks off', breakOff],
    ['never ends', (response) => response.write('a'.repeat(2 * 1024 * 1024))],
  ])('gives up an answer that %s, once it may have arrived', async (_how, says) => {
    answer = (_request, response) => says(response);
    expect(await noReplyOf(createSender()(call('once', { timeoutMs: 300 })))).toMatchObject({ sent: true });
    expect(seen).toEqual(['once']);
  });
});

function dripInto(response: ServerResponse): void {
  const drip = setInterval(() => response.write('.'), 20);
  response.once('close', () => clearInterval(drip));
}

function breakOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': '10' });
  response.write('a', () => response.destroy());
}
