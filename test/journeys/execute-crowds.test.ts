import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import type { SandboxPerson } from '../../deployment/sandbox/teams/directory';
import type { Fault } from '../../deployment/sandbox/teams/faults';
import type { Person } from '../../bot/people';
import { handsOn } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

/** Universal Actions in conversations of any size: Teams shows at most sixty people a card of their own by itself. */
const COMPLETE = 'buy 1 Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"';
const MORE = 'Show what I can do';

let desk: TestDesk;
afterEach(() => desk.stop());

/** A channel of so many people, the last `approvers` of whom may approve; an order waits there. */
async function stage(people: number, approvers: number, fault?: Fault) {
  const crowd: Person[] = [];
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'desk-crowd-')), 'policy.json');
  desk = await startDesk({ CARD_ACTIONS: 'execute', POLICY_FILE: file }, 100, ({ teams }) => {
    if (fault) teams.fail(fault);
    while (teams.directory.people().length < people) crowd.push(teams.addPerson(`Person ${crowd.length}`));
    const named = [MEGAN, ...crowd.slice(-approvers)].slice(-approvers);
    writeFileSync(file, JSON.stringify({ approve: named.map(({ id, name }) => ({ id, name })) }));
  });
  const { teams } = desk.sandbox;
  const hands = handsOn(teams);
  await teams.say(ALEX, teams.places.purchases, COMPLETE);
  const thread = hands.threadOf(ALEX);
  const card = await hands.hears(/Ready to confirm/, thread);
  await teams.view(ALEX, card.id);
  expect(hands.buttons(ALEX, card)).toContain('Confirm');
  await teams.click(ALEX, card.id, { title: 'Confirm' });
  await teams.waitFor(() =>
    hands.wordsOf(teams.messages(thread).find(({ id }) => id === card.id)!).includes('Waiting'),
  );
  const look = async (person: Person) => {
    await teams.view(person, card.id);
    return hands.buttons(person, card);
  };
  const refresh = () => {
    const { attachments } = teams.messages(thread).find(({ id }) => id === card.id)!.activity;
    return (attachments![0]!.content as { refresh: { userIds?: string[] } }).refresh;
  };
  return { teams, hands, thread, card, crowd, look, refresh };
}

it.each([5, 60])(
  'in a channel of %i everybody gets a card of their own, without a further button',
  async (people) => {
    const { look, refresh, crowd } = await stage(people, 1);
    expect(refresh()).not.toHaveProperty('userIds');
    expect(await look(ALEX)).toEqual(['Edit', 'Withdraw']);
    expect(await look(crowd.at(-1)!)).toEqual(['Approve', 'Reject']);
    expect(await look(ADELE)).toEqual([]);
  },
  900_000,
);

it.each([61, 500])(
  'in a channel of %i those who can do something come first; the others ask by a button',
  async (people) => {
    const { look, refresh, crowd, teams, hands, card, thread } = await stage(people, 5);
    const approvers = crowd.slice(-5);
    expect(refresh().userIds).toHaveLength(60);
    expect(refresh().userIds!.slice(0, 6)).toEqual([ALEX.mri, ...approvers.map(({ mri }) => mri)]);
    expect(await look(ALEX)).toEqual(['Edit', 'Withdraw']);
    expect(await look(approvers[0]!)).toEqual(['Approve', 'Reject']);
    const left = crowd.findLast(({ mri }) => !refresh().userIds!.includes(mri))! as SandboxPerson;
    expect(await look(left)).toEqual([MORE]);
    await teams.click(left, card.id, { title: MORE });
    expect(hands.buttons(left, card)).toEqual([]);
    await teams.click(approvers[0]!, card.id, { title: 'Approve' });
    await hands.hears(/is bought and active/, thread);
  },
  900_000,
);

it('where 100 of 500 may approve, those beyond the sixtieth approve after the button or by typing', async () => {
  const { look, refresh, crowd, teams, hands, card, thread } = await stage(500, 100);
  const last = crowd.at(-1)!;
  expect(refresh().userIds).toHaveLength(60);
  expect(await look(crowd.at(-100)!)).toEqual(['Approve', 'Reject']);
  expect(await look(last)).toEqual([MORE]);
  await teams.click(last, card.id, { title: MORE });
  expect(hands.buttons(last, card)).toEqual(['Approve', 'Reject']);
  await teams.click(last, card.id, { title: 'Approve' });
  await hands.hears(/is bought and active/, thread);
}, 900_000);

it('where Teams does not say who is there, the requester is named and the others have the button', async () => {
  const { look, refresh } = await stage(5, 1, { op: 'read', fault: 403, times: 1000 });
  expect(refresh().userIds).toEqual([ALEX.mri]);
  expect(await look(ALEX)).toEqual(['Edit', 'Withdraw']);
  expect(await look(MEGAN)).toEqual([MORE]);
}, 900_000);
