import { createSign } from 'node:crypto';
import { ALEX, ADELE, MEGAN } from '../../deployment/sandbox/people';
import { signingChain } from '../../deployment/sandbox/partner-center/webhooks/certificate';
import { handsOn, type Hands } from '../support/hands';
import { freePort, startDesk, type TestDesk } from '../support/start-desk';

const COMPLETE = 'buy 2 Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"';
/** No test waits that long: what is told before was told by a webhook. */
const NEVER = '3600000';

let desk: TestDesk;
let hands: Hands;
let publicUrl: string;

beforeAll(async () => {
  const PORT = String(await freePort());
  publicUrl = `http://127.0.0.1:${PORT}`;
  const { root } = await signingChain();
  const over = { PORT, PUBLIC_URL: publicUrl, WEBHOOK_ROOTS: root, INVOICE_POLL_MS: NEVER, ORDER_POLL_MS: '300' };
  desk = await startDesk(over);
  hands = handsOn(desk.sandbox.teams);
}, 60_000);
afterAll(() => desk.stop());

const teams = () => desk.sandbox.teams;
const pc = () => desk.sandbox.partnerCenter;
const wordsIn = (place: string) => teams().messages(place).map(hands.wordsOf).join('\n');

/** Says it in a new thread of the purchases channel; answers the thread. */
async function ask(text: string, person = ADELE): Promise<string> {
  await teams().say(person, teams().places.purchases, text);
  return hands.threadOf(person);
}
const reply = (thread: string, text: string, person = ADELE) =>
  teams().say(person, teams().places.purchases, text, { replyTo: thread.split('messageid=')[1]! });

async function buy(): Promise<string> {
  const thread = await ask(COMPLETE, ALEX);
  const card = await hands.press(ALEX, 'Confirm', {}, thread);
  await hands.press(MEGAN, 'Approve', {}, thread);
  await hands.hears(/is bought and active/, thread);
  return /R-[0-9A-Z]{6}/.exec(hands.wordsOf(card))![0];
}

/** Posts an event as Partner Center would; the changes make it a forgery. */
async function deliver(
  event: Record<string, unknown>,
  changes: { body?: string; headers?: Record<string, string> } = {},
) {
  const { privateKey } = await signingChain();
  const body = JSON.stringify({
    EventName: 'invoice-ready',
    ResourceName: 'invoice',
    ResourceChangeUtcDate: new Date().toISOString(),
    ...event,
  });
  const headers = {
    authorization: `Signature ${createSign('sha256').update(body).sign(privateKey, 'base64')}`,
    'x-ms-certificate-url': `${desk.sandbox.url}/partner-center/webhooks/certificates/signing.cer`,
    'x-ms-signature-algorithm': 'rsa-sha256',
    ...changes.headers,
  };
  return fetch(`${publicUrl}/api/webhooks/partner-center`, { method: 'POST', body: changes.body ?? body, headers });
}
const invoiceUri = (id: unknown) => ({
  ResourceUri: `https://api.partnercenter.microsoft.com/v1/invoices/${String(id)}`,
});
const billingCalls = () =>
  pc()
    .calls()
    .filter(({ path }) => path.includes('/invoices')).length;

describe('asking for money', () => {
  it('tells the balance, in the default currency or in each, never added up', async () => {
    const one = await hands.hears(/Account balance/, await ask('balance'));
    expect(hands.wordsOf(one)).toMatch(/Owed: [\d,.]+ USD/);
    const all = hands.wordsOf(await hands.hears(/Account balances/, await ask('balance all')));
    expect(all).toMatch(/Owed: [\d,.]+ EUR/);
    expect(all).toMatch(/Owed: [\d,.]+ GBP/);
  }, 120_000);

  it('says what to do when Partner Center wants a second factor', async () => {
    const body = { code: '900421', description: 'MFA required' };
    pc().faults.add({ path: '/invoices/summaries', fault: 'status', status: 401, body, times: 3 });
    const said = await hands.hears(/second factor/, await ask('balance all'));
    expect(hands.wordsOf(said)).toContain('renew the refresh token with MFA');
    pc().faults.clear();
  }, 120_000);

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
  }, 120_000);

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
  }, 120_000);
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
  }, 120_000);

  it('keeps the link good when Partner Center fails', async () => {
    const link = await linkIn(await ask('invoice latest pdf'));
    pc().faults.add({ path: '/documents/statement', fault: 'status', status: 403, body: { code: '900329' } });
    expect((await fetch(link)).status).toBe(502);
    expect((await fetch(link)).status).toBe(200);
  }, 120_000);
});

