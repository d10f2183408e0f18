import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import type { SeenMessage } from '../../deployment/sandbox/teams/seen-message';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk();
  hands = handsOn(desk.sandbox.teams);
}, 240_000);
afterAll(() => desk.stop());
const teams = () => desk.sandbox.teams;
const said = (message: SeenMessage) => hands.wordsOf(message).replaceAll('\\', '');
const COMPLETE = 'buy 2 Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"';

async function ask(text: string, person = ALEX): Promise<string> {
  await teams().say(person, teams().places.purchases, text);
  return hands.threadOf(person);
}
const reply = (person: typeof ALEX, thread: string, text: string) =>
  teams().say(person, teams().places.purchases, text, { replyTo: thread.split('messageid=')[1]! });
const cardsIn = (thread: string) =>
  teams()
    .messages(thread)
    .filter((message) => message.author.bot && message.card);

async function priced(text: string, person = ALEX): Promise<{ thread: string; id: string; words: string }> {
  const thread = await ask(text, person);
  const words = said(await hands.offering(person, 'Confirm', thread));
  return { thread, id: /R-[0-9A-Z]{6}/.exec(words)![0], words };
}

async function bought(text: string): Promise<{ thread: string; id: string }> {
  const { thread, id } = await priced(text);
  await hands.press(ALEX, 'Confirm', {}, thread);
  await hands.press(MEGAN, 'Approve', {}, thread);
  await hands.hears(/is bought and active/, thread);
  return { thread, id };
}

describe('asking for the same again', () => {
  it('makes a new request that is confirmed and approved by itself, with what is different', async () => {
    const { id } = await bought(COMPLETE);
    const before = desk.sandbox.partnerCenter.orders().length;
    const next = await priced(`again ${id.toLowerCase()} for Fabrikam 5x`);
    expect(next.id).not.toBe(id);
    expect(next.words).toContain('5 × Standard_D2s_v5 in EU West for Fabrikam');
    // What pays belongs to the customer, so it is not carried over to another.
    expect(next.words).toContain('Fabrikam Azure plan');
    expect(desk.sandbox.partnerCenter.orders()).toHaveLength(before);
    await hands.press(ALEX, 'Confirm', {}, next.thread);
    await hands.press(MEGAN, 'Approve', {}, next.thread);
    await hands.hears(/is bought and active/, next.thread);
    expect(desk.sandbox.partnerCenter.orders()).toHaveLength(before + 1);
  }, 900_000);

  it('means the newest request here without a number, and the open question while there is one', async () => {
    const { thread, id } = await priced(COMPLETE);
    await reply(ALEX, thread, 'again');
    await teams().waitFor(() => cardsIn(thread).length === 2, 60_000);
    expect(said(cardsIn(thread)[1]!)).toMatch(/2 × Standard_D2s_v5/);
    expect(said(cardsIn(thread)[1]!)).not.toContain(id);

    const open = await ask(
      'buy Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"',
    );
    await hands.offering(ALEX, 'Continue', open);
    await reply(ALEX, open, 'again');
    await reply(ALEX, open, '4');
    await hands.hears(/4 × Standard/, open);
  }, 900_000);

  it('says what to write when there is nothing to repeat', async () => {
    await hands.hears(/earlier request of yours.*again R-7K2M9Q/s, await ask('again', ADELE));
    await hands.hears(/R-ZZZZZZ was not found/, await ask('again R-ZZZZZZ'));
  }, 900_000);
});

describe('a saved request', () => {
  it('is asked for by its name by anybody here, with what is different', async () => {
    const { thread, id } = await priced(COMPLETE);
    await reply(ALEX, thread, `save ${id} as Web servers`);
    await hands.hears(/Saved as "Web servers": 2 × Standard/, thread);
    await reply(ALEX, thread, `save ${id} as web`);
    await hands.hears(/Saved as "web"/, thread);

    const used = await priced('use web servers for Fabrikam 7x, 3 years', ADELE);
    expect(used.words).toContain('7 × Standard_D2s_v5 in EU West for Fabrikam');
    expect(used.words).toMatch(/3 years/);
    expect(used.words).toContain(ADELE.name);
    expect(said(await hands.hears(/Saved requests/, await ask('templates')))).toMatch(
      /Web servers\n2 × Standard_D2s_v5/,
    );
  }, 900_000);

  it('is its owner’s to replace, and forgotten by name', async () => {
    const { thread, id } = await priced(COMPLETE, ADELE);
    await reply(ADELE, thread, `save ${id} as web servers`);
    await hands.hears(/Alex Wilber saved something else under this name/, thread);
    await reply(ALEX, thread, 'forget template WEB SERVERS');
    await hands.hears(/"Web servers" is no longer saved/, thread);
    await hands.hears(/"the old servers 3x" was not found/, await ask('use the old servers 3x'));
  }, 900_000);
});
