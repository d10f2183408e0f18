import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

/** Searching from the box where people write messages, and sharing what was found. */
const COMPLETE = 'buy 2 Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"';

interface Found {
  contentType: string;
  content: { type: string; body: unknown[]; actions?: unknown[] };
  preview: { contentType: string; content: { title: string; text: string } };
}

let desk: TestDesk;
let hands: Hands;
let id: string;
beforeAll(async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'desk-policy-')), 'policy.json');
  const policy = { approve: [{ id: MEGAN.id, name: MEGAN.name }], seeMoney: [{ id: MEGAN.id }] };
  writeFileSync(file, JSON.stringify(policy));
  desk = await startDesk({ POLICY_FILE: file });
  hands = handsOn(desk.sandbox.teams);
  await teams().say(ALEX, teams().places.purchases, COMPLETE);
  const card = await hands.press(ALEX, 'Confirm', {}, hands.threadOf(ALEX));
  await hands.offering(MEGAN, 'Approve', hands.threadOf(ALEX));
  id = /R-[0-9A-Z]{6}/.exec(hands.wordsOf(card))![0];
}, 900_000);
afterAll(() => desk.stop());
const teams = () => desk.sandbox.teams;

function asked(text: string, over: object = {}) {
  const parameters = text === '' ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'query', value: text }];
  return { commandId: 'searchOrders', parameters, queryOptions: { skip: 0, count: 25 }, ...over };
}

async function search(text: string, person = ALEX, over: object = {}) {
  const place = teams().places.personal(person);
  const { status, body } = await teams().invoke(person, place, 'composeExtension/query', asked(text, over));
  expect(status).toBe(200);
  const { composeExtension } = body as { composeExtension: { type: string; text?: string; attachments?: Found[] } };
  return { type: composeExtension.type, text: composeExtension.text, found: composeExtension.attachments ?? [] };
}

it.each([['id'], ['contoso'], ['D2s v5'], ['contoso westeurope standard_d2s'], ['pending'], ['']])(
  'finds an order by %s',
  async (text) => {
    const { type, found } = await search(text === 'id' ? id.toLowerCase() : text);
    expect(type).toBe('result');
    expect(found[0]!.preview.content.title).toContain(id);
    expect(found[0]!.contentType).toBe('application/vnd.microsoft.card.adaptive');
  },
);

it('shares a card that has nothing to press and carries no ticket', async () => {
  const { found } = await search(id, MEGAN);
  const card = JSON.stringify(found[0]!.content);
  expect(found[0]!.content.actions ?? []).toEqual([]);
  expect(card).not.toMatch(/"Action\.|ticket|refresh/);
  expect(card).toContain('Standard');
  expect(card).toContain(ALEX.name);
});

it('shows amounts only when the person who shares may see money', async () => {
  expect(JSON.stringify((await search(id, MEGAN)).found)).toMatch(/[\d.,]+ EUR/);
  for (const person of [ALEX, ADELE]) expect(JSON.stringify((await search(id, person)).found)).not.toMatch(/EUR/);
});

it('takes a page at a time', async () => {
  expect((await search('', ALEX, { queryOptions: { skip: 0, count: 1 } })).found).toHaveLength(1);
  expect((await search('', ALEX, { queryOptions: { skip: 1, count: 1 } })).found).toEqual([]);
});

it.each([
  ['no such thing', /No order fits "no such thing"/],
  ['R-ZZZZZZ', /No order fits "R-ZZZZZZ"/],
  ['$' + '{x} <at>all</at> \\', /No order fits/],
])('says so when nothing fits %s', async (text, words) => {
  expect(await search(text)).toMatchObject({ type: 'message', text: expect.stringMatching(words) });
});

it('shows nothing to people of another organisation, not even that a number exists', async () => {
  const place = teams().places.personal(ALEX);
  await teams().invoke(ALEX, place, 'composeExtension/query', asked(id));
  const activity = teams().lastActivity()!;
  const tenantId = 'f0000000-0000-4000-8000-000000000000';
  const conversation = { ...activity.conversation, tenantId };
  const { body } = await teams().deliver({
    ...activity,
    id: 'foreign-1',
    conversation,
    channelData: { ...(activity.channelData as object), tenant: { id: tenantId } },
  });
  expect(JSON.stringify(body)).not.toContain('Contoso');
  expect(body).toMatchObject({ composeExtension: { type: 'message' } });
});

it.each(['querySettingUrl', 'setting', 'selectItem', 'fetchTask', 'submitAction', 'queryLink', 'somethingNew'])(
  'answers composeExtension/%s, which it does not offer, with a sentence',
  async (name) => {
    const { status, body } = await teams().invoke(ALEX, teams().places.purchases, `composeExtension/${name}`, {});
    expect(status).toBe(200);
    expect(body).toMatchObject({
      composeExtension: { type: 'message', text: expect.stringMatching(/Search for an order/) },
    });
  },
);

it.each([[undefined], [null], ['text'], [{ parameters: 'odd', commandId: 7 }], [{ commandId: 'another' }]])(
  'survives %j as a query',
  async (value) => {
    const { status } = await teams().invoke(ALEX, teams().places.purchases, 'composeExtension/query', value);
    expect(status).toBe(200);
  },
);

it('answers an invoke nobody knows as not implemented', async () => {
  expect((await teams().invoke(ALEX, teams().places.purchases, 'unheard/of', {})).status).toBe(501);
});

it('keeps what was spent from those who may not see money', async () => {
  await teams().say(ALEX, teams().places.purchases, 'spend');
  await hands.hears(/not on the list of people who may see money/, hands.threadOf(ALEX));
});
