import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { moveOrder } from '../../bot/orders/move-order';
import { createJournal } from '../../bot/store/journal';
import { createKeys } from '../../bot/store/keys';
import { connectRedis } from '../../bot/store/redis';
import { askingIn } from '../support/ask-bot';
import { handsOn, PATIENCE_MS, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

const SENTENCE =
  'buy 3 Standard_D2s_v5 in westeurope for Lamna Healthcare, subscription Clinical systems, 1 year, monthly, shared';

let desk: TestDesk;
let hands: Hands;
/** The desk's own id of the order all tests are about. */
let orderId: string;
beforeAll(async () => {
  desk = await startDesk({ BACK_ENDS: 'partner-center,azure' });
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());

const ask = askingIn(() => desk.sandbox.teams);
const answer = (text: string, words: RegExp) => ask(ADELE, text, words);

/** Asked for, confirmed and approved through chat; answers the order's id. */
async function bought(sentence: string): Promise<string> {
  const { teams } = desk.sandbox;
  await teams.say(ALEX, teams.places.purchases, sentence);
  const thread = hands.threadOf(ALEX);
  await hands.press(ALEX, 'Confirm', {}, thread);
  await hands.press(MEGAN, 'Approve', {}, thread);
  const done = await hands.hears(/is bought and active/, thread);
  return /R-[0-9A-Z]+/.exec(hands.wordsOf(done))![0];
}

/** Moves an order's end nearer in the bot's own journal, as time would. */
async function endsIn(id: string, days: number): Promise<void> {
  const redis = connectRedis(desk.redis.url);
  const journal = createJournal(redis, createKeys());
  const order = (await journal.read(id))!;
  const expiresAt = new Date(Date.now() + days * 86_400_000).toISOString();
  const change = moveOrder(order, {
    event: 'wait',
    actor: { kind: 'bot', part: 'test' },
    at: new Date().toISOString(),
    ticket: order.ticket,
    patch: { provider: { ...order.provider!, expiresAt } },
    dueAt: Date.now(),
  });
  expect(await journal.commit(change)).toBe('committed');
  redis.disconnect();
}

describe('what was bought through Azure', () => {
  beforeAll(async () => {
    orderId = await bought(SENTENCE);
  }, 900_000);

  it('is listed with state and end, and shown with its reservations and their utilisation', async () => {
    const all = await answer('azure orders', /Reservation orders at Azure/);
    expect(all).toContain(`3 × ${orderId}`);
    expect(all).toMatch(/Succeeded · 1 year · .*monthly.* · asked for .* · ends \d+ \w+ 20\d\d/i);
    expect(all).toContain(`bought here as ${orderId}`);
    const one = await answer(`azure order ${orderId}`, /Azure order [0-9a-f-]{36}/);
    expect(one).toMatch(/[▁-█]{3} Used: \d+(\.\d)? % yesterday, .* over 7 days, .* over 30 days \(steady\)/);
    expect(await answer('azure order nothing-like-it', /was not found/)).toContain('azure orders');
  }, 900_000);

  it('is among the reservations of its customer, and found by a word', async () => {
    expect(await answer('reservations Lamna', /Reservations of Lamna Healthcare/)).toContain(
      '3 × Standard_D2s_v5 in westeurope',
    );
    expect(await answer('reservations d2s_v5', /Reservations at Azure for "d2s_v5"/)).toContain(orderId);
    expect(await answer('reservations zebra', /No reservation at Azure fits "zebra"/)).toContain('reservations');
    expect(await answer('reservations Contoso Retail', /Contoso Retail/)).not.toContain('at Azure');
  }, 900_000);

  it('has a payment schedule that tells what is paid and what is next', async () => {
    const payments = await answer(`schedule ${orderId}`, /Payments of/);
    expect(payments).toContain('▰▱▱▱▱▱▱▱▱▱ 1 paid, 11 to come, 0 failed');
    expect(payments).toMatch(/Next payment: \d+ \w+ 20\d\d/);
    expect(payments).toContain(', paid');
  }, 900_000);
});

describe('an order that comes to its end', () => {
  /** Its living card. */
  const cardOf = (id: string) =>
    desk.sandbox.teams.messages().find((one) => one.author.bot && hands.wordsOf(one).includes(`${id} · `))!;

  it('is told of once in its thread, and one button asks for another like it', async () => {
    const { teams } = desk.sandbox;
    const id = await bought(`${SENTENCE}, name nightly`);
    await endsIn(id, 89.5);
    const reminder = await hands.hears(new RegExp(`the reservation of ${id} ends on .*, in 90 days`));
    expect(await answer('expiring', /What ends within 90 days/)).toContain(id);
    expect(await answer('expiring 2', /Nothing that I know of/)).toContain('2 days');
    const thread = reminder.conversationId;
    await teams.click(ADELE, reminder.id, { title: 'Renew' });
    await hands.press(ADELE, 'Continue', {}, thread);
    const renewal = await hands.offering(ADELE, 'Confirm', thread);
    expect(hands.wordsOf(renewal)).toMatch(/3 × Standard\\?_D2s\\?_v5 in West Europe for Lamna Healthcare/);
    expect(hands.wordsOf(renewal)).not.toContain(id);
    const told = teams.messages(thread).filter((one) => /the reservation of/.test(hands.wordsOf(one)));
    expect(told).toHaveLength(1);

    await teams.click(ADELE, renewal.id, { title: 'Confirm' });
    await hands.press(MEGAN, 'Approve', {}, thread);
    await teams.waitFor(() => /Renewed/.test(hands.wordsOf(cardOf(id))), PATIENCE_MS);
    expect(await answer(`renew ${id}`, /was renewed already/)).toMatch(/: R-\w+ follows on it/);
    expect(await answer('expiring', /What ends within|Nothing that I know of/)).not.toContain(id);
  }, 900_000);
});

describe('savings', () => {
  it.each([
    ['Azure', SENTENCE],
    ['Partner Center', 'buy 2 Standard_D4s_v5 in westeurope for Contoso, 3 years, monthly, shared'],
  ])(
    'are estimated beside the price while people decide (%s)',
    async (_route, sentence) => {
      const { teams } = desk.sandbox;
      await teams.say(ALEX, teams.places.purchases, sentence);
      const thread = hands.threadOf(ALEX);
      const asked = hands.wordsOf(await hands.offering(ALEX, 'Confirm', thread));
      expect(asked).toMatch(/(?:Saves|Costs) [\d.]+ % .* against|more than pay-as-you-go/);
      expect(asked).toMatch(/Estimate: .*Azure retail prices, asked/);
      const id = /R-[0-9A-Z]{6}/.exec(asked)![0];
      expect(await answer(`savings ${id}`, /Savings: /)).toMatch(/Pay-as-you-go, whole term\n[\d,.]+ EUR/);
    },
    240_000,
  );

  it('are estimated from public prices alone for what nobody asked for yet', async () => {
    const found = await answer('savings 3 Standard_D4s_v5 in westeurope, 3 years, EUR', /Savings: 3 ×/);
    expect(found).toMatch(/Saves [\d.]+ %/);
    expect(found).toMatch(/breaks even in month \d+ \(\d+ \w+ 20\d\d\)/);
    expect(found).toContain('public list prices');
    expect(await answer('savings 3 Standard_D4s_v5', /I need a SKU, a region and a term/)).toContain('for example');
    expect(await answer('savings 1 Standard_D3s_v9 in westeurope, 1 year', /nothing to compare/)).toContain('Check');
  }, 900_000);
});
