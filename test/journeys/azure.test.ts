import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { azureHands, COMPLETE, until } from '../support/azure-hands';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk({ BACK_ENDS: 'azure', AZURE_REGIONS: 'westeurope,eastus2' }, 400);
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());
afterEach(() => {
  const { world, faults } = desk.sandbox.azure;
  Object.assign(world, { paceMs: 400, sessionMs: 300_000 });
  Object.assign(world.tenants[0]!, { rate: 0.92 });
  world.endings.length = 0;
  faults.clear();
});

const alex = azureHands(() => desk.sandbox);
const { azure, teams, hears, approved } = alex;
const MINUTE_MS = 60_000;

describe('a purchase at Azure', () => {
  it('is asked by one, approved by another, and followed on one card until Azure says Succeeded', async () => {
    const before = alex.puts();
    const thread = await alex.ask(COMPLETE);
    const card = await hands.press(ALEX, 'Confirm', {}, thread);
    expect(hands.wordsOf(card)).toMatch(/Bought through\nAzure\n/);
    await hands.press(MEGAN, 'Approve', {}, thread);
    await hears(thread, /Ordered, not active yet[\s\S]*Provider status\nPendingCapacity/);
    const all = await hears(thread, /is bought and active/);
    await hears(thread, /Provider status\nSucceeded/);

    expect(all).toMatch(/3,342\.60 EUR/);
    expect(alex.puts() - before).toBe(1);
    const now = teams()
      .messages(thread)
      .filter((message) => message.author.bot && message.card);
    expect(now.map(({ id }) => id)).toEqual([card.id]);
    const id = /R-[0-9A-Z]{6}/.exec(all)![0];
    expect(alex.purchased()).toEqual({
      sku: { name: 'Standard_D2s_v5' },
      location: 'westeurope',
      properties: {
        reservedResourceType: 'VirtualMachines',
        billingScopeId: expect.stringMatching(/^\/subscriptions\/[0-9a-f-]{36}$/) as string,
        term: 'P3Y',
        billingPlan: 'Monthly',
        quantity: 3,
        displayName: id,
        appliedScopeType: 'Shared',
        renew: false,
      },
    });
  }, 900_000);

  it('takes a fresh price when the approval outlived the quoted one, and the same amount needs no other approval', async () => {
    const before = alex.puts();
    const thread = await alex.ask(COMPLETE);
    await hands.press(ALEX, 'Confirm', {}, thread);
    await hands.offering(MEGAN, 'Approve', thread);
    azure().world.sessions.clear();
    await hands.press(MEGAN, 'Approve', {}, thread);
    await hears(thread, /is bought and active/);
    expect(alex.puts() - before).toBe(1);
  }, 900_000);

  it('takes a fresh price when Azure says that the session timed out, and buys once', async () => {
    const [orders, puts] = [alex.orders().length, alex.puts()];
    azure().world.sessionMs = -1;
    const thread = await approved();
    await until(() => alex.puts() > puts);
    azure().world.sessionMs = 300_000;
    await hears(thread, /is bought and active/);
    const ids = azure()
      .calls.filter(({ method }) => method === 'PUT')
      .map(({ path }) => path);
    expect(new Set(ids).size).toBe(ids.length);
    expect(alex.orders()).toHaveLength(orders + 1);
  }, 900_000);

  it('needs another approval for another amount, with both shown, and then goes on at once', async () => {
    const before = alex.puts();
    const thread = await alex.ask(COMPLETE);
    await hands.press(ALEX, 'Confirm', {}, thread);
    await hands.offering(MEGAN, 'Approve', thread);
    Object.assign(azure().world.tenants[0]!, { rate: 0.95 });
    await hands.press(MEGAN, 'Approve', {}, thread);
    expect(await hears(thread, /Before: 3,342\.60 EUR\. Now: 3,451\.\d\d EUR/)).toContain('needs a new approval');
    expect(alex.puts()).toBe(before);
    await hands.press(MEGAN, 'Approve', {}, thread);
    await hears(thread, /is bought and active/);
    expect(alex.puts()).toBe(before + 1);
  }, 900_000);

  it('is handed to a person when Azure has not finished after half an hour', async () => {
    azure().world.paceMs = 120 * MINUTE_MS;
    const thread = await approved();
    await hears(thread, /PendingCapacity/);
    alex.orders().at(-1)!.at -= 31 * MINUTE_MS;
    const all = await hears(thread, /Needs a person/);
    expect(all).toContain('working on the order for more than half an hour (PendingCapacity)');
    expect(all).toContain('open a ticket with Azure support');
  }, 900_000);

  it.each([
    ['Failed', 'No hosts left.', /could not carry out the order[\s\S]*No hosts left\.[\s\S]*No money was moved/],
    [
      'BillingFailed',
      'Card expired.',
      /payment for the order failed[\s\S]*billing administrator[\s\S]*Do not ask for it again before/,
    ],
    ['Cancelled', undefined, /cancelled at Azure[\s\S]*Ask again if/],
  ])(
    'that ends as %s is told with what to do',
    async (state, message, words) => {
      azure().endNextOrder(state, message);
      const thread = await approved();
      await hears(thread, words);
      expect(alex.said(thread)).toMatch(/· Failed/);
    },
    900_000,
  );
});

