import { recordOrder } from '../../deployment/sandbox/azure/order-routes';
import { readPurchase } from '../../deployment/sandbox/azure/purchase-input';
import { ADELE } from '../../deployment/sandbox/people';
import { azureHands } from '../support/azure-hands';
import { handsOn } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

const DAY_MS = 86_400_000;
const AZURE = { BACK_ENDS: 'azure', AZURE_REGIONS: 'westeurope', AZURE_RESOURCE_TYPES: 'VirtualMachines' };

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk({ ...AZURE, ORDER_POLL_MS: '200' });
}, 900_000);
afterAll(() => desk.stop());
const alex = azureHands(() => desk.sandbox);

/** As if somebody had bought it in the portal, so long ago that it ends in so many days. */
function boughtElsewhere(displayName: string, endsInDays: number): void {
  const { world } = desk.sandbox.azure;
  const billingScopeId = `/subscriptions/${world.subscriptions.find(({ mayBuy }) => mayBuy)!.id}`;
  const properties = {
    ...{ reservedResourceType: 'VirtualMachines', billingScopeId, term: 'P1Y', billingPlan: 'Upfront', quantity: 2 },
    ...{ displayName, appliedScopeType: 'Shared' },
  };
  const input = readPurchase({ sku: { name: 'Standard_D2s_v5' }, location: 'westeurope', properties });
  const order = recordOrder(world, world.newId(), input);
  order.at = Date.now() - (365 - endsInDays) * DAY_MS;
}

it('what was bought elsewhere is reminded of once where it is watched, and never where it is not', async () => {
  const { teams } = desk.sandbox;
  boughtElsewhere('known-before', 50);
  const thread = await alex.ask('watch expiring');
  await alex.hears(thread, /I remind here of reservations that were bought elsewhere/);
  boughtElsewhere('old-portal-order', 29.5);
  const said = await alex.hears(thread, /A reservation ends on \d+ \w+ 20\d\d, in 30 days/);
  expect(said).toMatch(/2 × Standard_D2s_v5 in westeurope/);
  expect(said).toMatch(/Bought elsewhere as old-portal-order/);
  expect(said).toMatch(/Write "renewal [0-9a-f-]{36} on"/);
  const places = teams.messages().filter((one) => /A reservation ends/.test(handsOn(teams).wordsOf(one)));
  expect(places.map(({ conversationId }) => conversationId)).toEqual([thread]);
  expect(said).not.toContain('known-before');

  await alex.reply(thread, 'watch');
  await alex.hears(thread, /Reservations bought elsewhere that come to their end[\s\S]*asked by Alex/);
  await alex.reply(thread, 'unwatch expiring');
  await alex.hears(thread, /I no longer watch expiring here/);
  boughtElsewhere('too-late', 6.5);
  await teams.say(ADELE, teams.places.purchases, 'expiring 10');
  await alex.hears(handsOn(teams).threadOf(ADELE), /Bought elsewhere as too-late/);
  expect(alex.said(thread)).not.toContain('too-late');
}, 900_000);
