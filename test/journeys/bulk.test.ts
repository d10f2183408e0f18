import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import type { SeenMessage } from '../../deployment/sandbox/teams/seen-message';
import { handsOn, PATIENCE_MS, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk();
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());
const teams = () => desk.sandbox.teams;
const bought = () => desk.sandbox.partnerCenter.orders();

const HEADING = 'Customer\tSubscription\tSKU\tRegion\tTerm (years)\tPayment\tQty';
const CONTOSO = 'Contoso\tContoso Azure plan\tStandard_D2s_v5\twesteurope\t3\tmonthly\t2';
const FABRIKAM = 'Fabrikam\tFabrikam Azure plan\tD4s v5\tNorth Europe\t1\tupfront\t1';
const THIRD = 'Contoso\tContoso Azure plan\tStandard_D4s_v5\twesteurope\t1\tupfront\t3,00';

async function paste(text: string, person = ALEX): Promise<string> {
  await teams().say(person, teams().places.purchases, text);
  return hands.threadOf(person);
}
const said = (message: SeenMessage) => hands.wordsOf(message).replaceAll('\\', '');
const batchCards = (thread: string) =>
  teams()
    .messages(thread)
    .filter((message) => message.author.bot && !message.deleted && message.card);
const batchIdIn = (thread: string) => /B-[0-9A-Z]{6}/.exec(batchCards(thread).map(said).join(' '))![0];

