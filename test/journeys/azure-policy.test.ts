import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stateOf } from '../../deployment/sandbox/azure/order-view';
import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { azureHands, COMPLETE, until } from '../support/azure-hands';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

/** Bought for 3,342.60 EUR; exchanged for about twice as much. */
const POLICY = {
  approve: [
    { id: MEGAN.id, name: MEGAN.name },
    { id: ADELE.id, name: ADELE.name },
  ],
  limits: { EUR: { oneApprover: 5000, twoApprovers: 9000 } },
  caps: [{ currency: 'EUR', per: 'month', amount: 11000 }],
};

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'desk-policy-')), 'policy.json');
  writeFileSync(file, JSON.stringify(POLICY));
  const env = { BACK_ENDS: 'azure', AZURE_REGIONS: 'westeurope', AZURE_RESOURCE_TYPES: 'VirtualMachines' };
  desk = await startDesk({ ...env, POLICY_FILE: file });
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());
const alex = azureHands(() => desk.sandbox);
const exchanges = () => alex.azure().count('POST', 'Microsoft.Capacity/exchange');
const reservation = () => alex.orders().at(-1)!.reservations[0]!.id;

it('an exchange counts as the purchase it contains: two approvers, and the cap that purchases have', async () => {
  const first = await alex.approved();
  await alex.hears(first, /is bought and active/);
  const id = reservation();

  const tooMuch = await alex.ask(`exchange ${id} for 9 Standard_D4s_v5`);
  await hands.press(ALEX, 'Ask for approval', {}, tooMuch);
  await alex.hears(tooMuch, /is more than anybody here may approve/);

  const thread = await alex.ask(`exchange ${id} for 3 Standard_D4s_v5`);
  await hands.press(ALEX, 'Ask for approval', {}, thread);
  const card = await hands.offering(MEGAN, 'Approve', thread);
  await desk.sandbox.teams.click(ALEX, card.id, { title: 'Approve' });
  await alex.hears(thread, /You asked for this, so somebody else must decide/);
  await desk.sandbox.teams.click(MEGAN, card.id, { title: 'Approve' });
  await alex.hears(thread, /Approved by\s+Megan/);
  expect(exchanges()).toBe(0);
  await hands.press(ADELE, 'Approve', {}, thread);
  await alex.hears(thread, /C-\w+ is done\. Give back/);
  expect(exchanges()).toBe(1);

  // 3,342.60 and about 6,700 are spent of 11,000: another purchase of the same size does not fit any more.
  const late = await alex.ask(COMPLETE);
  await hands.press(ALEX, 'Confirm', {}, late);
  await hands.press(MEGAN, 'Approve', {}, late);
  await alex.hears(late, /go beyond what may be spent: 11,000.00 EUR a month/);
}, 900_000);

it('a return is limited by what comes back and takes nothing from the cap', async () => {
  // What came in by the exchange is busy for a moment.
  await until(() => stateOf(alex.azure().world, alex.orders().at(-1)!) === 'Succeeded');
  const thread = await alex.ask(`refund ${reservation()} 1`);
  await hands.press(ALEX, 'Ask for approval', {}, thread);
  await hands.press(MEGAN, 'Approve', {}, thread);
  await alex.hears(thread, /C-\w+ is done\. Return 1 of 3 pieces/);
}, 900_000);