describe('a new invoice', () => {
  it('is told once in each conversation that watches, however often it is announced', async () => {
    const channel = await ask('watch invoices');
    await hands.hears(/every new invoice here/, channel);
    const personal = teams().places.personal(MEGAN);
    await teams().say(MEGAN, personal, 'watch invoices');
    await hands.hears(/every new invoice here/, personal);
    const orderId = await buy();
    const { id } = pc().issueInvoice('EUR');
    await Promise.all(Array.from({ length: 10 }, () => deliver(invoiceUri(id))));
    const told = await hands.hears(new RegExp(`New invoice ${String(id)}`), channel);
    expect(hands.wordsOf(told)).toContain(`${orderId}, asked by ${ALEX.name}`);
    await hands.hears(new RegExp(`New invoice ${String(id)}`), personal.id);
    for (let again = 0; again < 3; again += 1) expect((await deliver(invoiceUri(id))).status).toBe(200);
    await hands.hears(/Watched in this conversation/, (await reply(channel, 'watch'), channel));
    const count = (text: string) => text.split(`New invoice ${String(id)}`).length - 1;
    expect([count(wordsIn(channel)), count(wordsIn(personal.id))]).toEqual([1, 1]);
    await reply(channel, 'unwatch all');
    await hands.hears(/no longer watch invoices/, channel);
    await teams().say(MEGAN, personal, 'unwatch');
    await hands.hears(/no longer watch invoices/, personal);
  }, 180_000);

  it('is believed only when Partner Center signed exactly this, now, with a certificate of its own', async () => {
    await hands.hears(/every new invoice here/, await ask('watch invoices'));
    const before = billingCalls();
    const uri = invoiceUri('G000000001');
    const stale = { ...uri, ResourceChangeUtcDate: new Date(Date.now() - 2 * 86_400_000).toISOString() };
    const answers = [
      await deliver(uri, { headers: { authorization: `Signature ${Buffer.from('forged').toString('base64')}` } }),
      await deliver(uri, { headers: { authorization: '' } }),
      await deliver(uri, { headers: { 'x-ms-certificate-url': 'https://evil.example/signing.cer' } }),
      await deliver(uri, { headers: { 'x-ms-signature-algorithm': 'rsa-sha1' } }),
      await deliver(uri, {
        body: JSON.stringify({ EventName: 'invoice-ready', ...uri, ResourceChangeUtcDate: new Date() }),
      }),
      await deliver(stale),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401]);
    expect(billingCalls()).toBe(before);
  }, 120_000);
});

it('tells each change of a watched customer once, also of orders that were placed elsewhere', async () => {
  const thread = await ask('watch Contoso');
  await hands.hears(/orders of Contoso here/, thread);
  const orderId = await buy();
  const told = await hands.hears(new RegExp(`It is ${orderId}, asked by ${ALEX.name}`), thread);
  expect(hands.wordsOf(told)).toMatch(/Contoso: order/);
  const provider = pc().orders().at(-1)!.id;
  await hands.hears(/to completed|appeared: completed/, thread);
  pc().setOrderStatus(provider, 'pending_review');
  await hands.hears(/to pending_review/, thread);
  await reply(thread, 'unwatch Contoso');
  await hands.hears(/no longer watch Contoso/, thread);
  expect(wordsIn(thread).split('to pending_review').length - 1).toBe(1);
}, 180_000);
