import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { startSandbox, type Sandbox } from '../../deployment/sandbox/sandbox';
import { until } from '../support/azure-hands';
import { startBotProcess, type BotProcess } from '../support/bot-process';
import { handsOn, type Hands } from '../support/hands';
import { startTestRedis, type TestRedis } from '../support/redis';
import { freePort, testEnvironment, TOKEN } from '../support/start-desk';

/** A bot in a process of its own is asked to end in the middle of something. */
const SENTENCE = 'buy 2 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly';

let redis: TestRedis;
let sandbox: Sandbox;
let bot: BotProcess;
let env: Record<string, string>;
let hands: Hands;

beforeAll(async () => {
  redis = await startTestRedis();
  const port = String(await freePort());
  const botEndpoint = `http://127.0.0.1:${port}/api/messages`;
  sandbox = await startSandbox({ port: 0, botEndpoint, token: TOKEN, paceMs: 300 });
  sandbox.teams.courier.patienceMs = 120_000;
  hands = handsOn(sandbox.teams);
  env = testEnvironment(sandbox.url, redis.url, { PORT: port, LOG_LEVEL: 'info' });
  bot = await startBotProcess(env);
}, 900_000);
afterAll(async () => {
  await bot.kill();
  await sandbox.close();
  await redis.stop();
});

const checkouts = () => sandbox.partnerCenter.calls().filter(({ path }) => /\/checkout/.test(path));

/** Up to the moment at which the checkout is on its way to Partner Center; answers the thread. */
async function buyUntilCheckout(): Promise<string> {
  const { teams } = sandbox;
  const before = checkouts().length;
  await teams.say(ALEX, teams.places.purchases, SENTENCE);
  const thread = hands.threadOf(ALEX);
  await hands.press(ALEX, 'Confirm', {}, thread);
  await hands.press(MEGAN, 'Approve', {}, thread);
  await until(() => checkouts().length > before);
  return thread;
}

const orders = () => sandbox.partnerCenter.orders().length;

it('finishes the purchase that is on its way and exits with 0', async () => {
  sandbox.partnerCenter.faults.add({ path: '/checkout', fault: 'latency', ms: 2000 });
  const before = orders();
  const thread = await buyUntilCheckout();
  expect(orders()).toBe(before);
  await bot.stop();
  expect(await bot.ended).toBe(0);
  expect(orders()).toBe(before + 1);
  expect(bot.output()).toContain('what runs is finished');

  bot = await startBotProcess(env);
  await hands.hears(/is bought and active/, thread);
  expect(orders()).toBe(before + 1);
}, 900_000);

it.each([
  ['ends within its limit although Partner Center does not answer', ['SIGTERM'], 0],
  ['ends at once when it is asked twice', ['SIGTERM', 'SIGTERM'], 143],
  ['ends at once when it is interrupted twice', ['SIGINT', 'SIGINT'], 130],
] as const)(
  '%s, and goes on after the next start',
  async (_, signals, code) => {
    sandbox.partnerCenter.faults.add({ path: '/checkout', fault: 'hang', after: true });
    const before = orders();
    const thread = await buyUntilCheckout();
    for (const signal of signals) {
      bot.signal(signal);
      await until(() => bot.output().includes('closing: nothing new'));
    }
    expect(await bot.ended).toBe(code);

    bot = await startBotProcess(env);
    await hands.hears(/is bought and active/, thread);
    expect(orders()).toBe(before + 1);
  },
  900_000,
);

it('answers the turn that runs, and listens no more', async () => {
  const { teams } = sandbox;
  sandbox.partnerCenter.faults.add({ path: '/customers/.*/subscriptions', fault: 'latency', ms: 1000 });
  const before = sandbox.partnerCenter.calls().length;
  const turn = teams.say(ALEX, teams.places.groupChat, 'subscriptions of Fabrikam');
  await until(() => sandbox.partnerCenter.calls().length > before);
  bot.signal('SIGTERM');
  expect(await turn).toBe(200);
  expect(await bot.ended).toBe(0);
  await expect(fetch(`http://127.0.0.1:${env.PORT}/healthz`)).rejects.toThrow();
  const said = teams.messages(teams.places.groupChat).filter(({ author }) => author.bot);
  expect(said).toHaveLength(1);
  bot = await startBotProcess(env);
}, 900_000);
