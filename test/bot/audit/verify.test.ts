import { rebuildOrder } from '../../../bot/audit/rebuild';
import { isSameEnd, linkFaults, verifyAudit } from '../../../bot/audit/verify';
import { createAuditStream, deskLine, type StreamEntry, type StreamHead } from '../../../bot/store/audit-stream';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { connectRedis, type Redis } from '../../../bot/store/redis';
import { startTestRedis, type TestRedis } from '../../support/redis';
import { ada, change, creation, sampleOrder } from '../store/sample-order';

const LINES = 10_000;
const TAMPERINGS = 1000;

/** Numbers that look random and are the same in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

let server: TestRedis;
let redis: Redis;
let entries: StreamEntry[];
let head: StreamHead;
const keys = createKeys('audit');
beforeAll(async () => {
  server = await startTestRedis();
  redis = connectRedis(server.url);
  const journal = createJournal(redis, keys);
  const stream = createAuditStream(redis, keys);
  const stories = Array.from({ length: 20 }, (_, n) => ({ order: sampleOrder(`R-A${n}`) }));
  for (const { order } of stories) await journal.commit(creation(order, { notices: [] }));
  for (let round = 1; round < LINES / 20; round += 1) {
    await Promise.all(
      stories.map(async (story, n) => {
        if (n === 0) return stream.append(deskLine('export', ada, new Date(0), { round }));
        const next = change(story.order, { stage: `${round}` }, { notices: [] });
        await journal.commit(next);
        story.order = next.order;
        return undefined;
      }),
    );
  }
  entries = [];
  for await (const entry of stream.entries()) entries.push(entry);
  head = await stream.head();
}, 900_000);
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

it('ten thousand entries as the store wrote them are whole, also in parts', async () => {
  expect(entries).toHaveLength(LINES);
  expect(await verifyAudit(entries, head)).toMatchObject({ faults: [], entries: LINES, head });
});

const KINDS = [
  'letter',
  'number',
  'hash',
  'remove',
  'repeat',
  'swap',
  'insert',
  'cut the end',
  'replace',
  'move',
] as const;

function tampered(kind: (typeof KINDS)[number], at: number, random: (below: number) => number): StreamEntry[] {
  const copy = [...entries];
  const entry = copy[at]!;
  const other = copy[(at + 1 + random(LINES - 2)) % LINES]!;
  const place = random(entry.line.length);
  const letter = entry.line[place] === '7' ? '8' : '7';
  if (kind === 'letter')
    copy[at] = { ...entry, line: entry.line.slice(0, place) + letter + entry.line.slice(place + 1) };
  if (kind === 'number') copy[at] = { ...entry, seq: entry.seq + 1 + random(9) };
  if (kind === 'hash') copy[at] = { ...entry, hash: entry.hash.replace(/^./, (c) => (c === '0' ? '1' : '0')) };
  if (kind === 'remove') copy.splice(at, 1);
  if (kind === 'repeat') copy.splice(at, 0, entry);
  if (kind === 'swap') [copy[at], copy[(at + 1) % LINES]] = [copy[(at + 1) % LINES]!, entry];
  if (kind === 'insert') copy.splice(at, 0, { ...entry, line: other.line });
  if (kind === 'cut the end') copy.length = at;
  if (kind === 'replace') copy[at] = { ...entry, line: other.line };
  if (kind === 'move') copy.splice(random(LINES - 1), 0, ...copy.splice(at, 1));
  return copy;
}

it('of a thousand tamperings a thousand are found', () => {
  const random = randomNumbers(11);
  const missed: string[] = [];
  let untouched = 0;
  for (let round = 0; round < TAMPERINGS; round += 1) {
    const kind = KINDS[round % KINDS.length]!;
    const at = random(LINES);
    const copy = tampered(kind, at, random);
    if (copy.length === LINES && copy.every((entry, index) => entry === entries[index])) untouched += 1;
    if (!isFound(copy)) missed.push(`${kind} at ${at}`);
  }
  // Moving an entry to where it was is no tampering.
  expect(missed.length).toBeLessThanOrEqual(untouched);
  expect(untouched).toBeLessThan(3);
});

/** What comes before the tampering is as it was, and need not be walked again. */
function isFound(copy: StreamEntry[]): boolean {
  const first = Array.from(copy).findIndex((entry, index) => entry !== entries[index]);
  const from = first < 0 ? copy.length : first;
  let before: StreamHead = entries[from - 1] ?? { seq: 0, hash: '' };
  for (const entry of copy.slice(from)) {
    if (linkFaults(before, entry).length > 0) return true;
    before = entry;
  }
  return !isSameEnd(before, head);
}

it('a chain made anew from the beginning is betrayed by a seal that was written down', async () => {
  const seal = { seq: 5000, hash: entries[4999]!.hash.slice(0, 16) };
  expect((await verifyAudit(entries, head, [seal])).faults).toEqual([]);
  const wrong = { seq: 5000, hash: '0123456789abcdef' };
  expect((await verifyAudit(entries, head, [wrong])).faults).toHaveLength(1);
  expect(
    (await verifyAudit(entries.slice(0, 4000), { ...head, seq: 4000, hash: entries[3999]!.hash }, [seal])).faults,
  ).toHaveLength(1);
});

it('an order is told from its audit alone', async () => {
  const journal = createJournal(redis, keys);
  const rebuilt = rebuildOrder(await journal.audit('R-A3'));
  const order = (await journal.read('R-A3'))!;
  expect(rebuilt).toMatchObject({ orderId: order.id, version: order.version, state: order.state, requester: ada.id });
});
