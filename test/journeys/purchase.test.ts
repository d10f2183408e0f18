import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

const SENTENCE =
  'buy 3 Standard_D2s_v5 in westeurope for Contoso Ltd, 3 years, monthly, subscription "Contoso Azure plan"';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk();
  hands = handsOn(desk.sandbox.teams);
}, 60_000);
afterAll(() => desk.stop());

it('buys what one person asked for and another approved, on one card that everybody sees', async () => {
  const { teams, partnerCenter } = desk.sandbox;
  expect(await teams.say(ALEX, teams.places.purchases, SENTENCE)).toBe(200);
  const thread = hands.threadOf(ALEX);
  const card = await hands.press(ALEX, 'Confirm', {}, thread);
  await hands.press(MEGAN, 'Approve', {}, thread);
  await hands.hears(/is active/i, thread);

  const spoken = teams.messages(thread).filter((message) => message.author.bot);
  console.log(spoken.map((m) => `${m.edits} ${hands.wordsOf(m)}`).join('\n-----\n'));
  expect(partnerCenter.orders()).toHaveLength(1);
  expect(partnerCenter.orders()[0]?.lines).toMatchObject([
    { armSkuName: 'Standard_D2s_v5', region: 'westeurope', quantity: 3 },
  ]);
  void card;
  void ADELE;
}, 120_000);
