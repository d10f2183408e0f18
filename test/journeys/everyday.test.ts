import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import type { SeenMessage } from '../../deployment/sandbox/teams/seen-message';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk();
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
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
    await teams().waitFor(() => cardsIn(thread).length === 2, 240_000);
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

describe('lists', () => {
  const FIRST = /1–10 of/;

  it('of orders turn their pages in place, for whoever presses, and are narrowed by words', async () => {
    for (let i = 0; i < 8; i += 1) await priced(COMPLETE.replace('buy 2', `buy ${i + 1}`));
    const thread = await ask('orders mine customer Contoso');
    const list = await hands.hears(FIRST, thread);
    expect(hands.buttons(ALEX, list)).toEqual(['Next']);
    const count = teams().messages(thread).length;
    await teams().click(ALEX, list.id, { title: 'Next' });
    const second = await hands.hears(/11–\d+ of/, thread);
    expect(second.id).toBe(list.id);
    expect(hands.buttons(ALEX, second)).toContain('Previous');
    await teams().click(ALEX, list.id, { title: 'Previous' });
    await hands.hears(FIRST, thread);
    expect(teams().messages(thread)).toHaveLength(count);
    // "Mine" is whoever presses.
    await teams().click(MEGAN, list.id, { title: 'Next' });
    expect(said(await hands.hears(/Nothing to show|page/, thread))).not.toContain('R-');

    await hands.hears(/Nothing to show/, await ask('orders customer Fabrikam until 2020-01'));
    await hands.hears(/what "blue" narrows/, await ask('orders state blue'));
    const narrow = said(
      await hands.hears(/^Orders/, await ask('orders bought customer Fabrikam sku d2s v5 region westeurope')),
    );
    expect(narrow).toMatch(/5 × Standard_D2s_v5 in EU West for Fabrikam/);
    expect(narrow).not.toContain('Contoso');
  }, 900_000);

  it('do not turn for a button that was altered or carried elsewhere', async () => {
    const thread = await ask('orders mine customer Contoso');
    const list = await hands.hears(FIRST, thread);
    const ticket = /"verb":"page","ticket":"([^"]+)"/.exec(JSON.stringify(teams().cardOf(ALEX, list.id)))![1]!;
    const activity = teams().lastActivity()!;
    const forged = `${Buffer.from('spend page 1').toString('base64url')}.${ticket.split('.')[1]}`;
    await teams().deliver({ ...activity, id: 'forged', text: undefined, value: { verb: 'page', ticket: forged } });
    await hands.hears(/made for another place/, thread);
    const other = await ask('help');
    await teams().deliver({
      ...teams().lastActivity()!,
      id: 'moved',
      text: undefined,
      value: { verb: 'page', ticket },
    });
    await hands.hears(/made for another place/, other);
  }, 900_000);

  it('of approvals hold what waits for the one who asks', async () => {
    const { thread, id } = await priced(COMPLETE);
    await hands.press(ALEX, 'Confirm', {}, thread);
    await hands.offering(MEGAN, 'Approve', thread);
    expect(said(await hands.hears(/Waiting for your approval/, await ask('approvals', MEGAN)))).toContain(id);
    const own = said(await hands.hears(/Nothing waits/, await ask('approvals', ALEX)));
    expect(own).toMatch(/1 more wait for others/);
    expect(said(await hands.hears(/Waiting for an approval/, await ask('approvals all', ALEX)))).toContain(id);
  }, 900_000);

  it('of spending count what was really bought', async () => {
    const words = said(await hands.hears(/Bought through this bot/, await ask('spend', ADELE)));
    // The first and the second purchase of this file, and none of all the requests.
    expect(words).toMatch(/\w+ 2026, Contoso\n[\d,.]+ EUR upfront · orders: 1/);
    expect(words).toMatch(/\w+ 2026, Fabrikam\n[\d,.]+ USD upfront · orders: 1/);
    expect(words).toMatch(/In all in EUR: [\d,.]+ EUR upfront\.\nIn all in USD/);
    await hands.hears(/Nothing was bought here/, await ask('spend 2020-01', ADELE));
  }, 900_000);
});

describe('a welcome', () => {
  it('is said once in a team, a group chat and each personal chat, with the first three things to do', async () => {
    await teams().install();
    const welcomes = () =>
      teams()
        .messages()
        .filter((one) => said(one).includes('bought from this conversation'));
    await teams().waitFor(() => welcomes().length >= 5, 240_000);
    const rooms = welcomes().map(({ room }) => room.kind);
    expect(rooms.sort()).toEqual(['channel', 'groupChat', 'personal', 'personal', 'personal']);
    for (const welcome of welcomes()) {
      expect(said(welcome)).toMatch(/1\*\*.*buy 3 Standard_D4s_v5.*2\*\*.*confirm.*3\*\*.*Somebody else approves/s);
    }
  }, 900_000);

  it('is not said for every new member', async () => {
    const { groupChat } = teams().places;
    const activity = teams().compose(ALEX, groupChat, '');
    const count = teams().messages(groupChat).length;
    const membersAdded = [{ id: '29:somebody-new' }];
    await teams().deliver({
      ...activity,
      type: 'conversationUpdate',
      id: 'new-member',
      membersAdded,
    });
    expect(teams().messages(groupChat)).toHaveLength(count);
  }, 900_000);
});