describe('a refusal of the purchase', () => {
  const refuse = (code: string, status = 400) =>
    azure().faults.add({
      method: 'PUT',
      path: 'reservationOrders',
      fault: 'status',
      status,
      body: { error: { code, message: 'As Azure words it.' } },
    });

  it.each([
    ['RiskCheckFailed', 400, /risk check refused[\s\S]*talk to Azure support; repeating does not help/],
    ['FulfillmentOutOfStockError', 400, /no capacity for this product[\s\S]*another region or product/],
    ['AuthorizationFailed', 403, /not allowed to do this[\s\S]*Reservation Purchaser/],
    ['PaymentInstrumentNotFound', 400, /no means of payment[\s\S]*billing administrator add one/],
    ['BillingCustomerInputError', 400, /wrong or missing data[\s\S]*address, tax number and purchase order/],
    ['NeverHeardOf', 422, /refused with NeverHeardOf[\s\S]*request id to Azure support/],
  ])(
    '%s says that no money was moved, what Azure says and what to do',
    async (code, status, words) => {
      const before = alex.puts();
      refuse(code, status);
      const thread = await approved();
      const all = await hears(thread, words);
      expect(all).toMatch(/· Failed[\s\S]*No money was moved/);
      expect(all).toContain('Azure says: As Azure words it.');
      expect(all).toContain(`Code ${code}`);
      expect(alex.puts()).toBe(before + 1);
    },
    900_000,
  );

  it.each([
    ['BillingPaymentInstrumentSoftError', /declined for now[\s\S]*repeat the payment there/],
    ['BillingPaymentInstrumentHardError', /means of payment was refused[\s\S]*change it/],
  ])(
    '%s stays on the card while I look whether the order exists all the same',
    async (code, words) => {
      const [puts, looks] = [alex.puts(), azure().count('GET', '/reservationOrders?')];
      refuse(code);
      const thread = await approved();
      await hears(thread, words);
      await until(() => azure().count('GET', '/reservationOrders?') >= looks + 3);
      expect(alex.said(thread)).toMatch(/Checking whether it was bought/);
      expect(alex.said(thread)).toMatch(words);
      expect(alex.said(thread)).toMatch(/not known yet whether money was moved/);
      expect(alex.puts()).toBe(puts + 1);
    },
    900_000,
  );

  it('for lack of a role is told before anybody is asked to approve', async () => {
    const thread = await alex.ask(COMPLETE.replace('Clinical systems', 'Locked down'));
    expect(await hears(thread, /Reservation Purchaser/)).not.toMatch(/Ready to confirm/);
  }, 900_000);

  it('because a partner bills the subscription points to Partner Center', async () => {
    const thread = await alex.ask(COMPLETE.replace('Clinical systems', 'Bought from a partner'));
    expect(await hears(thread, /partner manages the billing/i)).toContain('through Partner Center');
  }, 900_000);
});
