import { createVerify, X509Certificate } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { start, type Started } from '../support/start';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let started: Started;
let listener: Server;
let url: string;
let received: Received[];
let answers: number[];
let heard: () => void;

beforeEach(async () => {
  started = await start();
  received = [];
  answers = [];
  heard = () => undefined;
  listener = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.statusCode = answers.shift() ?? 200;
      response.end(() => heard());
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`;
});
afterEach(async () => {
  await started.close();
  listener.closeAllConnections();
  await new Promise((resolve) => listener.close(resolve));
});

const REGISTRATION = '/partner-center/webhooks/v1/registration';
const register = (changes: Record<string, unknown> = {}) =>
  started.call('POST', REGISTRATION, { WebhookUrl: url, WebhookEvents: ['invoice-ready', 'test-created'], ...changes });
const deliveries = (count: number) =>
  new Promise<void>((resolve) => {
    heard = () => (received.length >= count ? resolve() : undefined);
    heard();
  });

async function verifies({ headers, body }: Received, header: string): Promise<boolean> {
  const certificate = new X509Certificate(
    Buffer.from(await (await fetch(String(headers['x-ms-certificate-url']))).arrayBuffer()),
  );
  const root = new X509Certificate(await started.simulation.webhookRoot());
  expect(certificate.issuer).toContain('O=Microsoft Corporation');
  expect(certificate.checkIssued(root) && certificate.verify(root.publicKey)).toBe(true);
  expect(headers['x-ms-signature-algorithm']).toBe('rsa-sha256');
  const signature = /^Signature (.+)$/.exec(String(headers[header]))?.[1] ?? '';
  return createVerify('sha256').update(body, 'utf8').verify(certificate.publicKey, signature, 'base64');
}

test('a registered callback hears of an invoice, signed under the certificate that the sandbox serves', async () => {
  const registered = await register();
  expect(registered.json).toMatchObject({ WebhookUrl: url, WebhookEvents: ['invoice-ready', 'test-created'] });
  const { id } = started.simulation.issueInvoice('EUR');
  await deliveries(1);
  const event = JSON.parse(received[0]?.body ?? '') as Record<string, unknown>;
  expect(event).toMatchObject({ EventName: 'invoice-ready', ResourceName: 'invoice', AuditUri: null });
  expect(event.ResourceUri).toBe(`https://api.partnercenter.microsoft.com/v1/invoices/${String(id)}`);
  expect(await verifies(received[0] as Received, 'authorization')).toBe(true);
  expect(await verifies({ ...(received[0] as Received), body: '{}' }, 'authorization')).toBe(false);
});

test('the signature can come in a header of its own, and a callback that fails hears again', async () => {
  answers = [500, 503];
  await register({ SignatureTokenToMsSignatureHeader: true });
  started.simulation.issueInvoice('EUR');
  await deliveries(3);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  expect(received[0]?.headers.authorization).toBeUndefined();
  expect(await verifies(received[2] as Received, 'x-ms-signature')).toBe(true);
});

test('a test event can be asked for and its delivery looked up', async () => {
  await register();
  const asked = await started.call('POST', `${REGISTRATION}/validationEvents`);
  await deliveries(1);
  let look = await started.call('GET', `${REGISTRATION}/validationEvents/${asked.string('correlationId')}`);
  while (look.at('status') === 'running')
    look = await started.call('GET', `${REGISTRATION}/validationEvents/${asked.string('correlationId')}`);
  expect(look.json).toMatchObject({ status: 'completed', callbackUrl: url, results: [{ responseCode: 'OK' }] });
});

test('there is one registration: replaced by PUT, checked for its events, unknown before', async () => {
  expect((await started.call('GET', REGISTRATION)).status).toBe(404);
  expect((await register({ WebhookEvents: ['order-fulfilled'] })).status).toBe(400);
  await register();
  await started.call('PUT', REGISTRATION, { WebhookUrl: url, WebhookEvents: ['subscription-updated'] });
  expect((await started.call('GET', REGISTRATION)).at('WebhookEvents')).toEqual(['subscription-updated']);
  started.simulation.issueInvoice('EUR');
  expect((await started.call('GET', `${REGISTRATION}/events`)).json).toContain('invoice-ready');
  expect(received).toEqual([]);
});
