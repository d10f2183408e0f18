import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import type { FaultInput } from '../../deployment/sandbox/faults/faults';
import type { Sandbox } from '../../deployment/sandbox/sandbox';
import { azureHands, COMPLETE, until } from '../support/azure-hands';
import { handsOn, type Hands } from '../support/hands';
import { startKillableDesk, type KillableDesk } from '../support/killable-desk';

const AZURE = { BACK_ENDS: 'azure', AZURE_REGIONS: 'westeurope', AZURE_RESOURCE_TYPES: 'VirtualMachines' };
const PUT = { method: 'PUT', path: 'reservationOrders' } as const;
const LIMIT_MS = 900_000;

/** The bot is a process of its own, killed without a goodbye at each step and started again. */
let desk: KillableDesk;
let sandbox: Sandbox;
let hands: Hands;
beforeAll(async () => {
  desk = await startKillableDesk({ over: AZURE });
  sandbox = desk.sandbox;
  hands = handsOn(sandbox.teams);
}, LIMIT_MS);
afterAll(() => desk.stop());
afterEach(() => sandbox.azure.faults.clear());
const alex = azureHands(() => sandbox);

async function killWhen(isSo: () => boolean): Promise<void> {
  await until(isSo);
  await desk.bot.kill();
  sandbox.azure.faults.clear();
  await desk.start();
}

/** Holds a call's answer back, so that the bot dies in the middle of the call. */
async function killDuring(fault: FaultInput, act: () => Promise<unknown>, isFarEnough = () => true): Promise<void> {
  sandbox.azure.faults.add(fault);
  await act();
  await killWhen(() => sandbox.azure.faults.list().length === 0 && isFarEnough());
}

describe('one approval is one purchase call on the wire, when the bot is killed', () => {
  it.each<[string, FaultInput]>([
    ['while it looks for an order of before', { method: 'GET', path: 'reservationOrders\\?', fault: 'hang' }],
    ['while it asks for the last price', { method: 'POST', path: 'calculatePrice', fault: 'hang', after: true }],
    ['after the purchase was carried out and before its answer', { ...PUT, fault: 'hang', after: true }],
    ['while it looks how far the order is', { method: 'GET', path: 'reservationOrders/[0-9a-f-]+\\?', fault: 'hang' }],
    ['while it brings the card up to date', { method: 'PUT', path: '/v3/conversations/', fault: 'hang' }],
    ['while it tells the end', { method: 'POST', path: '/v3/conversations/', fault: 'hang' }],
  ])(
    '%s',
    async (_when, fault) => {
      const [puts, orders] = [alex.puts(), alex.orders().length];
      const thread = await alex.ask(COMPLETE);
      await hands.press(ALEX, 'Confirm', {}, thread);
      await hands.offering(MEGAN, 'Approve', thread);
      // The purchase does not wait for Teams: killed while its call is on the wire, the order would be in doubt instead.
      const isBought = () => !fault.path?.startsWith('/v3/') || alex.orders().length > orders;
      await killDuring(fault, () => hands.press(MEGAN, 'Approve', {}, thread), isBought);
      await alex.hears(thread, /is bought and active/);
      expect(alex.puts()).toBe(puts + 1);
      expect(alex.orders()).toHaveLength(orders + 1);
    },
    LIMIT_MS,
  );

  it(
    'with the purchase on the wire and not yet at Azure: it is in doubt and never sent again',
    async () => {
      const [puts, orders] = [alex.puts(), alex.orders().length];
      const thread = await alex.ask(COMPLETE);
      await hands.press(ALEX, 'Confirm', {}, thread);
      await hands.offering(MEGAN, 'Approve', thread);
      await killDuring({ ...PUT, fault: 'hang' }, () => hands.press(MEGAN, 'Approve', {}, thread));
      await alex.hears(thread, /Checking whether it was bought/);
      const [, id] = /reservationOrders\/([0-9a-f-]+)/i.exec(alex.azure().arrived('PUT', '/rese').at(-1)!.path) ?? [];
      await until(() => alex.azure().count('GET', `/reservationOrders/${id}`) >= 2);
      expect(alex.puts()).toBe(puts + 1);
      expect(alex.orders()).toHaveLength(orders);
    },
    LIMIT_MS,
  );

  it(
    'with the quote shown, with the approval asked, right after it, and with the order pending',
    async () => {
      const [puts, orders] = [alex.puts(), alex.orders().length];
      const thread = await alex.ask(COMPLETE);
      await hands.offering(ALEX, 'Confirm', thread);
      await killWhen(() => true);
      await hands.press(ALEX, 'Confirm', {}, thread);
      await hands.offering(MEGAN, 'Approve', thread);
      await killWhen(() => true);
      sandbox.azure.world.paceMs = 600_000;
      await hands.press(MEGAN, 'Approve', {}, thread);
      await killWhen(() => true);
      await alex.hears(thread, /PendingCapacity/);
      await killWhen(() => true);
      sandbox.azure.world.paceMs = 300;
      await alex.hears(thread, /is bought and active/);
      await killWhen(() => true);
      expect(alex.puts()).toBe(puts + 1);
      expect(alex.orders()).toHaveLength(orders + 1);
    },
    LIMIT_MS,
  );
});

