import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

const SENTENCE =
  'buy 3 Standard_D2s_v5 in westeurope for Lamna Healthcare, subscription Clinical systems, 1 year, monthly, shared';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk({ BACK_ENDS: 'azure' });
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());

/** Asked for, confirmed and approved through chat; answers the id of the one reservation that came of it. */
async function bought(sentence = SENTENCE): Promise<string> {
  const { teams, azure } = desk.sandbox;
  const thread = await say(sentence);
  await hands.press(ALEX, 'Confirm', {}, thread);
  await hands.press(MEGAN, 'Approve', {}, thread);
  await hands.hears(/is bought and active/, thread);
  expect(teams.messages(thread).length).toBeGreaterThan(0);
  return [...azure.world.orders.values()].at(-1)!.reservations[0]!.id;
}

/** Alex writes it in a new thread of the channel; answers the thread. */
async function say(text: string, who = ALEX): Promise<string> {
  const { teams } = desk.sandbox;
  await teams.say(who, teams.places.purchases, text);
  return hands.threadOf(who);
}

const reservation = (id: string) =>
  [...desk.sandbox.azure.world.orders.values()].flatMap((order) => order.reservations).find((one) => one.id === id)!;
const patches = () => desk.sandbox.azure.calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
const count = (method: string, path: string) => desk.sandbox.azure.count(method, path);

describe('changes of what was bought', () => {
  it('happen after a confirmation, and send only what was changed', async () => {
    const id = await bought();
    const renaming = await say(`rename ${id} clinic-web`);
    expect(reservation(id).name).not.toBe('clinic-web');
    await hands.press(ALEX, 'Confirm', {}, renaming);
    await hands.hears(/C-\w+ is done. Rename/, renaming);
    expect(reservation(id).name).toBe('clinic-web');

    expect(patches()).toEqual([{ properties: { name: 'clinic-web' } }]);

    const scoping = await say('rescope clinic-web single Research lab');
    await hands.hears(/Let clinic-web apply to: subscription Research lab/, scoping);
    await hands.press(ALEX, 'Confirm', {}, scoping);
    await hands.hears(/is done/, scoping);
    expect(reservation(id)).toMatchObject({ appliedScopeType: 'Single', renew: false, name: 'clinic-web' });
    expect(JSON.stringify(reservation(id).appliedScopeProperties)).toContain('/subscriptions/');

    const refused = await say('rescope clinic-web single Old portal');
    await hands.hears(/does not let this reservation apply to Old portal/, refused);
  }, 900_000);

  it('are the asker’s to confirm, once, and can be taken back', async () => {
    const { teams } = desk.sandbox;
    const id = await bought();
    const thread = await say(`rename ${id} other-name`);
    const card = await hands.offering(ALEX, 'Confirm', thread);
    await teams.click(ADELE, card.id, { title: 'Confirm' });
    await hands.hears(/Only Alex Wilber can do that/, thread);
    await teams.click(ALEX, card.id, { title: 'Cancel' });
    await hands.hears(/Taken back/, thread);
    const again = await say(`confirm ${/C-\w+/.exec(hands.wordsOf(card))![0]}`);
    await hands.hears(/is cancelled; approved is not possible/, again);
    expect(reservation(id).name).not.toBe('other-name');
  }, 900_000);

  it('split a reservation and merge the parts again', async () => {
    const id = await bought();
    const wrong = await say(`split ${id} 1 1`);
    await hands.hears(/the parts must add up/, wrong);
    const splitting = await say(`split ${id} 1 2`);
    await hands.press(ALEX, 'Confirm', {}, splitting);
    await hands.hears(/is done. Split/, splitting);
    const order = [...desk.sandbox.azure.world.orders.values()].find(({ reservations }) =>
      reservations.some((one) => one.id === id),
    )!;
    const parts = order.reservations.filter(({ state }) => state === 'Succeeded');
    expect(parts.map(({ quantity }) => quantity)).toEqual([1, 2]);
    const merging = await say(`merge ${parts[0]!.id} ${parts[1]!.id}`);
    await hands.press(ALEX, 'Confirm', {}, merging);
    await hands.hears(/is done. Merge/, merging);
    const whole = order.reservations.filter(({ state }) => state === 'Succeeded');
    expect(whole.map(({ quantity }) => quantity)).toEqual([3]);
    expect([count('POST', '/split'), count('POST', '/merge')]).toEqual([1, 1]);
  }, 900_000);
});

