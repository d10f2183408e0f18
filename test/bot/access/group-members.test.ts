import { randomUUID } from 'node:crypto';
import { createGroupMembers } from '../../../bot/access/group-members';
import { ScriptedServer } from '../commerce/http/scripted-server';

const PERSON = '7e2d9c41-58af-4b03-9d6c-b2c3d4e5f6a7';
const ASK = `POST /v1.0/users/${PERSON}/checkMemberGroups`;
const [A, B] = ['aaaaaaaa-0000-4000-8000-000000000001', 'bbbbbbbb-0000-4000-8000-000000000002'];
const LOG = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

let server: ScriptedServer;
let now = 0;
beforeEach(async () => {
  server = await ScriptedServer.start();
});
afterEach(() => server.close());
const open = () =>
  createGroupMembers({
    url: server.url,
    credential: { getToken: async () => ({ token: 't', expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
    newId: randomUUID,
    now: () => now,
    log: LOG,
  });

it('asks once in five minutes, and believes only what it asked for', async () => {
  server.on(
    ASK,
    { json: { value: [A.toUpperCase(), 'cccccccc-0000-4000-8000-000000000003'] } },
    { json: { value: [] } },
  );
  const members = open();
  expect([...(await members.groupsOf(PERSON, [A, B]))]).toEqual([A]);
  now += 299_000;
  expect([...(await members.groupsOf(PERSON, [A, B]))]).toEqual([A]);
  expect(server.count(ASK)).toBe(1);
  now += 2000;
  expect([...(await members.groupsOf(PERSON, [A, B]))]).toEqual([]);
});

it.each([
  ['a refusal', { status: 403, json: { error: { code: 'Authorization_RequestDenied' } } }],
  ['a fault', { status: 500, json: {} }],
  ['no JSON', { raw: '<html>' }],
  ['other JSON', { json: { groups: [A] } }],
])('after %s nobody is in a group, and the next time it asks again', async (_, reply) => {
  server.on(ASK, reply, { json: { value: [A] } });
  const members = open();
  expect((await members.groupsOf(PERSON, [A])).size).toBe(0);
  expect((await members.groupsOf(PERSON, [A])).size).toBe(1);
});

it('lists the people of a group once in five minutes; nobody when Graph does not say', async () => {
  const list = `GET /v1.0/groups/${A}/transitiveMembers/microsoft.graph.user`;
  server.on(list, { json: { value: [{ id: PERSON.toUpperCase() }, { id: 'x' }] } }, { status: 403, json: {} });
  const members = open();
  expect([...(await members.membersOf(A))]).toEqual([PERSON, 'x']);
  expect((await members.membersOf(A)).has(PERSON)).toBe(true);
  now += 301_000;
  expect((await members.membersOf(A)).size).toBe(0);
});
