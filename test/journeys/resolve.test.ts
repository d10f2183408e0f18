import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Order } from '../../bot/orders/order';
import { createKeys } from '../../bot/store/keys';
import { connectRedis } from '../../bot/store/redis';
import { createJournal } from '../../bot/store/journal';
import { moveOrder } from '../../bot/orders/move-order';
import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { until } from '../support/azure-hands';
import { handsOn, PATIENCE_MS, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

/** A purchase whose outcome the bot cannot find out; two people settle it. */
const SENTENCE = 'buy 2 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  const policy = path.join(mkdtempSync(path.join(tmpdir(), 'desk-policy-')), 'policy.yaml');
  const operate = [MEGAN, ADELE].map(({ id, name }) => `  - id: ${id}\n    name: ${name}\n`).join('');
  writeFileSync(policy, `approve:\n  - id: ${MEGAN.id}\noperate:\n${operate}`);
  desk = await startDesk({ POLICY_FILE: policy });
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());
afterEach(() => desk.sandbox.partnerCenter.faults.clear());

/** Nobody waits a quarter of an hour here: the doubt is made older in the bot's own journal. */
async function inDoubtForLong(orderId: string): Promise<void> {
  const redis = connectRedis(desk.redis.url);
  const journal = createJournal(redis, createKeys());
  for (const deadline = Date.now() + PATIENCE_MS; ;) {
    if (Date.now() > deadline) throw new Error(`${orderId} does not come to need people.`);
    const order: Order = (await journal.read(orderId))!;
    if (order.state === 'needs-human') break;
    const long = Date.now() - 16 * 60_000;
    const since = new Date(long).toISOString();
    const actor = { kind: 'bot', part: 'test' } as const;
    const patch = { provider: { ...order.provider!, since } };
    const at = new Date().toISOString();
    const { ticket } = order;
    // Once is enough: every change takes the look away from the worker that is at it.
    if (order.state === 'doubtful' && Date.parse(order.provider?.since ?? at) > long + 30_000) {
      await journal.commit(moveOrder(order, { event: 'wait', actor, at, ticket, patch, dueAt: Date.now() }));
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  redis.disconnect();
}

/** An order that needs people, because the checkout went wrong and Partner Center tells nothing about it. */
async function stuck(tookEffect: boolean): Promise<{ id: string; thread: string; say: typeof say }> {
  const { teams, partnerCenter } = desk.sandbox;
  await teams.say(ALEX, teams.places.purchases, SENTENCE);
  const thread = hands.threadOf(ALEX);
  await hands.press(ALEX, 'Confirm', {}, thread);
  const asked = await hands.hears(/waits for your approval/, thread);
  const id = /R-[0-9A-Z]+/.exec(hands.wordsOf(asked))![0];
  // While the first checkout hangs, everything that could tell of it breaks.
  const checkouts = () => partnerCenter.calls().filter(({ path: called }) => called.includes('/checkout')).length;
  const before = checkouts();
  partnerCenter.faults.add({ path: '/checkout', fault: 'hang', ms: 3000, after: tookEffect });
  await hands.press(MEGAN, 'Approve', {}, thread);
  await until(() => checkouts() > before);
  partnerCenter.faults.add({ path: '/(orders|carts)', fault: 'status', status: 503, times: 1000 });
  await inDoubtForLong(id);
  await hands.hears(new RegExp(`${id} needs a person`), thread);
  partnerCenter.faults.clear();
  const say = async (person: typeof MEGAN, text: string) => {
    await teams.say(person, teams.places.purchases, text, { replyTo: thread.split('messageid=')[1] });
  };
  return { id, thread, say };
}

const words = (thread: string) =>
  desk.sandbox.teams.messages(thread).map(hands.wordsOf).join('\n').replaceAll('\\', '');
const orders = () => desk.sandbox.partnerCenter.orders();

it('is recorded as bought when two people found the order, and is not bought again', async () => {
  const before = orders().length;
  const { id, thread, say } = await stuck(true);
  expect(orders()).toHaveLength(before + 1);
  const named = desk.sandbox.teams
    .messages(thread)
    .find((message) => hands.wordsOf(message).includes('needs a person'));
  expect(JSON.stringify(named?.activity.entities)).toContain(ADELE.name);
  expect(JSON.stringify(named?.activity.entities)).toContain(MEGAN.name);

  await say(MEGAN, `resolve ${id}`);
  const found = orders().at(-1)!.id;
  await hands.hears(new RegExp(`Order ${found} bears this id`), thread);
  expect(words(thread)).toMatch(/What was sent/);

  await say(ALEX, `resolve ${id} placed ${found}`);
  await hands.hears(/That is for operators/, thread);
  await say(MEGAN, `resolve ${id} placed ${found}`);
  await hands.hears(/Somebody else must write the same/, thread);
  await say(MEGAN, `resolve ${id} placed ${found}`);
  await hands.hears(/one person alone does not settle this/, thread);
  await say(ADELE, `resolve ${id} placed ${found}`);
  await hands.hears(/is bought and active/, thread);
  expect(orders()).toHaveLength(before + 1);
}, 900_000);

it('is bought once when two people found that it was not', async () => {
  const before = orders().length;
  const { id, thread, say } = await stuck(false);
  expect(orders()).toHaveLength(before);
  await say(MEGAN, `resolve ${id}`);
  await hands.hears(/No order bears this id/, thread);
  await say(MEGAN, `resolve ${id} failed`);
  await hands.hears(/Somebody else must write the same/, thread);
  // Another word replaces the first and waits for its own second.
  await say(ADELE, `resolve ${id} absent`);
  await say(MEGAN, `resolve ${id} absent`);
  await hands.hears(/is bought and active/, thread);
  expect(orders()).toHaveLength(before + 1);
}, 900_000);

it('ends when two people say so, and buys nothing', async () => {
  const before = orders().length;
  const { id, thread, say } = await stuck(false);
  await say(MEGAN, `resolve ${id} failed`);
  await say(ADELE, `resolve ${id} failed`);
  await desk.sandbox.teams.waitFor(
    () => /Failed|failed/.test(words(thread).split('needs a person').at(-1) ?? ''),
    900_000,
  );
  expect(orders()).toHaveLength(before);
  await say(ADELE, `resolve ${id} failed`);
  await hands.hears(/not possible|is failed/i, thread);
}, 900_000);
