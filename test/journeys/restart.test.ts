import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { startSandbox, type Sandbox } from '../../deployment/sandbox/sandbox';
import { startBotProcess, type BotProcess } from '../support/bot-process';
import { handsOn } from '../support/hands';
import { startTestRedis, type TestRedis } from '../support/redis';
import { freePort, testEnvironment, TOKEN } from '../support/start-desk';

/** The steps of a purchase; the bot is killed after each of them and started again. */
let redis: TestRedis;
let sandbox: Sandbox;
let bot: BotProcess;
let env: Record<string, string>;

beforeAll(async () => {
  redis = await startTestRedis();
  const port = String(await freePort());
  const botEndpoint = `http://127.0.0.1:${port}/api/messages`;
  sandbox = await startSandbox({ port: 0, botEndpoint, token: TOKEN, paceMs: 300 });
  env = testEnvironment(sandbox.url, redis.url, { PORT: port });
  bot = await startBotProcess(env);
}, 900_000);

afterAll(async () => {
  await bot.kill();
  await sandbox.close();
  await redis.stop();
});

async function killAndRestart(): Promise<void> {
  await bot.kill();
  bot = await startBotProcess(env);
}

it('ends with exactly one order although the bot is killed between every two steps', async () => {
  const { teams, partnerCenter } = sandbox;
  const hands = handsOn(teams);

  await teams.say(ALEX, teams.places.purchases, 'buy Standard_D2s_v5 in westeurope');
  const thread = hands.threadOf(ALEX);
  const form = await hands.offering(ALEX, 'Continue', thread);
  await killAndRestart();

  const answers = {
    customer: 'Contoso',
    subscription: 'Contoso Azure plan',
    term: 'P3Y',
    billingPlan: 'Monthly',
    quantity: '2',
  };
  await teams.click(ALEX, form.id, { title: 'Continue', inputs: answers });
  await hands.offering(ALEX, 'Confirm', thread);
  await killAndRestart();

  await hands.press(ALEX, 'Confirm', {}, thread);
  await killAndRestart();

  const pending = await hands.offering(MEGAN, 'Approve', thread);
  await killAndRestart();

  await teams.click(MEGAN, pending.id, { title: 'Approve' });
  await killAndRestart();

  await teams.waitFor(() => partnerCenter.orders().length > 0, 240_000);
  await killAndRestart();

  const done = await hands.hears(/is bought and active/, thread);
  await killAndRestart();

  expect(partnerCenter.orders()).toHaveLength(1);
  expect(partnerCenter.orders()[0]?.lines).toMatchObject([{ armSkuName: 'Standard_D2s_v5', quantity: 2 }]);
  const mentioned = (done.activity.entities as { mentioned?: { name: string } }[]).map(
    (entity) => entity.mentioned?.name,
  );
  expect(mentioned).toEqual(expect.arrayContaining([ALEX.name, MEGAN.name]));
}, 900_000);
