import { ADELE } from '../../deployment/sandbox/people';
import { signingChain } from '../../deployment/sandbox/partner-center/webhooks/certificate';
import type { Sandbox } from '../../deployment/sandbox/sandbox';
import { aboutInvoice, certificateOf, signedEvent } from '../bot/webhooks/signed-event';
import { until } from '../support/azure-hands';
import { handsOn, type Hands } from '../support/hands';
import { startKillableDesk, type KillableDesk } from '../support/killable-desk';

let desk: KillableDesk;
let sandbox: Sandbox;
let hands: Hands;
let thread: string;

beforeAll(async () => {
  const { root } = await signingChain();
  desk = await startKillableDesk({ paceMs: 100, over: { WEBHOOK_ROOTS: root, INVOICE_POLL_MS: '3600000' } });
  sandbox = desk.sandbox;
  hands = handsOn(sandbox.teams);
  await sandbox.teams.say(ADELE, sandbox.teams.places.purchases, 'watch invoices');
  thread = hands.threadOf(ADELE);
  await hands.hears(/every new invoice here/, thread);
}, 900_000);

afterAll(() => desk.stop());

/** Posts an event about an invoice as Partner Center would; the changes make it a forgery. Answers the status. */
async function announce(
  id: unknown,
  { event, body, headers }: { event?: object; body?: string; headers?: Record<string, string> } = {},
): Promise<number> {
  const signed = await signedEvent(certificateOf(sandbox.url), { ...aboutInvoice(id), ...event });
  const response = await fetch(`http://127.0.0.1:${desk.env.PORT}/api/webhooks/partner-center`, {
    method: 'POST',
    body: body ?? signed.body,
    headers: { ...signed.headers, ...headers },
  });
  return response.status;
}
const told = (id: unknown) =>
  sandbox.teams.messages(thread).filter((message) => hands.wordsOf(message).includes(`New invoice ${String(id)}`))
    .length;

it('believes only what Partner Center signed, exactly so and now, with a certificate of its own', async () => {
  const asked = () => sandbox.partnerCenter.calls().filter(({ path }) => path.includes('/invoices')).length;
  const before = asked();
  const tampered = JSON.stringify({ EventName: 'invoice-ready', ResourceChangeUtcDate: new Date() });
  const statuses = [
    await announce('G1', { headers: { authorization: `Signature ${Buffer.from('forged').toString('base64')}` } }),
    await announce('G1', { headers: { authorization: '' } }),
    await announce('G1', { headers: { 'x-ms-certificate-url': 'https://evil.example/signing.cer' } }),
    await announce('G1', { headers: { 'x-ms-signature-algorithm': 'rsa-sha1' } }),
    await announce('G1', { body: tampered }),
    await announce('G1', { event: { ResourceChangeUtcDate: new Date(Date.now() - 2 * 86_400_000).toISOString() } }),
  ];
  expect(statuses).toEqual([401, 401, 401, 401, 401, 401]);
  expect(asked()).toBe(before);
}, 900_000);

it('tells an announced invoice exactly once although the bot is killed before it could look', async () => {
  const { partnerCenter } = sandbox;
  const { id } = partnerCenter.issueInvoice('EUR');
  partnerCenter.faults.add({ path: '/v1/invoices\\?', fault: 'hang', times: 50 });
  expect(await announce(id)).toBe(200);
  await desk.bot.kill();
  expect(told(id)).toBe(0);
  partnerCenter.faults.clear();
  await desk.start();
  await hands.hears(new RegExp(`New invoice ${String(id)}`), thread);
  expect(await announce(id)).toBe(200);
  await sandbox.teams.say(ADELE, sandbox.teams.places.purchases, 'watch', { replyTo: thread.split('messageid=')[1]! });
  await hands.hears(/Watched in this conversation/, thread);
  expect(told(id)).toBe(1);
}, 900_000);

it('tells it exactly once although the bot is killed while it is posting', async () => {
  const { partnerCenter, teams } = sandbox;
  const { id } = partnerCenter.issueInvoice('GBP');
  teams.fail({ op: 'create', fault: 'hang', times: 1 });
  const calls = teams.calls.length;
  expect(await announce(id)).toBe(200);
  await until(() => teams.calls.length > calls);
  await desk.bot.kill();
  expect(told(id)).toBe(0);
  await desk.start();
  await hands.hears(new RegExp(`New invoice ${String(id)}`), thread);
  expect(told(id)).toBe(1);
}, 900_000);
