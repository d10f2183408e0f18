import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { startSandbox, type Sandbox } from '../../deployment/sandbox/sandbox';
import { startBotProcess, type BotProcess } from '../support/bot-process';
import { handsOn } from '../support/hands';
import { startTestRedis, type TestRedis } from '../support/redis';
import { freePort, testEnvironment, TOKEN } from '../support/start-desk';

/** The bot is killed in the middle of looking lines up, of both decisions and of the purchases. */
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

async function killAndRestart(afterMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  await bot.kill();
  bot = await startBotProcess(env);
}

it('buys every line of a table once although the bot is killed again and again in the middle', async () => {
  const { teams, partnerCenter } = sandbox;
  const hands = handsOn(teams);
  const quantities = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const lines = quantities.map(
    (quantity) => `Contoso;Contoso Azure plan;Standard_D2s_v5;westeurope;1 year;upfront;${quantity}`,
  );
  const table = ['Customer;Subscription;SKU;Region;Term;Payment;Qty', ...lines].join('\n');

  await teams.say(ALEX, teams.places.purchases, `bulk\n${table}`);
  const thread = hands.threadOf(ALEX);
  await killAndRestart(150);
  await hands.press(ALEX, 'Confirm all 12 lines', {}, thread);
  await killAndRestart(120);
  await hands.press(MEGAN, 'Approve all 12 lines', {}, thread);
  await killAndRestart(120);
  await killAndRestart(400);
  await killAndRestart(900);

  await hands.hears(/is done\. 12 of 12 lines are bought and active/, thread);
  const bought = partnerCenter.orders().flatMap((order) => order.lines.map((line) => line.quantity));
  expect(bought.toSorted((a, b) => a - b)).toEqual(quantities);
}, 900_000);