describe('a renewal', () => {
  it('that is switched on commits money later, so somebody else approves it; off needs nobody', async () => {
    const id = await bought();
    const before = patches().length;
    const thread = await say(`renewal ${id} on`);
    const words = hands.wordsOf(await hands.offering(ALEX, 'Ask for approval', thread));
    expect(words).toMatch(/renew by itself into 3 × Standard\\?_D2s\\?_v5 in westeurope, 1 year, monthly/);
    expect(words).toMatch(/at the price of then[\s\S]*Price today\n[\d,.]+ EUR/);
    await hands.press(ALEX, 'Ask for approval', {}, thread);
    await hands.press(ALEX, 'Approve', {}, thread);
    await hands.hears(/You asked for this, so somebody else must decide/, thread);
    expect(patches().length).toBe(before);
    await hands.press(MEGAN, 'Approve', {}, thread);
    await hands.hears(/is done\. Let .* renew by itself/, thread);
    expect(patches().slice(before)).toEqual([{ properties: { renew: true } }]);
    const again = await say(`renewal ${id} on`);
    await hands.hears(/The renewal is on already/, again);

    const off = await say(`renewal ${id} off`);
    await hands.press(ALEX, 'Confirm', {}, off);
    await hands.hears(/is done\. Switch the renewal/, off);
    expect(reservation(id).renew).toBe(false);
  }, 900_000);

  it('can be into another quantity, SKU, term and billing plan, and is shown', async () => {
    const id = await bought();
    const before = patches().length;
    const wrong = await say(`renewal ${id} into 5 Standard_D4s_v5, 5 years`);
    await hands.hears(/is not sold in westeurope for 5 years/, wrong);
    const thread = await say(`renewal ${id} into 5 Standard_D4s_v5, 3 years, upfront`);
    await hands.press(ALEX, 'Ask for approval', {}, thread);
    await hands.press(MEGAN, 'Approve', {}, thread);
    await hands.hears(/is done\. Let .* renew by itself into 5 × Standard\\?_D4s\\?_v5/, thread);
    const [patch] = patches().slice(before) as { properties: { renew: boolean; renewProperties: unknown } }[];
    expect(patch!.properties).toEqual({
      renew: true,
      renewProperties: {
        purchaseProperties: {
          sku: { name: 'Standard_D4s_v5' },
          location: 'westeurope',
          properties: expect.objectContaining({ quantity: 5, term: 'P3Y', billingPlan: 'Upfront', renew: false }),
        },
      },
    });
    const history = await say(`history ${id}`);
    await hands.hears(/It renews into 5 × Standard\\?_D4s\\?_v5 in westeurope, 3 years, Upfront/, history);

    // What was set before is what is changed.
    const more = await say(`renewal ${id} as 7 pieces`);
    const card = await hands.offering(ALEX, 'Ask for approval', more);
    expect(hands.wordsOf(card)).toMatch(/into 7 × Standard\\?_D4s\\?_v5 in westeurope, 3 years, upfront/);
  }, 900_000);
});

describe('a return', () => {
  it('shows the refund and its limit, needs another person, and is sent once', async () => {
    const { teams } = desk.sandbox;
    const id = await bought();
    const thread = await say(`refund ${id} 1`);
    const preview = await hands.offering(ALEX, 'Ask for approval', thread);
    expect(hands.wordsOf(preview)).toMatch(/Refund\n[\d.]+ EUR/);
    expect(hands.wordsOf(preview)).toMatch(/0.00 USD of 50,000.00 USD/);
    await teams.click(ALEX, preview.id, { title: 'Ask for approval' });
    await hands.hears(/waits for your approval/, thread);
    const asked = await hands.offering(ALEX, 'Approve', thread);
    await teams.click(ALEX, asked.id, { title: 'Approve' });
    await hands.hears(/You asked for this, so somebody else must decide/, thread);
    expect(count('POST', '/return')).toBe(0);
    await teams.click(MEGAN, asked.id, { title: 'Approve' });
    await hands.hears(/is done. Return 1 of 3 pieces .* Refund [\d.]+ EUR/, thread);
    expect(reservation(id).quantity).toBe(2);
    expect(count('POST', '/return')).toBe(1);

    const next = await say(SENTENCE);
    const words = hands.wordsOf(await hands.offering(ALEX, 'Confirm', next));
    expect(words).toMatch(
      /Left to refund\n49,\d+\.\d\d USD of 50,000\.00 USD, as Azure said on .* since then are taken/,
    );
    expect(words).toMatch(/Like reservations\n(?:The customer holds|Not known)/);
  }, 900_000);

  it('whose answer got lost is settled by reading, never sent again', async () => {
    const id = await bought();
    const before = count('POST', '/return');
    const thread = await say(`refund ${id} 2`);
    await hands.press(ALEX, 'Ask for approval', {}, thread);
    desk.sandbox.azure.faults.add({ method: 'POST', path: '/return', fault: 'cut-after' });
    await hands.press(MEGAN, 'Approve', {}, thread);
    await hands.hears(/is done. Return 2 of 3 pieces/, thread);
    expect(reservation(id).quantity).toBe(1);
    expect(count('POST', '/return') - before).toBe(1);
  }, 900_000);

  it('that an approver rejects changes nothing', async () => {
    const id = await bought();
    const thread = await say(`refund ${id}`);
    await hands.press(ALEX, 'Ask for approval', {}, thread);
    await hands.press(MEGAN, 'Reject', { reason: 'We need them.' }, thread);
    await hands.hears(/rejected C-\w+\. Reason: "We need them."/, thread);
    expect(reservation(id).quantity).toBe(3);
  }, 900_000);
});

describe('an exchange', () => {
  it('shows what is to pay and is made when another person approves', async () => {
    const id = await bought();
    const thread = await say(`exchange ${id} for 3 Standard_D4s_v5`);
    const preview = await hands.offering(ALEX, 'Ask for approval', thread);
    expect(hands.wordsOf(preview)).toMatch(/To pay\n[\d,.]+ EUR/);
    await hands.press(ALEX, 'Ask for approval', {}, thread);
    await hands.press(MEGAN, 'Approve', {}, thread);
    await hands.hears(/is done. Give back 3 pieces/, thread);
    expect(reservation(id).quantity).toBe(0);
    expect(count('POST', 'Microsoft.Capacity/exchange')).toBe(1);
    const worse = await say(`exchange ${await bought()} for 1 Standard_D2s_v5`);
    await hands.hears(/must not be smaller/, worse);
  }, 900_000);

  it('is listed with all other changes', async () => {
    const thread = await say('changes', ADELE);
    await hands.hears(/Give back 3 pieces/, thread);
  }, 900_000);
});
