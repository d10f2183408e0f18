import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

const COMPLETE = 'buy 1 Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk();
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());
const teams = () => desk.sandbox.teams;
const bought = () => desk.sandbox.partnerCenter.orders().length;

/** Starts a thread in the purchases channel and answers its conversation id. */
async function ask(text: string, person = ALEX): Promise<string> {
  await teams().say(person, teams().places.purchases, text);
  return hands.threadOf(person);
}
const rootOf = (thread: string) => thread.split('messageid=')[1]!;
const reply = (person: typeof ALEX, thread: string, text: string) =>
  teams().say(person, teams().places.purchases, text, { replyTo: rootOf(thread) });

async function orderIdIn(thread: string): Promise<string> {
  const card = await hands.offering(ALEX, 'Confirm', thread);
  return /R-[0-9A-Z]{6}/.exec(hands.wordsOf(card))![0];
}

describe('a conversation', () => {
  it('lets two people buy in one thread without mixing their answers', async () => {
    const thread = await ask(
      `buy Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"`,
    );
    await hands.offering(ALEX, 'Continue', thread);
    await reply(ADELE, thread, 'buy Standard_D4s_v5 in northeurope for Fabrikam, 3 years, monthly');
    await teams().waitFor(
      (now) =>
        now.messages(thread).filter((message) => hands.buttons(ADELE, message).includes('Continue')).length === 2,
      900_000,
    );
    await reply(ALEX, thread, '7');
    const words =
      (await hands.hears(/7 ×|7x|quantity 7|\b7\b/, thread)) && teams().messages(thread).map(hands.wordsOf).join('\n');
    expect(words).toContain('Contoso');
    await reply(ALEX, thread, 'cancel');
    await reply(ADELE, thread, 'cancel');
  }, 900_000);

  it.each(['help', 'status'])(
    'answers %s in the middle of a request, which then goes on',
    async (command) => {
      const thread = await ask(
        'buy Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"',
      );
      await hands.offering(ALEX, 'Continue', thread);
      await reply(ALEX, thread, command);
      await hands.hears(command === 'help' ? /approve R-/ : /open/i, thread);
      await reply(ALEX, thread, '4');
      const card = await hands.offering(ALEX, 'Confirm', thread);
      expect(hands.wordsOf(card)).toContain('4 × Standard');
    },
    900_000,
  );

  it('works in a personal chat and in a group chat', async () => {
    const personal = teams().places.personal(ALEX);
    await teams().say(ALEX, personal, COMPLETE);
    await hands.offering(ALEX, 'Confirm', personal);
    await teams().say(ALEX, teams().places.groupChat, COMPLETE, { mention: true });
    await hands.offering(ALEX, 'Confirm', teams().places.groupChat);
  }, 900_000);
});

describe('an approval', () => {
  it('is refused to the requester and to people who are no approvers, with a sentence that names one who is', async () => {
    const before = bought();
    const thread = await ask(COMPLETE);
    await hands.press(ALEX, 'Confirm', {}, thread);
    await hands.press(ALEX, 'Approve', {}, thread);
    await hands.hears(/somebody else must approve/, thread);
    await hands.press(ADELE, 'Approve', {}, thread);
    const refusal = await hands.hears(/not on the list of approvers/, thread);
    expect(hands.wordsOf(refusal)).toContain(MEGAN.name);
    expect(bought()).toBe(before);
  }, 900_000);

  it('counts once, however often and under whichever id Teams delivers the click', async () => {
    const before = bought();
    const thread = await ask(COMPLETE);
    await hands.press(ALEX, 'Confirm', {}, thread);
    await hands.press(MEGAN, 'Approve', {}, thread);
    const click = teams().lastActivity()!;
    await Promise.all([0, 1, 2, 3].map((n) => teams().deliverAgain(click, { newId: n % 2 === 0 })));
    await hands.hears(/is bought and active/, thread);
    await teams().deliverAgain(click, { newId: true });
    expect(bought()).toBe(before + 1);
    const { orders } = { orders: desk.sandbox.partnerCenter.orders() };
    expect(orders.at(-1)?.lines).toHaveLength(1);
  }, 900_000);

  it('can be typed, as everything else', async () => {
    const before = bought();
    const thread = await ask(COMPLETE);
    const id = await orderIdIn(thread);
    await reply(ALEX, thread, 'confirm');
    await hands.offering(MEGAN, 'Approve', thread);
    await reply(MEGAN, thread, `approve ${id.toLowerCase()}`);
    await hands.hears(/is bought and active/, thread);
    expect(bought()).toBe(before + 1);
  }, 900_000);

  it('can be refused with a reason, after which nothing is bought', async () => {
    const before = bought();
    const thread = await ask(COMPLETE);
    await hands.press(ALEX, 'Confirm', {}, thread);
    await hands.press(MEGAN, 'Reject', { reason: 'wrong region' }, thread);
    const told = await hands.hears(/wrong region/, thread);
    expect(hands.wordsOf(told)).toBeTruthy();
    const id = /R-[0-9A-Z]{6}/.exec(teams().messages(thread).map(hands.wordsOf).join(' '))![0];
    await reply(MEGAN, thread, `approve ${id}`);
    await hands.hears(/rejected; approve is not possible|is rejected/i, thread);
    expect(bought()).toBe(before);
  }, 900_000);

  it('is dead for a button of before an edit', async () => {
    const before = bought();
    const thread = await ask(COMPLETE);
    const card = await hands.press(ALEX, 'Confirm', {}, thread);
    await hands.offering(MEGAN, 'Approve', thread);
    const old = teams().cardOf(MEGAN, card.id);
    await hands.press(ALEX, 'Withdraw', {}, thread);
    const approve = JSON.stringify(old).match(/"ticket":"([^"]+)"/)![1]!;
    const activity = teams().lastActivity()!;
    await teams().deliver({
      ...activity,
      id: 'old-1',
      from: { ...activity.from, id: MEGAN.mri, aadObjectId: MEGAN.id, name: MEGAN.name },
      value: { verb: 'approve', ticket: approve },
    });
    await hands.hears(/older than|cancelled/i, thread);
    expect(bought()).toBe(before);
  }, 900_000);
});

it('says what to do when it does not understand', async () => {
  const thread = await ask('make me a sandwich');
  const answer = await hands.hears(/did not understand/, thread);
  expect(hands.wordsOf(answer)).toContain('help');
});
