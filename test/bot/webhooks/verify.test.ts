import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCertificates } from '../../../bot/webhooks/certificates';
import { createVerifier, type Headers } from '../../../bot/webhooks/verify';
import { makeCertificate, signatureOf, type Made, type Wanted } from './chain';

const root = makeCertificate({ name: 'Root', authority: true });
const middle = makeCertificate({ name: 'Middle', authority: true, issuer: root });
const leaf = makeCertificate({ name: 'Leaf', issuer: middle });
const NOW = new Date();
const EVENT = {
  EventName: 'invoice-ready',
  ResourceUri: 'https://x/v1/invoices/G1234',
  ResourceChangeUtcDate: NOW.toISOString(),
};
const BODY = JSON.stringify(EVENT);

let server: Server;
let url: string;
/** Path to what is served there; a number is a status. */
const files = new Map<string, Buffer | string | number>();
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!);
    // Making keys holds this process up for longer than an idle connection lives.
    response.setHeader('connection', 'close');
    const file = files.get(request.url!) ?? 404;
    if (typeof file !== 'number') response.end(file);
    else {
      response.writeHead(file, { location: '/leaf.cer' });
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked.length = 0;
  files.clear();
  files.set('/leaf.cer', leaf.pem + middle.pem);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function verifier({ roots = root.pem, allowLoopback = true, now = NOW } = {}) {
  const certificates = createCertificates({ hosts: ['certs.example'], roots, allowLoopback, now: () => now });
  return createVerifier({ certificates, now: () => now });
}
const headersFor = (signer: Made = leaf, body = BODY): Headers => ({
  authorization: signatureOf(body, signer),
  'x-ms-certificate-url': `${url}/leaf.cer`,
  'x-ms-signature-algorithm': 'rsa-sha256',
});
const verify = (headers: Headers, body = BODY, options = {}) => verifier(options)(Buffer.from(body), headers);

/** The verdict about a leaf certificate that is made and served as said. */
async function verdictOn(wanted: Partial<Wanted>, served: (made: Made) => string | Buffer, options = {}) {
  const made = makeCertificate({ name: 'Leaf', issuer: root, ...wanted });
  files.set('/leaf.cer', served(made));
  return verify(headersFor(made), BODY, options);
}

test('a signature over the very bytes, with a certificate under the root, is genuine; the certificate is read once', async () => {
  const once = verifier();
  expect(await once(Buffer.from(BODY), headersFor())).toMatchObject({
    outcome: 'genuine',
    event: { EventName: 'invoice-ready' },
  });
  const { authorization, ...rest } = headersFor();
  expect(await once(Buffer.from(BODY), { ...rest, 'x-ms-signature': authorization })).toMatchObject({
    outcome: 'genuine',
  });
  expect(asked).toEqual(['/leaf.cer']);
});

test('stronger hashes are accepted, when that is what was signed', async () => {
  const headers = { ...headersFor(), 'x-ms-signature-algorithm': 'RSA-SHA512' };
  expect(await verify(headers)).toMatchObject({ outcome: 'refused' });
  expect(await verify({ ...headers, authorization: signatureOf(BODY, leaf, 'sha512') })).toMatchObject({
    outcome: 'genuine',
  });
});

test.each([
  ['no signature', { authorization: undefined }],
  ['a bearer token', { authorization: 'Bearer abc' }],
  ['no algorithm', { 'x-ms-signature-algorithm': undefined }],
  ['a weak algorithm', { 'x-ms-signature-algorithm': 'rsa-sha1' }],
  ['no algorithm of ours', { 'x-ms-signature-algorithm': 'constructor' }],
  ['no certificate', { 'x-ms-certificate-url': undefined }],
  ['another host', { 'x-ms-certificate-url': 'https://evil.example/leaf.cer' }],
  ['the right host without TLS', { 'x-ms-certificate-url': 'http://certs.example/leaf.cer' }],
  ['a name in the address', { 'x-ms-certificate-url': 'https://certs.example@evil.example/leaf.cer' }],
  ['another port', { 'x-ms-certificate-url': 'https://certs.example:8443/leaf.cer' }],
  ['a file', { 'x-ms-certificate-url': 'file:///etc/passwd' }],
])('with %s it is refused and nothing is fetched', async (_, change) => {
  expect(await verify({ ...headersFor(), ...change })).toMatchObject({ outcome: 'refused' });
  expect(asked).toEqual([]);
});

test('loopback is no host of Partner Center unless the bot runs unauthenticated', async () => {
  expect(await verify(headersFor(), BODY, { allowLoopback: false })).toMatchObject({ outcome: 'refused' });
  expect(asked).toEqual([]);
});

test.each([
  ['stale', { ...EVENT, ResourceChangeUtcDate: new Date(NOW.getTime() - 25 * 3_600_000).toISOString() }],
  ['of the future', { ...EVENT, ResourceChangeUtcDate: new Date(NOW.getTime() + 600_000).toISOString() }],
  ['without a date', { EventName: 'invoice-ready' }],
  ['without a name', { ResourceChangeUtcDate: NOW.toISOString() }],
])('an event %s is refused, however well it is signed', async (_, event) => {
  const body = JSON.stringify(event);
  expect(await verify(headersFor(leaf, body), body)).toMatchObject({ outcome: 'refused' });
  expect(asked).toEqual([]);
});

test('one changed byte, another key, or white space of another kind is refused', async () => {
  expect(await verify(headersFor(), BODY.replace('G1234', 'G1235'))).toMatchObject({ outcome: 'refused' });
  expect(await verify(headersFor(), `${BODY}\n`)).toMatchObject({ outcome: 'refused' });
  expect(await verify(headersFor(middle))).toMatchObject({ outcome: 'refused' });
});

test('the chain must lead to a root of ours, by authorities, within their time, and from Microsoft', async () => {
  const strange = makeCertificate({ name: 'Root', authority: true });
  const noAuthority = makeCertificate({ name: 'No authority', issuer: root });
  const other = makeCertificate({ name: 'Root', authority: true, organization: 'Somebody Else' });
  const why = async (wanted: Partial<Wanted>, served?: (made: Made) => string, options = {}) => {
    const verdict = await verdictOn(wanted, served ?? ((made) => made.pem), options);
    return 'why' in verdict ? verdict.why : verdict.outcome;
  };
  expect(await why({})).toBe('genuine');
  expect(await why({ issuer: strange })).toMatch('known root');
  expect(await why({ issuer: noAuthority }, (made) => made.pem + noAuthority.pem)).toMatch('known root');
  expect(await why({ issuer: middle })).toMatch('known root');
  expect(await why({ to: -0.5 })).toMatch('not valid now');
  expect(await why({ from: 1 })).toMatch('not valid now');
  expect(await why({ issuer: other }, undefined, { roots: other.pem })).toMatch('Microsoft did not issue');
  expect(await why({ bits: 1024 })).toMatch('too weak');
  expect(await why({}, () => 'no certificate at all')).toMatch('no certificate');
});

test('a missing link of the chain is read from where the certificate says, if that is an allowed place', async () => {
  files.set('/middle.crt', middle.der);
  const linked = (made: Made) => made.der;
  expect(await verdictOn({ issuer: middle, issuerAt: `${url}/middle.crt` }, linked)).toMatchObject({
    outcome: 'genuine',
  });
  expect(await verdictOn({ issuer: middle, issuerAt: 'http://evil.example/middle.crt' }, linked)).toMatchObject({
    outcome: 'refused',
  });
});

test('what cannot be fetched cannot be judged: no redirect, no flood, no missing file', async () => {
  for (const file of [302, 500, 404, Buffer.alloc(70_000)]) {
    files.set('/leaf.cer', file);
    expect(await verify(headersFor())).toMatchObject({ outcome: 'unknown' });
  }
});
