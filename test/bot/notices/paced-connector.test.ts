import { ConnectorError, type Connector } from '../../../bot/notices/connector';
import { createPacedConnectors, HeldBack } from '../../../bot/notices/paced-connector';

const PLACE = { serviceUrl: 'http://127.0.0.1', conversationId: 'chat', tenantId: 'tenant' };
const tooMuch = (retryAfterMs?: number) => new ConnectorError('Teams answered 429.', 429, 'no', retryAfterMs);

/** Teams that fails as scripted, and a pace that answers as scripted. */
function stage(script: { failures?: Error[]; waits?: number[]; patienceMs?: number } = {}) {
  const said: string[] = [];
  const asked: unknown[][] = [];
  const paused: number[] = [];
  const speak = async (what: string) => {
    said.push(what);
    const failure = script.failures?.shift();
    if (failure) throw failure;
    return `id of ${what}`;
  };
  const connector: Connector = {
    post: (_target, activity) => speak(String(activity.text)),
    update: async (_target, id) => void (await speak(`update ${id}`)),
    remove: async (_target, id) => void (await speak(`remove ${id}`)),
  };
  const pace = {
    take: async (...what: unknown[]) => (asked.push(what), script.waits?.shift() ?? 0),
    spoke: (conversationId: string) => void asked.push([conversationId]),
    pause: async (_conversation: string, ms: number) => void paused.push(ms),
  };
  const log = { warn: () => undefined };
  const clock = () => performance.now();
  const speakers = createPacedConnectors({ connector, pace, clock, log, patienceMs: script.patienceMs ?? 30_000 });
  return { ...speakers, said, asked, paused };
}

it('asks for leave before it speaks by itself, and does not bother Teams without', async () => {
  const { byItself, said } = stage({ waits: [0, 700] });
  expect(await byItself.post(PLACE, { text: 'first' })).toBe('id of first');
  const second = byItself.update(PLACE, '1', {});
  await expect(second).rejects.toBeInstanceOf(HeldBack);
  await expect(second).rejects.toMatchObject({ status: 429, delivered: 'no', retryAfterMs: 700 });
  expect(said).toEqual(['first']);
});

it('answers people without asking, but lets the pace know', async () => {
  const { inTurn, byItself, asked } = stage();
  await inTurn.post(PLACE, { text: 'a' });
  await inTurn.post(PLACE, { text: 'b' });
  await byItself.post(PLACE, { text: 'c' });
  expect(asked).toEqual([['chat'], ['chat'], ['chat', 'tenant']]);
});

it('does not ask again for leave that was taken already, and still hears when it is too much', async () => {
  const { byItself, asked, said, paused } = stage({ failures: [tooMuch(4000)], waits: [700] });
  const post = byItself.post({ ...PLACE, hasLeave: true }, { text: 'a' });
  await expect(post).rejects.toMatchObject({ status: 429 });
  expect([asked, said, paused]).toEqual([[], ['a'], [4000]]);
});

it.each([
  ['as long as Teams says', tooMuch(4000), 4000],
  ['for two seconds when Teams names no time', tooMuch(), 2000],
])('keeps the conversation silent %s', async (_, failure, ms) => {
  const { byItself, paused } = stage({ failures: [failure] });
  await expect(byItself.post(PLACE, { text: 'a' })).rejects.toBe(failure);
  expect(paused).toEqual([ms]);
});

it('says an answer again when Teams takes it, in order, and answers with its id', async () => {
  const { inTurn, said } = stage({ failures: [tooMuch(20), tooMuch(20)] });
  const ids = await Promise.all([inTurn.post(PLACE, { text: 'a' }), inTurn.post(PLACE, { text: 'b' })]);
  expect(ids).toEqual(['id of a', 'id of b']);
  expect(said.filter((what) => what === 'a').length + said.filter((what) => what === 'b').length).toBe(4);
  const last = stage({ failures: [tooMuch(20)] });
  await last.inTurn.post(PLACE, { text: 'a' });
  await last.inTurn.post(PLACE, { text: 'b' });
  expect(last.said).toEqual(['a', 'a', 'b']);
});

it('does not let a turn wait longer than its patience, and says it all the same', async () => {
  const { inTurn, said, rest } = stage({ failures: [tooMuch(50)], patienceMs: 1 });
  expect(await inTurn.post(PLACE, { text: 'a' })).toBe('');
  expect(await inTurn.post(PLACE, { text: 'b' })).toBe('');
  await rest(60_000);
  expect(said).toEqual(['a', 'a', 'b']);
});

it('leaves other failures to the caller', async () => {
  const failure = new ConnectorError('Teams answered 500.', 500, 'unknown', undefined);
  const { inTurn, byItself, said } = stage({ failures: [failure, failure] });
  await expect(inTurn.post(PLACE, { text: 'a' })).rejects.toBe(failure);
  await expect(byItself.post(PLACE, { text: 'b' })).rejects.toBe(failure);
  expect(said).toEqual(['a', 'b']);
});

it('goes on when the pace cannot be asked', async () => {
  const connector = { post: async () => 'id', update: async () => undefined, remove: async () => undefined };
  const broken = async () => Promise.reject(new Error('Redis is away'));
  const log = { warn: () => undefined };
  const { byItself } = createPacedConnectors({
    connector,
    pace: { take: broken, pause: broken, spoke: () => undefined },
    clock: Date.now,
    log,
  });
  expect(await byItself.post(PLACE, { text: 'a' })).toBe('id');
});
