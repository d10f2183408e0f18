import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { azureHands, COMPLETE } from '../support/azure-hands';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

const AZURE = { BACK_ENDS: 'azure', AZURE_REGIONS: 'westeurope', AZURE_RESOURCE_TYPES: 'VirtualMachines,OpenAIPTU' };
const OTHER_TENANT = '2b7d0c5e-6f1a-4c3b-8d9e-0a1b2c3d4e5f';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk(AZURE);
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());
const alex = azureHands(() => desk.sandbox);
const order = () => alex.orders().at(-1)!;

async function bought(sentence = COMPLETE): Promise<string> {
  const thread = await alex.approved(sentence);
  await alex.hears(thread, /is bought and active/);
  return order().reservations[0]!.id;
}

/** Asks for a change that the asker confirms alone, and waits for its end. */
async function done(text: string): Promise<string> {
  const thread = await alex.ask(text);
  await hands.press(ALEX, 'Confirm', {}, thread);
  return alex.hears(thread, /C-\w+ is done\./);
}
const answered = async (text: string, words: RegExp) => alex.hears(await alex.ask(text), words);

it('splits into more than two parts, and tells the history of what became of them', async () => {
  const id = await bought();
  await answered(`split ${id} 1 1`, /the parts must add up/);
  await done(`split ${id} 1 1 1`);
  const parts = order().reservations.filter(({ state }) => state === 'Succeeded');
  expect(parts.map(({ quantity }) => quantity)).toEqual([1, 1, 1]);
  const history = await answered(`history ${id}`, /Revisions of/);
  expect(history).toMatch(/Revision 1: [\s\S]*Split · 3 pieces · shared · renewal off/);
  expect(await answered(`history ${parts[0]!.id}`, /Revisions of/)).toMatch(/Revision 2[\s\S]*Revision 1/);
  await answered('history nothing-like-it', /was not found/);
}, 900_000);

it('archives what is over, never what is in force, and takes it out again', async () => {
  const id = await bought();
  await answered(`archive ${id}`, /is in force: out of sight, it would go on being paid for/);
  await done(`split ${id} 1 2`);
  await done(`archive ${id}`);
  const archived = () => order().reservations.find((one) => one.id === id)!.archived;
  expect(archived()).toBe(true);
  expect(await done(`unarchive ${id}`)).toMatch(/Take .* out of the archive/);
  expect(archived()).toBe(false);
}, 900_000);

it('shows every field that Azure tells of an order and of a reservation', async () => {
  const id = await bought();
  async function pages(text: string, count: number): Promise<string> {
    let all = '';
    for (let page = 1; page <= count; page += 1) all += await answered(`${text} page ${page}`, /Fields of/);
    return all;
  }
  const one = await pages(`azure fields ${id}`, 4);
  for (const name of ['skuDescription', 'benefitStartTime', 'capabilities', 'purchaseDate', 'systemData', 'etag']) {
    expect(one).toContain(name);
  }
  expect(one).toMatch(/sku\s+name: Standard_D2s_v5/);
  const all = await pages(`azure fields order ${order().id}`, 2);
  expect(all).toMatch(/planInformation\s+pricingCurrencyTotal: currencyCode: USD, amount: [\d.]+/);
  expect(all).toMatch(/createdByType: Application[\s\S]*billingProfileId/);
  await answered('azure fields nothing-like-it', /was not found/);
}, 900_000);

it('changes flexibility and review day, and sends nothing else along', async () => {
  const id = await bought();
  await done(`flexibility ${id} off`);
  await answered(`review ${id} 2020-01-01`, /is no day to come/);
  await done(`review ${id} on 2029-06-30`);
  const patches = alex.azure().calls.filter(({ method, path }) => method === 'PATCH' && path.includes(id));
  expect(patches.map(({ body }) => body)).toEqual([
    { properties: { instanceFlexibility: 'Off' } },
    { properties: { reviewDateTime: '2029-06-30T00:00:00Z' } },
  ]);
  expect(order().reservations[0]).toMatchObject({ instanceFlexibility: 'Off', renew: false });
}, 900_000);

it('lists what reaches a subscription, and what can be permitted', async () => {
  await bought();
  const { id } = order();
  expect(await answered('applied Clinical systems', /Reservation orders that reach Clinical systems/)).toContain(id);
  await answered('applied Research lab', /No reservation reaches Research lab/);
  await answered('applied nowhere', /I see no subscription "nowhere" at Azure/);
  const page = await answered('azure operations', /Operations of Microsoft.Capacity/);
  expect(page).toMatch(/calculateprice\/action\s+Calculate a price/);
}, 900_000);

it('lists to which subscriptions the benefit can go', async () => {
  const id = await bought();
  const all = await answered(`scopes ${id}`, /Where .* can apply/);
  expect(all).toMatch(/Research lab\s+The benefit can go there/);
  expect(all).toMatch(/Old portal\s+Azure does not let the benefit go there/);
  expect(all).toContain('rescope');
}, 900_000);

it('moves an order to another tenant once, and only when another person approves', async () => {
  const id = await bought();
  await answered(`change directory ${order().id} to contoso`, /is not the id of a tenant/);
  const thread = await alex.ask(`change directory ${order().id} to tenant ${OTHER_TENANT}`);
  await alex.hears(thread, /The whole order leaves this tenant/);
  await hands.press(ALEX, 'Ask for approval', {}, thread);
  const asked = await hands.offering(MEGAN, 'Approve', thread);
  await desk.sandbox.teams.click(ALEX, asked.id, { title: 'Approve' });
  await alex.hears(thread, /You asked for this, so somebody else must decide/);
  expect(order().movedTo).toBeUndefined();
  // The answer is lost: whether it moved is found out by reading.
  desk.sandbox.azure.faults.add({ method: 'POST', path: '/changeDirectory', fault: 'cut-after' });
  await desk.sandbox.teams.click(MEGAN, asked.id, { title: 'Approve' });
  await alex.hears(thread, /C-\w+ is done\. Move the order of/);
  expect(order().movedTo).toBe(OTHER_TENANT);
  expect(alex.azure().count('POST', '/changeDirectory')).toBe(1);
  await answered(`history ${id}`, /was not found/);
}, 900_000);

it('buys for a month what the catalogue sells for a month, and nothing else', async () => {
  const sentence =
    'buy 2 sku PTU, product: OpenAIPTU, in westeurope for Lamna Healthcare, subscription Clinical systems, upfront';
  await bought(`${sentence}, 1 month`);
  expect(alex.purchased().properties).toMatchObject({ term: 'P1M', reservedResourceType: 'OpenAIPTU', quantity: 2 });
  await answered(COMPLETE.replace('3 years', '1 month'), /is sold .* for 1 year and 3 years, not 1 month/);
}, 900_000);
