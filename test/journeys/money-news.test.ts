import { ALEX, ADELE, MEGAN } from '../../deployment/sandbox/people';
import { signingChain } from '../../deployment/sandbox/partner-center/webhooks/certificate';
import { aboutInvoice, certificateOf, signedEvent } from '../bot/webhooks/signed-event';
import { handsOn, type Hands } from '../support/hands';
import { freePort, startDesk, type TestDesk } from '../support/start-desk';

const COMPLETE = 'buy 2 Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"';

let desk: TestDesk;
let hands: Hands;
let publicUrl: string;

beforeAll(async () => {
  const PORT = String(await freePort());
  publicUrl = `http://127.0.0.1:${PORT}`;
  const { root } = await signingChain();
  const over = { PORT, PUBLIC_URL: publicUrl, WEBHOOK_ROOTS: root, INVOICE_POLL_MS: '200', ORDER_POLL_MS: '300' };
  desk = await startDesk(over);
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
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

/** Posts an event as Partner Center does. */
async function deliver(event: Record<string, unknown>): Promise<Response> {
  const { body, headers } = await signedEvent(certificateOf(desk.sandbox.url), event);
  return fetch(`${publicUrl}/api/webhooks/partner-center`, { method: 'POST', body, headers });
}

describe('a new invoice', () => {
  it('is told once in each conversation that watches, however often it is announced and found by polling', async () => {
    const channel = await ask('watch invoices');
    await hands.hears(/every new invoice here/, channel);
    const personal = teams().places.personal(MEGAN);
    await teams().say(MEGAN, personal, 'watch invoices');
    await hands.hears(/every new invoice here/, personal);
    const orderId = await buy();
    const { id } = pc().issueInvoice('EUR');
    await Promise.all(Array.from({ length: 10 }, () => deliver(aboutInvoice(id))));
    const told = await hands.hears(new RegExp(`New invoice ${String(id)}`), channel);
    expect(hands.wordsOf(told)).toContain(`${orderId}, asked by ${ALEX.name}`);
    await hands.hears(new RegExp(`New invoice ${String(id)}`), personal.id);
    for (let again = 0; again < 3; again += 1) expect((await deliver(aboutInvoice(id))).status).toBe(200);
    await hands.hears(/Watched in this conversation/, (await reply(channel, 'watch'), channel));
    const count = (text: string) => text.split(`New invoice ${String(id)}`).length - 1;
    expect([count(wordsIn(channel)), count(wordsIn(personal.id))]).toEqual([1, 1]);
    await reply(channel, 'unwatch all');
    await hands.hears(/no longer watch invoices/, channel);
    await teams().say(MEGAN, personal, 'unwatch');
    await hands.hears(/no longer watch invoices/, personal);
  }, 900_000);
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
  await hands.hears(/to pending\\?_review/, thread);
  await reply(thread, 'unwatch Contoso');
  await hands.hears(/no longer watch Contoso/, thread);
  expect(wordsIn(thread).split(/to pending\\?_review/).length - 1).toBe(1);
}, 900_000);