describe('one change is one call on the wire, when the bot is killed', () => {
  const owned = () => alex.orders().at(-1)!.reservations[0]!;
  async function bought(): Promise<string> {
    const thread = await alex.approved();
    await alex.hears(thread, /is bought and active/);
    return owned().id;
  }

  /** Asks for the change of a new reservation and gets it to the last click before Azure is called. */
  async function upToTheLastClick(change: (id: string) => string, needsApproval: boolean) {
    const id = await bought();
    const thread = await alex.ask(change(id));
    if (needsApproval) await hands.press(ALEX, 'Ask for approval', {}, thread);
    const [who, title] = needsApproval ? [MEGAN, 'Approve'] : [ALEX, 'Confirm'];
    await hands.offering(who, title, thread);
    return { id, thread, click: () => hands.press(who, title, {}, thread) };
  }
  const held = (id: string) =>
    alex
      .orders()
      .flatMap((order) => order.reservations)
      .find((one) => one.id === id)!;

  const RETURN = (id: string) => `refund ${id} 1`;
  const EXCHANGE = (id: string) => `exchange ${id} for 3 Standard_D4s_v5`;
  const SPLIT = (id: string) => `split ${id} 1 2`;
  const POST = { method: 'POST', fault: 'hang' } as const;

  it.each<[string, (id: string) => string, FaultInput, string]>([
    ['a return, while the refund is calculated', RETURN, { ...POST, path: '/calculateRefund' }, '/return'],
    ['a return that took effect', RETURN, { ...POST, path: '/return\\?', after: true }, '/return'],
    ['an exchange, while it is calculated', EXCHANGE, { ...POST, path: '/calculateExchange' }, '.Capacity/exchange'],
    [
      'an exchange that took effect',
      EXCHANGE,
      { ...POST, path: 'Capacity/exchange', after: true },
      '.Capacity/exchange',
    ],
    [
      'an exchange that Azure works on',
      EXCHANGE,
      // The first reads how far the calculation is.
      { method: 'GET', fault: 'hang', path: '/operationResults/', skip: 1 },
      '.Capacity/exchange',
    ],
    ['a split that took effect', SPLIT, { ...POST, path: '/split\\?', after: true }, '/split'],
  ])(
    '%s: it is sent once, made once and told',
    async (_when, change, fault, path) => {
      const { id, thread, click } = await upToTheLastClick(change, change !== SPLIT);
      const before = alex.azure().count('POST', path);
      await killDuring(fault, click);
      await alex.hears(thread, /C-\w+ is done\./);
      expect(alex.azure().count('POST', path) - before).toBe(1);
      if (change === RETURN) expect(held(id).quantity).toBe(2);
      if (change === EXCHANGE) expect([held(id).quantity, owned().quantity]).toEqual([0, 3]);
      if (change === SPLIT) expect(held(id).state).toBe('Split');
    },
    LIMIT_MS,
  );

  it.each<[string, (id: string) => string, string]>([
    ['a return', RETURN, '/return'],
    ['an exchange', EXCHANGE, '.Capacity/exchange'],
    ['a split', SPLIT, '/split'],
  ])(
    '%s on the wire that never came to Azure is in doubt and not sent again',
    async (_what, change, path) => {
      const { id, thread, click } = await upToTheLastClick(change, change !== SPLIT);
      const before = alex.azure().count('POST', path);
      await killDuring({ ...POST, path: path === '/return' ? '/return\\?' : path.replace('.', '') + '\\?' }, click);
      await alex.hears(thread, /Not known yet/);
      expect(alex.azure().count('POST', path) - before).toBe(1);
      expect(held(id)).toMatchObject({ quantity: 3, state: 'Succeeded' });
    },
    LIMIT_MS,
  );
});
