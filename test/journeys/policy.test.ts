import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

const COMPLETE = 'buy 1 Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"';
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

let desk: TestDesk;
let hands: Hands;
afterEach(() => desk.stop());

async function start(policy: object): Promise<void> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'desk-policy-')), 'policy.json');
  writeFileSync(file, JSON.stringify({ approve: [{ id: MEGAN.id, name: MEGAN.name }], ...policy }));
  desk = await startDesk({ POLICY_FILE: file });
  hands = handsOn(desk.sandbox.teams);
}

async function pending(sentence: string): Promise<{ thread: string; id: string }> {
  const { teams } = desk.sandbox;
  await teams.say(ALEX, teams.places.purchases, sentence);
  const thread = hands.threadOf(ALEX);
  const card = await hands.press(ALEX, 'Confirm', {}, thread);
  await hands.offering(MEGAN, 'Approve', thread);
  return { thread, id: /R-[0-9A-Z]{6}/.exec(hands.wordsOf(card))![0] };
}

it('outside the hours nobody approves, by button or by typing; rejecting is always possible', async () => {
  // Neither yesterday nor today nor tomorrow, so that no midnight can come in between.
  const today = new Date().getUTCDay();
  const days = DAYS.filter((_, day) => ![0, 1, 6].includes((day - today + 7) % 7));
  await start({ approvalHours: { days, from: '00:00', to: '24:00' } });
  const { teams, partnerCenter } = desk.sandbox;
  const { thread, id } = await pending(COMPLETE);
  await hands.press(MEGAN, 'Approve', {}, thread);
  await hands.hears(/Approvals are taken [\s\S]*the request waits/, thread);
  const chat = teams.places.personal(MEGAN);
  await teams.say(MEGAN, chat, `approve ${id}`);
  await hands.hears(/Approvals are taken/, chat);
  expect(partnerCenter.orders()).toHaveLength(0);
  await hands.press(MEGAN, 'Reject', { reason: 'next year' }, thread);
  await hands.hears(/"next year"/, thread);
}, 900_000);

it('approvers are reminded once before a request lapses, and afterwards nobody can approve it', async () => {
  await start({ approvalLapsesAfterHours: 6 / 3600 });
  const { teams, partnerCenter } = desk.sandbox;
  const { thread, id } = await pending(COMPLETE);
  await hands.hears(/still waits/, thread);
  await hands.hears(new RegExp(`${id}[\\s\\S]*lapsed`), thread);
  const reminders = teams.messages(thread).filter((message) => /still waits/.test(hands.wordsOf(message)));
  expect(reminders).toHaveLength(1);
  expect(JSON.stringify(reminders[0]!.activity)).toContain(MEGAN.id);
  await teams.say(MEGAN, teams.places.personal(MEGAN), `approve ${id}`);
  await hands.hears(/Lapsed|lapsed/, teams.places.personal(MEGAN));
  expect(partnerCenter.orders()).toHaveLength(0);
}, 900_000);

it('an Azure plan, which has no price, passes limits and caps with one approval', async () => {
  await start({
    limits: { USD: { oneApprover: 10, twoApprovers: 100 } },
    caps: [{ currency: 'USD', per: 'month', amount: 1 }],
    allowed: { regions: ['westeurope'], terms: ['P1Y'] },
  });
  const { thread } = await pending('buy an Azure plan for Trey Research');
  await hands.press(MEGAN, 'Approve', {}, thread);
  await hands.hears(/is bought and active/, thread);
  expect(desk.sandbox.partnerCenter.orders()).toHaveLength(1);
}, 900_000);
