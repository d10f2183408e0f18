import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn } from '../support/hands';
import { startKillableDesk, type KillableDesk } from '../support/killable-desk';

/** The steps of a purchase; the bot is killed after each of them and started again. */
let desk: KillableDesk;
beforeAll(async () => {
  desk = await startKillableDesk();
}, 900_000);
afterAll(() => desk.stop());
const killAndRestart = () => desk.killAndRestart();

it('ends with exactly one order although the bot is killed between every two steps', async () => {
  const { teams, partnerCenter } = desk.sandbox;
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
