import { ADELE } from '../../deployment/sandbox/people';
import { signingChain } from '../../deployment/sandbox/partner-center/webhooks/certificate';
import { startSandbox, type Sandbox } from '../../deployment/sandbox/sandbox';
import { aboutInvoice, certificateOf, signedEvent } from '../bot/webhooks/signed-event';
import { startBotProcess, type BotProcess } from '../support/bot-process';
import { handsOn, type Hands } from '../support/hands';
import { startTestRedis, type TestRedis } from '../support/redis';
import { freePort, testEnvironment, TOKEN } from '../support/start-desk';

let redis: TestRedis;
let sandbox: Sandbox;
let hands: Hands;
let bot: BotProcess;
let env: Record<string, string>;
let thread: string;

beforeAll(async () => {
  redis = await startTestRedis();
  const PORT = String(await freePort());
  const publicUrl = `http://127.0.0.1:${PORT}`;
  sandbox = await startSandbox({ port: 0, botEndpoint: `${publicUrl}/api/messages`, token: TOKEN, paceMs: 100 });
  const { root } = await signingChain();
  env = testEnvironment(sandbox.url, redis.url, { PORT, WEBHOOK_ROOTS: root, INVOICE_POLL_MS: '3600000' });
  bot = await startBotProcess(env);
  hands = handsOn(sandbox.teams);
  await sandbox.teams.say(ADELE, sandbox.teams.places.purchases, 'watch invoices');
  thread = hands.threadOf(ADELE);
  await hands.hears(/every new invoice here/, thread);
}, 120_000);

afterAll(async () => {
  await bot.kill();
  await sandbox.close();
  await redis.stop();
});

/** Announces an invoice; when the bot has taken it, the answer is 200 and nothing is told yet. */
async function announce(id: unknown): Promise<number> {
  const { body, headers } = await signedEvent(certificateOf(sandbox.url), aboutInvoice(id));
  return (await fetch(`http://127.0.0.1:${env.PORT}/api/webhooks/partner-center`, { method: 'POST', body, headers }))
    .status;
}
const told = (id: unknown) =>
  sandbox.teams.messages(thread).filter((message) => hands.wordsOf(message).includes(`New invoice ${String(id)}`))
    .length;

it('tells an announced invoice exactly once although the bot is killed before it could look', async () => {
  const { partnerCenter } = sandbox;
  const { id } = partnerCenter.issueInvoice('EUR');
  partnerCenter.faults.add({ path: '/v1/invoices\\?', fault: 'hang', times: 50 });
  expect(await announce(id)).toBe(200);
  await bot.kill();
  expect(told(id)).toBe(0);
  partnerCenter.faults.clear();
  bot = await startBotProcess(env);
  await hands.hears(new RegExp(`New invoice ${String(id)}`), thread);
  expect(await announce(id)).toBe(200);
  await sandbox.teams.say(ADELE, sandbox.teams.places.purchases, 'watch', { replyTo: thread.split('messageid=')[1]! });
  await hands.hears(/Watched in this conversation/, thread);
  expect(told(id)).toBe(1);
}, 180_000);

it('tells it exactly once although the bot is killed while it is posting', async () => {
  const { partnerCenter, teams } = sandbox;
  const { id } = partnerCenter.issueInvoice('GBP');
  teams.fail({ op: 'create', fault: 'hang', times: 1 });
  const calls = teams.calls.length;
  expect(await announce(id)).toBe(200);
  while (teams.calls.length === calls) await new Promise((resolve) => setTimeout(resolve, 20));
  await bot.kill();
  expect(told(id)).toBe(0);
  bot = await startBotProcess(env);
  await hands.hears(new RegExp(`New invoice ${String(id)}`), thread);
  expect(told(id)).toBe(1);
}, 180_000);
