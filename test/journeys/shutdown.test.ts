import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import type { Sandbox } from '../../deployment/sandbox/sandbox';
import { until } from '../support/azure-hands';
import { handsOn, type Hands } from '../support/hands';
import { startKillableDesk, type KillableDesk } from '../support/killable-desk';

/** A bot in a process of its own is asked to end in the middle of something. */
const FOR_LONG = { fault: 'latency', ms: 3_600_000 } as const;
const SENTENCE = 'buy 2 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly';

let desk: KillableDesk;
let sandbox: Sandbox;
let hands: Hands;

beforeAll(async () => {
  desk = await startKillableDesk({ over: { LOG_LEVEL: 'info', CLOSE_LIMIT_MS: '600000' } });
  sandbox = desk.sandbox;
  hands = handsOn(sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());

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

async function askedToEnd(signal: NodeJS.Signals): Promise<void> {
  desk.bot.signal(signal);
  await until(() => desk.bot.output().includes('closing: nothing new'));
}

it('finishes the purchase that is on its way and exits with 0', async () => {
  sandbox.partnerCenter.faults.add({ ...FOR_LONG, path: '/checkout' });
  const before = orders();
  const thread = await buyUntilCheckout();
  await askedToEnd('SIGTERM');
  expect(orders()).toBe(before);
  sandbox.partnerCenter.faults.clear();
  expect(await desk.bot.ended).toBe(0);
  expect(orders()).toBe(before + 1);
  expect(desk.bot.output()).toContain('what runs is finished');

  await desk.start();
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
    if (code === 0) {
      await desk.bot.stop();
      await desk.start({ CLOSE_LIMIT_MS: '2000' });
    }
    sandbox.partnerCenter.faults.add({ path: '/checkout', fault: 'hang', after: true });
    const before = orders();
    const thread = await buyUntilCheckout();
    const [first, again] = signals;
    await askedToEnd(first);
    // A second wish is one that comes later than what a terminal and a parent say of the first.
    const repeated = again && setInterval(() => desk.bot.signal(again), 300);
    expect(await desk.bot.ended).toBe(code);
    clearInterval(repeated);

    await desk.start();
    await hands.hears(/is bought and active/, thread);
    expect(orders()).toBe(before + 1);
  },
  900_000,
);

it('answers the turn that runs, and listens no more', async () => {
  const { teams } = sandbox;
  sandbox.partnerCenter.faults.add({ ...FOR_LONG, path: '/customers/.*/subscriptions' });
  const turn = teams.say(ALEX, teams.places.groupChat, 'subscriptions of Fabrikam');
  await until(() => sandbox.partnerCenter.faults.list().length === 0);
  await askedToEnd('SIGTERM');
  sandbox.partnerCenter.faults.clear();
  expect(await turn).toBe(200);
  expect(await desk.bot.ended).toBe(0);
  await expect(fetch(`http://127.0.0.1:${desk.env.PORT}/healthz`)).rejects.toThrow();
  const said = teams.messages(teams.places.groupChat).filter(({ author }) => author.bot);
  expect(said).toHaveLength(1);
  await desk.start();
}, 900_000);