describe('a pasted table', () => {
  it('is one card, one confirmation and one approval, and buys each line once', async () => {
    const before = bought().length;
    const thread = await paste(`bulk\n${[HEADING, CONTOSO, FABRIKAM, THIRD].join('\n')}`);
    const card = await hands.offering(ALEX, 'Confirm all 3 lines', thread);
    // One total for each currency, never their sum.
    expect(said(card)).toMatch(/EUR over the whole terms \(lines: 2\)/);
    expect(said(card)).toMatch(/USD over the whole terms \(lines: 1\)/);
    expect(said(card)).toMatch(/2 × Standard_D2s_v5 in EU West for Contoso, 3 years, monthly/i);
    await teams().click(ALEX, card.id, { title: 'Confirm all 3 lines' });
    const asked = await hands.hears(/waits for your approval. Lines: 3/, thread);
    expect(said(asked)).toContain(MEGAN.name);
    await hands.press(MEGAN, 'Approve all 3 lines', {}, thread);
    await hands.hears(/3 of 3 lines are bought and active/, thread);
    const told = await hands.hears(/is done\. 3 of 3 lines/, thread);
    expect(said(told)).toContain(ALEX.name);

    const now = bought().slice(before);
    expect(now.map(({ customerName }) => customerName).sort()).toEqual(['Contoso', 'Contoso', 'Fabrikam']);
    expect(now.map(({ lines }) => lines[0]!.quantity).sort()).toEqual([1, 2, 3]);
    // The channel is quiet: one card, and no reply for a single line.
    expect(batchCards(thread)).toHaveLength(1);
    expect(
      teams()
        .messages(thread)
        .filter(({ author }) => author.bot),
    ).toHaveLength(3);
  }, 900_000);

  it('has an order for each line, which can be looked at by itself', async () => {
    const thread = await paste(`${[HEADING, CONTOSO, THIRD].join('\n')}`);
    const card = await hands.offering(ALEX, 'Confirm all 2 lines', thread);
    const [first] = said(card).match(/R-[0-9A-Z]{6}/g)!;
    const other = await paste(`status ${first}`);
    expect(said(await hands.hears(new RegExp(`${first} · Ready to confirm`), other))).toContain('Contoso');
    await teams().click(ALEX, card.id, { title: 'Cancel' });
    await hands.hears(/Nothing was bought/, thread);
  }, 900_000);

  it('names what is wrong by line, and leaves lines out only when it is told to', async () => {
    const before = bought().length;
    const wrong = [
      'Nobody Ltd\t\tD2s_v5\twesteurope\t3\tmonthly\t1',
      'Contoso\tContoso Azure plan\tD2s_v5\twesteurope\t3\tmonthly\t1.000',
    ];
    const unfinished = 'Contoso\tContoso Azure plan\tD2s_v5\twesteurope\t\tmonthly\t1';
    const thread = await paste(`bulk\n${[HEADING, CONTOSO, ...wrong, unfinished].join('\n')}`);
    const card = await hands.offering(ALEX, 'Go on with the one good line', thread);
    const words = said(card);
    expect(words).toMatch(/Line 3 \(Nobody Ltd/);
    expect(words).toMatch(/Line 4 \(.*1\.000.*two ways/);
    expect(words).toMatch(/Line 5 .*term is missing.*3 years/);
    expect(words).toMatch(/leaves out what is named above \(lines: 3\)/);
    expect(bought()).toHaveLength(before);
    await teams().click(ALEX, card.id, { title: 'Go on with the one good line' });
    await hands.press(MEGAN, 'Approve', {}, thread);
    await hands.hears(/is done\. 1 of 1 lines/, thread);
    expect(bought()).toHaveLength(before + 1);
  }, 900_000);

  it.each([
    [Array.from({ length: 51 }, () => CONTOSO), /50 lines at most, this one has 51/],
    [[], /no line in that table/],
  ])(
    'of a wrong length is refused with a sentence',
    async (lines, words) => {
      const thread = await paste(`bulk\n${[HEADING, ...lines].join('\n')}`);
      await hands.hears(words, thread);
      expect(batchCards(thread)).toEqual([]);
    },
    900_000,
  );
});

describe('the decision about a table', () => {
  async function confirmed(): Promise<{ thread: string; id: string }> {
    const thread = await paste(`bulk\n${[HEADING, CONTOSO, THIRD].join('\n')}`);
    await hands.press(ALEX, 'Confirm all 2 lines', {}, thread);
    await hands.offering(MEGAN, 'Approve all 2 lines', thread);
    return { thread, id: batchIdIn(thread) };
  }

  it('is another person’s, and counts once however often it is delivered', async () => {
    const before = bought().length;
    const { thread } = await confirmed();
    await hands.press(ALEX, 'Approve all 2 lines', {}, thread);
    await hands.hears(/somebody else must approve/, thread);
    await hands.press(ADELE, 'Approve all 2 lines', {}, thread);
    await hands.hears(/not on the list of approvers/, thread);
    expect(bought()).toHaveLength(before);
    await hands.press(MEGAN, 'Approve all 2 lines', {}, thread);
    const click = teams().lastActivity()!;
    await Promise.all([0, 1, 2, 3].map((n) => teams().deliverAgain(click, { newId: n % 2 === 0 })));
    await hands.hears(/is done\. 2 of 2 lines/, thread);
    await teams().deliverAgain(click, { newId: true });
    expect(bought()).toHaveLength(before + 2);
  }, 900_000);

  it('can be typed, refuses a reasonless rejection, and leaves single lines their own decision', async () => {
    const before = bought().length;
    const { thread, id } = await confirmed();
    const reply = (person: typeof ALEX, text: string) =>
      teams().say(person, teams().places.purchases, text, { replyTo: thread.split('messageid=')[1] });
    await reply(MEGAN, `reject ${id}`);
    await hands.hears(/needs a reason/, thread);
    const [first] = said(batchCards(thread)[0]!).match(/R-[0-9A-Z]{6}/g)!;
    await reply(MEGAN, `reject ${first} too much of it`);
    await hands.offering(MEGAN, 'Approve', thread);
    await reply(MEGAN, `approve ${id.toLowerCase()}`);
    const told = await hands.hears(/is done\. 1 of 2 lines/, thread);
    expect(said(told)).toMatch(new RegExp(`line 2 \\(${first}, Rejected: too much of it\\)`));
    expect(bought()).toHaveLength(before + 1);
  }, 900_000);

  it('is dead for a button that showed other prices or lines', async () => {
    const before = bought().length;
    const { thread } = await confirmed();
    const card = batchCards(thread)[0]!;
    const old = JSON.stringify(teams().cardOf(MEGAN, card.id)).match(/"verb":"batch-approve","ticket":"([^"]+)"/)![1]!;
    const [first] = said(card).match(/R-[0-9A-Z]{6}/g)!;
    await teams().say(ALEX, teams().places.purchases, `withdraw ${first}`, { replyTo: thread.split('messageid=')[1] });
    await hands.offering(MEGAN, 'Approve', thread);
    const activity = teams().lastActivity()!;
    const as = { ...activity.from, id: MEGAN.mri, aadObjectId: MEGAN.id, name: MEGAN.name };
    await teams().deliver({
      ...activity,
      id: 'old-batch',
      from: as,
      text: undefined,
      value: { verb: 'batch-approve', ticket: old },
    });
    await hands.hears(/older state of B-/, thread);
    expect(bought()).toHaveLength(before);
  }, 900_000);

  it('is found in the list of tables', async () => {
    const thread = await paste('bulk list');
    expect(said(await hands.hears(/Tables asked for/, thread))).toMatch(/B-[0-9A-Z]{6} · Done/);
  }, 900_000);
});

describe('a file in a personal chat', () => {
  let files: Server;
  beforeAll(async () => {
    files = createServer((_, response) => {
      const table =
        'Kunde;Abonnement;Größe;Standort;Laufzeit;Zahlungsweise;Menge\nContoso;Contoso Azure plan;D2s v5;Westeuropa;3 Jahre;monatlich;4,00\n';
      response.end(Buffer.from(table, 'latin1'));
    });
    await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => files.close());

  it('is read like a pasted table, also as German spreadsheets write it', async () => {
    const personal = teams().places.personal(ALEX);
    await teams().say(ALEX, personal, 'help');
    const { port } = files.address() as AddressInfo;
    const file = {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'orders.csv',
      content: { downloadUrl: `http://127.0.0.1:${port}/orders.csv`, uniqueId: 'f-1', fileType: 'csv' },
    };
    await teams().deliver({ ...teams().lastActivity()!, id: 'file-1', text: '', attachments: [file] });
    const card = await hands.offering(ALEX, 'Confirm', personal);
    expect(said(card)).toMatch(/4 × Standard_D2s_v5 in EU West for Contoso, 3 years, monthly/i);
    await teams().click(ALEX, card.id, { title: 'Cancel' });
    await teams().waitFor(
      () => batchCards(personal.id).some((one) => /Nothing was bought/.test(said(one))),
      PATIENCE_MS,
    );
  }, 900_000);
});
