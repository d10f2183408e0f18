import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ALEX, ADELE, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { freePort, startDesk, type TestDesk } from '../support/start-desk';

const COMPLETE = 'buy 2 Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"';

let desk: TestDesk;
let hands: Hands;
let publicUrl: string;

beforeAll(async () => {
  const PORT = String(await freePort());
  publicUrl = `http://127.0.0.1:${PORT}`;
  desk = await startDesk({ PORT, PUBLIC_URL: publicUrl });
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());

const teams = () => desk.sandbox.teams;
const pc = () => desk.sandbox.partnerCenter;

/** Says it in a new thread of the purchases channel; answers the thread. */
async function ask(text: string, person = ADELE): Promise<string> {
  await teams().say(person, teams().places.purchases, text);
  return hands.threadOf(person);
}

async function buy(): Promise<string> {
  const thread = await ask(COMPLETE, ALEX);
  const card = await hands.press(ALEX, 'Confirm', {}, thread);
  await hands.press(MEGAN, 'Approve', {}, thread);
  await hands.hears(/is bought and active/, thread);
  return /R-[0-9A-Z]{6}/.exec(hands.wordsOf(card))![0];
}

describe('asking for money', () => {
  it('tells the balance, in the default currency or in each, never added up', async () => {
    const one = await hands.hears(/Account balance/, await ask('balance'));
    expect(hands.wordsOf(one)).toMatch(/Owed: [\d,.]+ USD/);
    const all = hands.wordsOf(await hands.hears(/Account balances/, await ask('balance all')));
    expect(all).toMatch(/Owed: [\d,.]+ EUR/);
    expect(all).toMatch(/Owed: [\d,.]+ GBP/);
  }, 900_000);

  it('says what to do when Partner Center wants a second factor', async () => {
    const body = { code: '900421', description: 'MFA required' };
    pc().faults.add({ path: '/invoices/summaries', fault: 'status', status: 401, body, times: 3 });
    const said = await hands.hears(/second factor/, await ask('balance all'));
    expect(hands.wordsOf(said)).toContain('renew the refresh token with MFA');
    pc().faults.clear();
  }, 900_000);

  it('lists invoices page by page, of all time or of one month', async () => {
    const first = hands.wordsOf(await hands.hears(/1.*10/, await ask('invoices')));
    const ids = (text: string) => text.match(/\b[GD]\d{9}(?= ·)/g)!;
    expect(ids(first)).toHaveLength(10);
    expect(first).toContain('invoices 2');
    const thread = await ask('invoices 2');
    const second = hands.wordsOf(await hands.hears(/Invoices/, thread));
    expect(ids(second).filter((id) => ids(first).includes(id))).toEqual([]);
    const none = await hands.hears(/There is no invoice of 2021-10/, await ask('invoices October 2021'));
    expect(hands.wordsOf(none)).toContain('unbilled');
    await hands.hears(/invoices 2026-10/, await ask('invoices of yore'));
  }, 900_000);

  it('shows an invoice with its lines joined to our orders, and what does not fit', async () => {
    const orderId = await buy();
    const unbilled = hands.wordsOf(await hands.hears(/Not invoiced yet, EUR/, await ask('unbilled EUR')));
    expect(unbilled).toContain(`${orderId}, asked by ${ALEX.name}`);
    const { id } = pc().issueInvoice('EUR');
    const words = hands.wordsOf(
      await hands.hears(/Sum of the lines/, await ask(`invoice ${String(id).toLowerCase()}`)),
    );
    expect(words).toContain(`Invoice ${String(id)}`);
    expect(words).toContain(`${orderId}, asked by ${ALEX.name}`);
    expect(words).not.toMatch(/were approved|The lines add up/);
    await hands.hears(/Invoice G999999999 was not found/, await ask('invoice G999999999'));
    await hands.hears(/not invoiced yet|no lines/i, await ask('unbilled EUR'));
  }, 900_000);
});

describe('the statement', () => {
  async function linkIn(thread: string): Promise<string> {
    const card = await hands.hears(/works once/, thread);
    return /http:[^"]+\/invoices\/[\w-]+/.exec(JSON.stringify(card.card))![0];
  }

  it('comes by a link that works once, and is kept by nobody', async () => {
    const link = await linkIn(await ask('invoice latest pdf'));
    const [first, second] = [await fetch(link), await fetch(link)];
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(first.headers.get('content-disposition')).toMatch(/^attachment; filename="Invoice_\w+\.pdf"$/);
    expect(
      Buffer.from(await first.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(second.status).toBe(410);
    expect(await second.text()).toMatch(/used already or is too old/);
    expect((await fetch(`${publicUrl}/invoices/nonsense`)).status).toBe(410);
  }, 900_000);

  it('keeps the link good when Partner Center fails', async () => {
    const link = await linkIn(await ask('invoice latest pdf'));
    pc().faults.add({ path: '/documents/statement', fault: 'status', status: 403, body: { code: '900329' } });
    expect((await fetch(link)).status).toBe(502);
    expect((await fetch(link)).status).toBe(200);
  }, 900_000);

  describe('in a personal chat', () => {
    const personal = () => teams().places.personal(ADELE);
    let uploads: { method?: string; range?: string; body: Buffer }[];
    let drive: Server;
    let uploadUrl: string;

    beforeAll(async () => {
      uploads = [];
      drive = createServer((request, response) => {
        void request.toArray().then((parts) => {
          const body = Buffer.concat(parts as Buffer[]);
          uploads.push({ method: request.method, range: request.headers['content-range'], body });
          response.writeHead(201);
          response.end('{}');
        });
      });
      await new Promise<void>((resolve) => drive.listen(0, '127.0.0.1', resolve));
      uploadUrl = `http://127.0.0.1:${(drive.address() as AddressInfo).port}/session`;
    });
    afterAll(() => new Promise((resolve) => drive.close(resolve)));

    /** The consent card for the newest invoice: what Teams sends back, and the card's id. */
    async function offered(): Promise<{ context: unknown; id: string }> {
      const known = teams().messages(personal()).length;
      await teams().say(ADELE, personal(), 'invoice latest pdf');
      const message = await teams().waitFor(
        (now) => now.messages(personal()).find(({ activity }, at) => at >= known && fileCard(activity, 'consent')),
        900_000,
      );
      const { content } = fileCard(message.activity, 'consent')!;
      return { context: (content as { acceptContext: unknown }).acceptContext, id: message.id };
    }
    const answer = (action: string, context: unknown, id: string, uploadTo = uploadUrl) => {
      const uploadInfo = {
        contentUrl: 'https://x/Invoice.pdf',
        uploadUrl: uploadTo,
        name: 'Invoice.pdf',
        uniqueId: 'u',
      };
      const value = { type: 'fileUpload', action, context, ...(action === 'accept' ? { uploadInfo } : {}) };
      return teams().invoke(ADELE, personal(), 'fileConsent/invoke', value, id);
    };

    it('is saved in the OneDrive of whoever agrees, once', async () => {
      const { context, id } = await offered();
      expect((await answer('accept', context, id)).status).toBe(200);
      await teams().waitFor((now) =>
        now
          .messages(personal())
          .find(({ activity }) => fileCard(activity, 'info')?.contentUrl === 'https://x/Invoice.pdf'),
      );
      expect(uploads).toHaveLength(1);
      const { method, range, body } = uploads[0]!;
      expect([method, range, body.subarray(0, 5).toString()]).toEqual([
        'PUT',
        `bytes 0-${body.length - 1}/${body.length}`,
        '%PDF-',
      ]);
      await answer('accept', context, id);
      await hands.hears(/offer of that file was not found/i, personal());
      expect(uploads).toHaveLength(1);
    }, 900_000);

    it('is not saved when the person declines, or anywhere but in OneDrive', async () => {
      const [before, first] = [uploads.length, await offered()];
      await answer('accept', first.context, first.id, 'https://sharepoint.com.evil.example/x');
      await hands.hears(/no place where I may save files/, personal());
      await answer('decline', first.context, first.id);
      await hands.hears(/nothing was saved/, personal());
      await answer('accept', first.context, first.id);
      expect(uploads).toHaveLength(before);
    }, 900_000);
  });
});

function fileCard(activity: { attachments?: unknown }, kind: 'consent' | 'info') {
  const all = (activity.attachments ?? []) as { contentType: string; content: unknown; contentUrl?: string }[];
  return all.find(({ contentType }) => contentType === `application/vnd.microsoft.teams.card.file.${kind}`);
}
