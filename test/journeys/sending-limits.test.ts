import { startApp, type App } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import type { ConnectorCall } from '../../deployment/sandbox/teams/connector-routes';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

/** Thirty orders in one channel are approved at once, and Teams counts what the bot says there. */
const ORDERS = 30;
const LIMIT_MS = 600_000;

let desk: TestDesk;
let hands: Hands;
const others: App[] = [];
beforeAll(async () => {
  desk = await startDesk();
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(async () => {
  await Promise.all(others.map((app) => app.close()));
  await desk.stop();
});

/** The requests were made in a hurry; from now on two bots keep to the limits together. */
async function twoPacedBots(): Promise<void> {
  const env = { ...desk.env, TEAMS_PACE: 'limits' };
  await desk.app.close();
  desk.app = await startApp(readConfig(env));
  others.push(await startApp(readConfig(env)));
  desk.sandbox.teams.botAt(`${desk.app.url}/api/messages`);
}

const inChannel = (call: ConnectorCall) =>
  call.conversationId?.startsWith(desk.sandbox.teams.places.purchases.id) && call.op !== 'read';

it('tells of thirty orders in one channel as fast as Teams lets it, and loses nothing', async () => {
  const { teams, partnerCenter } = desk.sandbox;
  const threads: string[] = [];
  for (let n = 1; n <= ORDERS; n += 1) {
    await teams.say(
      ALEX,
      teams.places.purchases,
      `buy ${n} Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly`,
    );
    const thread = hands.threadOf(ALEX);
    await hands.press(ALEX, 'Confirm', {}, thread);
    threads.push(thread);
  }
  const cards = await Promise.all(threads.map((thread) => hands.offering(MEGAN, 'Approve', thread)));
  await teams.waitFor(() => threads.every((thread) => said(thread, /waits for your approval/) === 1), LIMIT_MS);

  await twoPacedBots();
  // From here on Teams counts, and says once that it is too much before anything was.
  const before = desk.sandbox.teams.calls.length;
  teams.rateLimit.enabled = true;
  teams.fail({ op: 'update', fault: 429, retryAfter: 3 });
  for (const card of cards) await teams.click(MEGAN, card.id, { title: 'Approve' });
  await teams.say(MEGAN, teams.places.groupChat, 'help');
  expect(teams.messages(teams.places.groupChat).filter(({ author }) => author.bot)).toHaveLength(1);

  await teams.waitFor(() => threads.every((thread) => said(thread, /is bought and active/) > 0), LIMIT_MS);
  await teams.waitFor(() => threads.every((thread) => said(thread, /Active/) > 0), LIMIT_MS);
  expect(partnerCenter.orders()).toHaveLength(ORDERS);

  const calls = desk.sandbox.teams.calls.slice(before).filter(inChannel);
  expect(threads.map((thread) => said(thread, /is bought and active/))).toEqual(threads.map(() => 1));
  expect(threads.map((thread) => cardsIn(thread))).toEqual(threads.map(() => 1));
  expect(calls.filter(({ status }) => status === 429)).toHaveLength(1);
  // Approved, buying, placed, active: five states and more, of which a busy channel sees the newest.
  expect(calls.filter(({ op }) => op === 'update').length).toBeLessThan(ORDERS * 3);
}, 900_000);

/** How many messages of the bot in the thread say this. */
function said(thread: string, words: RegExp): number {
  return desk.sandbox.teams
    .messages(thread)
    .filter((message) => message.author.bot && !message.deleted && words.test(hands.wordsOf(message))).length;
}

function cardsIn(thread: string): number {
  return desk.sandbox.teams.messages(thread).filter(({ author, card, deleted }) => author.bot && card && !deleted)
    .length;
}
