import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

const COMPLETE = 'buy 1 Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"';
const POLICY = {
  approve: [{ id: MEGAN.id, name: MEGAN.name }],
  operate: [{ id: MEGAN.id }],
  seeMoney: [{ id: MEGAN.id }],
};

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'desk-policy-')), 'policy.json');
  writeFileSync(file, JSON.stringify(POLICY));
  desk = await startDesk({ POLICY_FILE: file });
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());
const teams = () => desk.sandbox.teams;
const bought = () => desk.sandbox.partnerCenter.orders().length;

async function ask(text: string, person = ALEX): Promise<string> {
  await teams().say(person, teams().places.purchases, text);
  return hands.threadOf(person);
}
const reply = (person: typeof ALEX, thread: string, text: string) =>
  teams().say(person, teams().places.purchases, text, { replyTo: thread.split('messageid=')[1]! });

/** Says something that mentions a person, as Teams sends it. */
async function mention(person: typeof ALEX, text: string, whom: typeof ALEX): Promise<void> {
  const composed = teams().compose(person, teams().places.personal(person), text.replace('@', `<at>${whom.name}</at>`));
  const entity = { type: 'mention', text: `<at>${whom.name}</at>`, mentioned: { id: whom.mri, name: whom.name } };
  await teams().deliver({ ...composed, entities: [...(composed.entities as unknown[]), entity] });
}
const chatOf = (person: typeof ALEX) => teams().places.personal(person);

async function pendingOrder(): Promise<{ thread: string; id: string }> {
  const thread = await ask(COMPLETE);
  const card = await hands.press(ALEX, 'Confirm', {}, thread);
  await hands.offering(MEGAN, 'Approve', thread);
  return { thread, id: /R-[0-9A-Z]{6}/.exec(hands.wordsOf(card))![0] };
}

it('a rejection without a reason asks for one, and changes nothing', async () => {
  const { thread, id } = await pendingOrder();
  await hands.press(MEGAN, 'Reject', {}, thread);
  await hands.hears(/A rejection needs a reason/, thread);
  await reply(MEGAN, thread, `reject ${id}`);
  await reply(MEGAN, thread, `reject ${id} too expensive`);
  await hands.hears(/rejected .*too expensive|"too expensive"/, thread);
}, 900_000);

it('a delegate approves for who is away, never their own request, and the audit tells it', async () => {
  const before = bought();
  await teams().say(ADELE, chatOf(ADELE), 'help');
  await hands.hears(/What I can do/, chatOf(ADELE));
  await mention(ALEX, 'delegate @', ADELE);
  await hands.hears(/You are no approver/, chatOf(ALEX));
  await mention(MEGAN, 'delegate @ for 3 days', ADELE);
  await hands.hears(/Adele Vance may approve for you until/, chatOf(MEGAN));

  const own = await ask(COMPLETE, ADELE);
  await hands.press(ADELE, 'Confirm', {}, own);
  await hands.press(ADELE, 'Approve', {}, own);
  await hands.hears(/somebody else must approve/, own);

  const { thread, id } = await pendingOrder();
  await hands.press(ADELE, 'Approve', {}, thread);
  await hands.hears(/is bought and active/, thread);
  expect(bought()).toBe(before + 1);

  await teams().say(MEGAN, chatOf(MEGAN), 'delegate off');
  await hands.hears(/Nobody approves for you any more/, chatOf(MEGAN));
  const after = await pendingOrder();
  await hands.press(ADELE, 'Approve', {}, after.thread);
  await hands.hears(/not on the list of approvers/, after.thread);

  await teams().say(MEGAN, chatOf(MEGAN), `audit ${id}`);
  const card = await hands.hears(new RegExp(`Audit of ${id}`), chatOf(MEGAN));
  expect(hands.wordsOf(card)).toContain('approve by Adele Vance');
  await teams().say(MEGAN, chatOf(MEGAN), 'audit');
  await hands.hears(/The audit is whole: \d+ entries, seal \d+:[0-9a-f]{16}/, chatOf(MEGAN));
}, 900_000);

it('exports, other people’s data and money are for those whom the policy names', async () => {
  await teams().say(ALEX, chatOf(ALEX), 'audit export this month');
  await hands.hears(/That is for operators/, chatOf(ALEX));
  await teams().say(ALEX, chatOf(ALEX), `forget ${MEGAN.id}`);
  await hands.hears(/You can write "forget me"/, chatOf(ALEX));
  await teams().say(ALEX, chatOf(ALEX), 'invoices');
  await hands.hears(/may see money/, chatOf(ALEX));
  await teams().say(MEGAN, chatOf(MEGAN), 'audit export this month');
  const card = await hands.hears(/The audit, \d{4}-\d{2}, \d+ entries/, chatOf(MEGAN));
  const link = /http:[^"]+\/invoices\/[\w-]+/.exec(JSON.stringify(card.activity))![0];
  const file = await fetch(link);
  expect(file.headers.get('content-type')).toContain('text/csv');
  expect(await file.text()).toMatch(/^seq,at,order,version,event[\s\S]*,delegate,[\s\S]*,approve,pending,approved,/);
  expect((await fetch(link)).status).toBe(410);
  const thread = await ask('audit export this month', MEGAN);
  await hands.hears(/in our personal chat only/, thread);
  await teams().say(MEGAN, chatOf(MEGAN), 'audit export some day');
  await hands.hears(/is no period I know/, chatOf(MEGAN));
  await teams().say(ALEX, chatOf(ALEX), 'forget me');
  await hands.hears(/name, address and delegations are erased/, chatOf(ALEX));
}, 900_000);
