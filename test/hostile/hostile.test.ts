import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import type { Order } from '../../bot/orders/order';
import { moveOrder } from '../../bot/orders/move-order';
import { falseEnvelopes } from './false-envelopes';
import { forgedTokens } from './forged-tokens';
import { activityOf, clickOf, LYNNE, startHostileDesk, VICTIM_THREAD, type HostileDesk } from './hostile-desk';
import { hostileWords } from './hostile-words';
import { composeInvokes, otherButtons, raced, strangersAtOtherDoors } from './other-doors';
import { printTallies, runCases, stateOf, type Attempt, type Tally } from './run-cases';
import { addedClaims, misusedTickets, staleTickets, tamperedFields } from './tampered-cards';
import { otherTenants, wrongPeople } from './wrong-people';

let desk: HostileDesk;
const tallies: Tally[] = [];
beforeAll(async () => {
  // The requester and the editor are approvers as well: what keeps them from this order is that it is theirs.
  const approve = [MEGAN, LYNNE, ALEX, ADELE].map(({ id, name }) => ({ id, name }));
  desk = await startHostileDesk({ approve, approvalsNeeded: 2 });
}, 900_000);
afterAll(async () => {
  await desk.stop();
  process.stdout.write(`\n${printTallies(tallies)}\n`);
});

/** Runs a class, and proves with the last attempt that what it was refused could have been done by the right person. */
async function refuseAll(name: string, kind: 'door' | 'inside', attempts: Attempt[], victim: Order): Promise<void> {
  const tally = await runCases(desk, name, kind, attempts);
  tallies.push(tally);
  expect(tally).toMatchObject({ accepted: [], crashed: [] });
  const before = await stateOf(desk);
  const right = activityOf(MEGAN, desk.connector.serviceUrl, VICTIM_THREAD, {
    value: clickOf(desk.tickets, victim, 'approve'),
  });
  expect(await desk.deliver(right)).toBe(200);
  expect(await stateOf(desk)).not.toBe(before);
}

const oneApproval = { approvals: [{ by: LYNNE, at: '2026-11-21T10:00:00.000Z', version: 1 }] };

describe('nobody but the right person', () => {
  it('no forged, expired or foreign token opens the door', async () => {
    const order = await desk.plant();
    await refuseAll('tokens', 'door', forgedTokens(order), order);
  }, 900_000);

  it('no token opens the door for an activity that is not from Teams and this tenant', async () => {
    const order = await desk.plant();
    await refuseAll('envelopes: channel, tenant, address, size', 'door', falseEnvelopes(order), order);
    const others = await desk.plant();
    await refuseAll('people of other tenants', 'door', otherTenants(others), others);
  }, 900_000);

  it('nobody approves their own, twice, or without being an approver, whichever way they say it', async () => {
    const order = await desk.plant(oneApproval);
    await refuseAll('self-approval: entry point × relation', 'inside', wrongPeople(order), order);
  }, 900_000);

  it('no altered, moved or made-up button does anything', async () => {
    const [order, other] = [await desk.plant(), await desk.plant()];
    await refuseAll('card data altered, added, removed', 'inside', tamperedFields(order, other), order);
    await refuseAll('buttons used for another verb, place, person', 'inside', misusedTickets(other), other);
    const third = await desk.plant();
    await refuseAll('claims added to card data', 'inside', addedClaims(third), third);
  }, 900_000);

  it('no button of an earlier version does anything, and none of a final order', async () => {
    const old = await desk.plant();
    const actor = { kind: 'bot', part: 'test' } as const;
    const at = new Date().toISOString();
    const moved = moveOrder(old, { event: 'countersign', actor, at, ticket: `${old.ticket}-2` });
    await desk.journal.commit(moved);
    await refuseAll('replayed: buttons of the version before', 'inside', staleTickets(moved.order, old), moved.order);
    const final = await desk.plant({ state: 'rejected' });
    const open = await desk.plant();
    const { order: lapsed } = { order: await desk.plant({ lapsesAt: new Date(Date.now() - 1000).toISOString() }) };
    const attempts = [
      ...staleTickets(final, final),
      ...staleTickets(lapsed, lapsed).filter(({ name }) => /^(approve|confirm)/.test(name)),
    ];
    await refuseAll('replayed: final and lapsed orders', 'inside', attempts, open);
  }, 900_000);

  it('no words do anything but be read', async () => {
    const order = await desk.plant(oneApproval);
    await refuseAll('hostile words', 'inside', hostileWords(order), order);
    const shown = desk.connector.said.map((body) => {
      const { text, summary, attachments } = JSON.parse(body) as Record<string, unknown>;
      return JSON.stringify({ text, summary, attachments });
    });
    expect(shown.filter((one) => one.includes('${') || /"type":"Action\.OpenUrl/.test(one))).toEqual([]);
  }, 900_000);

  it('no button of a list, a batch or a change decides about an order', async () => {
    const order = await desk.plant();
    await refuseAll('buttons of lists, batches, changes', 'inside', otherButtons(order), order);
  }, 900_000);

  it('the messaging extension decides nothing; no stranger is heard at the other doors', async () => {
    const order = await desk.plant();
    await refuseAll('messaging extension', 'inside', composeInvokes(order), order);
    const other = await desk.plant();
    await refuseAll('webhooks and links', 'door', strangersAtOtherDoors(), other);
  }, 900_000);

  it('nobody gets in by coming all at once', async () => {
    const order = await desk.plant(oneApproval);
    await refuseAll('raced: self-approvals, ten at once', 'inside', raced(order), order);
  }, 900_000);

  it('a thousand and more were tried', () => {
    expect(tallies.reduce((sum, { cases }) => sum + cases, 0)).toBeGreaterThan(1000);
  });
});

it('keys are fetched once, whatever knocks', () => {
  expect(desk.issuer.fetches()).toBeLessThanOrEqual(4);
});
