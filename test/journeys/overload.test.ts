import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

/**
 * Partner Center takes its time, or says nothing for as long as its faults last; Teams and people are answered all the
 * same. What is waited for is no time but what is said: a slow machine changes nothing.
 */
const FOR_LONG = { fault: 'latency', ms: 3_600_000, times: 100_000 } as const;

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk({ TURN_BUDGET_MS: '500' });
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());
afterEach(() => desk.sandbox.partnerCenter.faults.clear());

const silence = (path: string) => desk.sandbox.partnerCenter.faults.add({ ...FOR_LONG, path });

it('answers a keystroke, a click and a sentence while Partner Center says nothing', async () => {
  const { teams } = desk.sandbox;
  await teams.say(ALEX, teams.places.purchases, 'buy Standard_D2s_v5');
  const form = await hands.offering(ALEX, 'Continue', hands.threadOf(ALEX));
  silence('/v1/');
  // Whatever is answered from here on was answered without Partner Center: it never does.
  const found = await teams.search(ALEX, form.id, 'subscriptions', 'a', { customer: 'Fabrikam' });
  expect(found.results).toEqual([]);
  const inputs = {
    customer: 'Fabrikam',
    subscription: 'x',
    region: 'westeurope',
    term: 'P3Y',
    billingPlan: 'Monthly',
    quantity: '2',
  };
  expect((await teams.click(ALEX, form.id, { title: 'Continue', inputs })).status).toBe(200);
  expect(await teams.say(ADELE, teams.places.purchases, 'subscriptions of Fabrikam Residences')).toBe(200);
  await hands.hears(/I am asking Microsoft/, hands.threadOf(ADELE));
}, 900_000);

it('keeps a question that Teams took no note of', async () => {
  const { teams, partnerCenter } = desk.sandbox;
  partnerCenter.faults.add({ path: '/v1/customers/[^/]+/subscriptions', fault: 'latency', ms: 2000, times: 100 });
  teams.fail({ op: 'create', fault: 'hang' });
  expect(await teams.say(MEGAN, teams.places.groupChat, 'subscriptions of Fabrikam')).toBe(200);
  await hands.hears(/Fabrikam/, teams.places.groupChat);
}, 900_000);

it('says how many asked before, and answers everybody in the end', async () => {
  const { teams, partnerCenter } = desk.sandbox;
  silence('/customers/[^/]+/orders');
  const ask = (person: typeof ALEX) => teams.say(person, teams.places.purchases, 'orders Contoso');
  expect(await Promise.all(Array.from({ length: 14 }, () => ask(ALEX)))).toEqual(Array.from({ length: 14 }, () => 200));
  const threads = teams
    .messages(teams.places.purchases)
    .filter(({ author }) => author.mri === ALEX.mri)
    .slice(-14)
    .map(({ conversationId }) => conversationId);
  await teams.waitFor(() => threads.every((thread) => said(thread, /the answer follows here/)));
  expect(await ask(MEGAN)).toBe(200);
  await hands.hears(/\d questions were asked before yours/, hands.threadOf(MEGAN));

  partnerCenter.faults.clear();
  await teams.waitFor(
    () => [...threads, hands.threadOf(MEGAN)].every((thread) => said(thread, /Orders of Contoso|no orders|Contoso/)),
    240_000,
  );
}, 900_000);

/** Whether the bot says this in the thread now. */
function said(thread: string, words: RegExp): boolean {
  return desk.sandbox.teams
    .messages(thread)
    .some((message) => message.author.bot && !message.deleted && words.test(hands.wordsOf(message)));
}
