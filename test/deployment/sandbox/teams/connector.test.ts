import { ADELE, ALEX, MEGAN } from '../../../../deployment/sandbox/people';
import { setStage, type Stage } from './fake-bot';

let stage: Stage;
let now: number;
beforeEach(async () => {
  now = Date.parse('2026-11-21T10:00:00Z');
  stage = await setStage(
    () => () => undefined,
    () => now,
  );
});
afterEach(() => stage.close());

const path = (conversationId: string, activityId?: string) =>
  `conversations/${encodeURIComponent(conversationId)}/activities${activityId ? `/${encodeURIComponent(activityId)}` : ''}`;
const hello = { type: 'message', text: 'hello' };

async function threadOfAlex(): Promise<string> {
  await stage.teams.say(ALEX, stage.teams.places.purchases, 'help');
  return stage.teams.lastActivity()!.conversation.id;
}

test('a reply lands in its thread, whatever activity id a bot that speaks unasked made up', async () => {
  const thread = await threadOfAlex();
  const answer = await stage.connector('POST', path(thread, '1b9f7d5e-made-up'), hello);
  expect(answer.status).toBe(201);
  const { id } = answer.body as { id: string };
  expect(stage.teams.messages(thread).map((m) => m.id)).toContain(id);
});

test('a post into a channel without a thread starts one', async () => {
  const { id } = stage.teams.places.purchases;
  const answer = await stage.connector('POST', 'conversations', {
    isGroup: true,
    channelData: { channel: { id } },
    activity: hello,
  });
  const { id: thread, activityId } = answer.body as { id: string; activityId: string };
  expect(thread).toBe(`${id};messageid=${activityId}`);
  expect(stage.teams.messages(thread)).toHaveLength(1);
});

test('an update keeps the id and the history, a deletion removes', async () => {
  const thread = await threadOfAlex();
  const { id } = (await stage.connector('POST', path(thread), hello)).body as { id: string };
  const answer = await stage.connector('PUT', path(thread, id), { type: 'message', text: 'bye' });
  expect(answer).toMatchObject({ status: 200, body: { id } });
  const [, message] = stage.teams.messages(thread);
  expect(message).toMatchObject({ id, text: 'bye', edits: 1, history: [hello] });
  expect((await stage.connector('DELETE', path(thread, id))).status).toBe(200);
  expect((await stage.connector('PUT', path(thread, id), hello)).status).toBe(404);
});

test.each([
  ['an unknown conversation', () => path('19:nowhere@thread.tacv2'), hello, 404, 'ConversationNotFound'],
  [
    'an unknown thread',
    () => path(`${stage.teams.places.purchases.id};messageid=1`),
    hello,
    404,
    'ConversationNotFound',
  ],
  ['no content', () => path(stage.teams.places.groupChat.id), { type: 'message' }, 400, 'BadSyntax'],
  [
    'more than 100 KB of UTF-16',
    () => path(stage.teams.places.groupChat.id),
    { type: 'message', text: 'x'.repeat(52_000) },
    413,
    'MessageSizeTooBig',
  ],
])('refuses %s', async (_what, url, body, status, code) => {
  const answer = await stage.connector('POST', url(), body);
  expect(answer).toMatchObject({ status, body: { error: { code } } });
});

test('accepts just under 100 KB', async () => {
  const answer = await stage.connector('POST', path(stage.teams.places.groupChat.id), {
    type: 'message',
    text: 'x'.repeat(51_000),
  });
  expect(answer.status).toBe(201);
});

test("refuses to change a person's message and an unknown one", async () => {
  const thread = await threadOfAlex();
  const { id } = stage.teams.messages(thread)[0]!;
  expect((await stage.connector('PUT', path(thread, id), hello)).status).toBe(403);
  expect((await stage.connector('PUT', path(thread, '1'), hello)).status).toBe(404);
});

test('the personal chat is found by its member', async () => {
  const { body } = await stage.connector('POST', 'conversations', { members: [{ id: MEGAN.mri }], activity: hello });
  expect(body).toMatchObject({ id: stage.teams.places.personal(MEGAN).id });
  expect(stage.teams.messages(stage.teams.places.personal(MEGAN))).toHaveLength(1);
});

