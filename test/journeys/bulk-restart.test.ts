import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn } from '../support/hands';
import { startKillableDesk, type KillableDesk } from '../support/killable-desk';

/** The bot is killed in the middle of looking lines up, of both decisions and of the purchases. */
let desk: KillableDesk;
beforeAll(async () => {
  desk = await startKillableDesk();
}, 900_000);
afterAll(() => desk.stop());

async function killAndRestart(afterMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  await desk.killAndRestart();
}

it('buys every line of a table once although the bot is killed again and again in the middle', async () => {
  const { teams, partnerCenter } = desk.sandbox;
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
