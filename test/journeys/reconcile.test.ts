import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApp } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { GROUP_CHAT } from '../../deployment/sandbox/teams/rooms';
import { askingIn } from '../support/ask-bot';
import { azureHands, until } from '../support/azure-hands';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, TOKEN, type TestDesk } from '../support/start-desk';

/** Purchases that were made past the bot, at both back ends; the operators hear of them in the group chat. */
let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  const policy = path.join(mkdtempSync(path.join(tmpdir(), 'desk-policy-')), 'policy.yaml');
  writeFileSync(policy, `approve:\n  - id: ${MEGAN.id}\noperate:\n  - id: ${MEGAN.id}\n`);
  desk = await startDesk({
    BACK_ENDS: 'partner-center,azure',
    POLICY_FILE: policy,
    RECONCILE_EVERY_MS: '300',
    OPERATIONS_CONVERSATION: GROUP_CHAT.id,
  });
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());

const alex = azureHands(() => desk.sandbox);
const told = () =>
  desk.sandbox.teams
    .messages(GROUP_CHAT)
    .map((message) => hands.wordsOf(message).replaceAll('\\', ''))
    .filter((words) => words.includes('Bought elsewhere'));

async function call<T>(method: string, address: string, body?: unknown): Promise<T> {
  const response = await fetch(`${desk.sandbox.url}${address}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = (await response.text()).replace(/^\uFEFF/, '');
  expect(`${response.status} ${text}`).toMatch(/^20[0-2] /);
  return JSON.parse(text) as T;
}

interface OrderBody {
  referenceCustomerId: string;
  lineItems: { offerId: string; quantity: number; termDuration: string; provisioningContext: object }[];
  billingCycle: string;
}

/** What somebody does in the Partner Center portal: a cart without any mark of the bot. */
async function buyAtPartnerCenter(): Promise<string> {
  const [own] = desk.sandbox.partnerCenter.orders();
  const customers = '/partner-center/v1/customers';
  const like = await call<OrderBody>('GET', `${customers}/${own!.customerId}/orders/${own!.id}`);
  const [line] = like.lineItems;
  const cart = await call<{ id: string }>('POST', `${customers}/${own!.customerId}/carts`, {
    lineItems: [
      {
        ...{ id: 0, catalogItemId: line!.offerId, quantity: 1, termDuration: line!.termDuration },
        ...{ billingCycle: like.billingCycle, provisioningContext: line!.provisioningContext },
      },
    ],
  });
  await call('POST', `${customers}/${own!.customerId}/carts/${cart.id}/checkout`);
  return desk.sandbox.partnerCenter.orders().at(-1)!.id;
}

/** The same in the Azure portal. */
async function buyAtAzure(): Promise<string> {
  const like = alex.purchased();
  const body = { ...like, properties: { ...like.properties, displayName: 'bought-in-the-portal' } };
  const provider = '/arm/providers/Microsoft.Capacity';
  const version = 'api-version=2022-11-01';
  const { properties } = await call<{ properties: { reservationOrderId: string } }>(
    'POST',
    `${provider}/calculatePrice?${version}`,
    body,
  );
  await call('PUT', `${provider}/reservationOrders/${properties.reservationOrderId}?${version}`, body);
  return properties.reservationOrderId;
}

async function twoMoreRounds(): Promise<void> {
  const rounds = () => desk.sandbox.azure.count('GET', '/reservationOrders?');
  const before = rounds();
  await until(() => rounds() >= before + 3);
}

it('tells operators once of a purchase made elsewhere, across restarts, and never of its own', async () => {
  const { teams, partnerCenter } = desk.sandbox;
  await teams.say(MEGAN, GROUP_CHAT, 'help');
  await teams.say(ALEX, teams.places.purchases, 'buy 2 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly');
  const first = hands.threadOf(ALEX);
  await hands.press(ALEX, 'Confirm', {}, first);
  await hands.press(MEGAN, 'Approve', {}, first);
  await hands.hears(/is bought and active/, first);
  const second = await alex.approved();
  await hands.hears(/is bought and active/, second);
  await twoMoreRounds();
  expect(told()).toEqual([]);

  const elsewhere = [await buyAtPartnerCenter(), await buyAtAzure()];
  await teams.waitFor(() => told().length >= 2, 240_000);
  for (const id of elsewhere) expect(told().filter((words) => words.includes(id))).toHaveLength(1);
  expect(told().join()).toMatch(/bought-in-the-portal/);
  expect(told().join()).toMatch(/Contoso/);
  expect(partnerCenter.orders()).toHaveLength(2);

  await desk.app.close();
  desk.app = await startApp(readConfig(desk.env));
  teams.botAt(`${desk.app.url}/api/messages`);
  await twoMoreRounds();
  expect(told()).toHaveLength(2);
}, 900_000);

it('says in the status, to operators only, what was bought elsewhere', async () => {
  const ask = askingIn(() => desk.sandbox.teams);
  expect(await ask(MEGAN, 'status', /2 reservations were bought elsewhere/)).not.toContain('OPERATIONS_CONVERSATION');
  expect(await ask(ALEX, 'status', /open/i)).not.toMatch(/elsewhere/);
}, 900_000);