test('the roster comes in pages and one by one', async () => {
  const room = `conversations/${encodeURIComponent(stage.teams.places.purchases.id)}`;
  const first = (await stage.connector('GET', `${room}/pagedmembers?pageSize=2`)).body as {
    members: { aadObjectId: string }[];
    continuationToken: string;
  };
  const second = await stage.connector('GET', `${room}/pagedmembers?continuationToken=${first.continuationToken}`);
  expect(first.members.map((m) => m.aadObjectId)).toEqual([ALEX.id, MEGAN.id]);
  expect(second.body).toEqual({ members: [expect.objectContaining({ aadObjectId: ADELE.id })] });
  expect(await stage.connector('GET', `${room}/members/${encodeURIComponent(MEGAN.mri)}`)).toMatchObject({
    status: 200,
    body: { name: 'Megan Bowen', aadObjectId: MEGAN.id },
  });
  expect((await stage.connector('GET', `${room}/members/29%3Anobody`)).status).toBe(404);
});

test('the team and its channels', async () => {
  const team = encodeURIComponent(stage.teams.places.general.id);
  expect((await stage.connector('GET', `teams/${team}`)).body).toMatchObject({ name: 'Cloud Operations' });
  expect((await stage.connector('GET', `teams/${team}/conversations`)).body).toMatchObject({
    conversations: [{ id: stage.teams.places.general.id }, { name: 'Azure purchases' }],
  });
});

test('the rate limit of a thread, when it is on: the eighth post of a second waits', async () => {
  stage.teams.rateLimit.enabled = true;
  const thread = await threadOfAlex();
  for (let i = 0; i < 7; i++) expect((await stage.connector('POST', path(thread), hello)).status).toBe(201);
  const answer = await stage.connector('POST', path(thread), hello);
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('1');
  expect(stage.teams.messages(thread)).toHaveLength(8);
  now += 2_000;
  expect((await stage.connector('POST', path(thread), hello)).status).toBe(201);
});

test('a call that hangs is delivered or not, as planned, and never answered', async () => {
  const thread = await threadOfAlex();
  for (const delivered of [true, false]) {
    stage.teams.fail({ op: 'create', fault: 'hang', delivered });
    const before = stage.teams.messages(thread).length;
    const calls = stage.teams.calls.length;
    const stop = new AbortController();
    let answered = false;
    const call = fetch(`${stage.teams.serviceUrl}/v3/${path(thread)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(hello),
      signal: stop.signal,
    }).then(
      () => (answered = true),
      () => undefined,
    );
    while (stage.teams.calls.length === calls) await new Promise((resolve) => setTimeout(resolve, 5));
    // A call behind it is answered long before the one that hangs could be.
    expect((await stage.connector('GET', `conversations/${encodeURIComponent(thread)}/members`)).status).toBe(200);
    stop.abort();
    await call;
    expect({ answered, posted: stage.teams.messages(thread).length - before }).toEqual({
      answered: false,
      posted: delivered ? 1 : 0,
    });
  }
});

test('faults answer as planned, as often as planned; a cut connection has posted', async () => {
  const thread = await threadOfAlex();
  const plan = (body: unknown) =>
    fetch(`${stage.url}/_sandbox/teams/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await plan({ op: 'create', fault: 429, times: 1, retryAfter: 3 });
  await plan({ op: 'create', fault: 'cut', times: 1 });
  const busy = await stage.connector('POST', path(thread), hello);
  expect(busy.status).toBe(429);
  expect(busy.headers.get('retry-after')).toBe('3');
  await expect(stage.connector('POST', path(thread), hello)).rejects.toThrow();
  expect(stage.teams.messages(thread)).toHaveLength(2);
  expect((await stage.connector('POST', path(thread), hello)).status).toBe(201);
  const calls = (await (await fetch(`${stage.url}/_sandbox/teams/calls`)).json()) as { status: number | null }[];
  expect(calls.map((call) => call.status)).toEqual([429, null, 201]);
});

test('a targeted message is seen by its recipient only', async () => {
  const thread = await threadOfAlex();
  const targeted = { ...hello, recipient: { id: MEGAN.mri } };
  const { body } = await stage.connector('POST', `${path(thread)}?isTargetedActivity=true`, targeted);
  const { id } = body as { id: string };
  expect(() => stage.teams.cardOf(ALEX, id)).toThrow('sees no message');
  expect(stage.teams.cardOf(MEGAN, id)).toBeUndefined();
});

test('a conversation id may also come without percent-encoding', async () => {
  const thread = await threadOfAlex();
  const answer = await stage.connector('POST', `conversations/${thread}/activities`, hello);
  expect(answer.status).toBe(201);
  expect(stage.teams.messages(thread)).toHaveLength(2);
});
