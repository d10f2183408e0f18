import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

const SENTENCE = 'buy 3 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk();
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());

it('buys what one person asked for and another approved, on one card that everybody sees', async () => {
  const { teams, partnerCenter } = desk.sandbox;
  expect(await teams.say(ALEX, teams.places.purchases, SENTENCE)).toBe(200);
  const thread = hands.threadOf(ALEX);
  const card = await hands.press(ALEX, 'Confirm', {}, thread);
  const asked = await hands.hears(/waits for your approval/, thread);
  await hands.press(MEGAN, 'Approve', {}, thread);
  const done = await hands.hears(/is bought and active/, thread);

  expect(partnerCenter.orders()).toHaveLength(1);
  const line = { armSkuName: 'Standard_D2s_v5', region: 'westeurope', term: 'P3Y', quantity: 3 };
  expect(partnerCenter.orders()[0]).toMatchObject({ customerName: 'Contoso', billingCycle: 'monthly', lines: [line] });
  expect(mentionedIn(asked)).toEqual(expect.arrayContaining([MEGAN.name]));
  expect(mentionedIn(done)).toEqual(expect.arrayContaining([ALEX.name, MEGAN.name]));

  const now = teams.messages(thread).find((message) => message.id === card.id)!;
  await teams.waitFor(() => hands.wordsOf(teams.messages(thread).find(({ id }) => id === card.id)!).includes('Active'));
  expect(now.edits).toBeGreaterThanOrEqual(3);
  expect(hands.buttons(ADELE, now)).toEqual([]);
  const cards = teams.messages(thread).filter((message) => message.author.bot && message.card);
  expect(cards).toHaveLength(1);
}, 900_000);

function mentionedIn(message: { activity: Record<string, unknown> }): string[] {
  const entities = (message.activity.entities ?? []) as { mentioned?: { name: string } }[];
  return entities.flatMap((entity) => entity.mentioned?.name ?? []);
}
