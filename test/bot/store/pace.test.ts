import { randomUUID } from 'node:crypto';
import { createKeys } from '../../../bot/store/keys';
import { createPace } from '../../../bot/store/pace';
import { connectRedis, type Redis } from '../../../bot/store/redis';
import { startTestRedis, type TestRedis } from '../../support/redis';

const TENANT = 'tenant-a';
let server: TestRedis;
/** Two processes of the bot. */
let connections: Redis[];

beforeAll(async () => {
  server = await startTestRedis();
  connections = [connectRedis(server.url), connectRedis(server.url)];
});
afterAll(async () => {
  for (const redis of connections) redis.disconnect();
  await server.stop();
});

function paces() {
  const keys = createKeys(`t-${randomUUID()}`);
  return connections.map((redis) => createPace(redis, keys));
}

/** Asks so often at once over both processes; answers the waits and the seconds it took, rounded up. */
async function askAtOnce(times: number, place: (index: number) => string) {
  const both = paces();
  const began = performance.now();
  const waits = await Promise.all(
    Array.from({ length: times }, (_, index) => both[index % 2]!.take(place(index), TENANT)),
  );
  return { waits, free: waits.filter((wait) => wait === 0).length, s: Math.ceil((performance.now() - began) / 1000) };
}

it('lets a channel have five calls at once and then one a second, over all processes and threads', async () => {
  const { waits, free, s } = await askAtOnce(40, (index) => `19:a@thread.tacv2;messageid=${index}`);
  expect(free).toBeGreaterThanOrEqual(5);
  expect(free).toBeLessThanOrEqual(5 + s);
  const late = waits.filter((wait) => wait > 0);
  expect(Math.min(...late)).toBeLessThanOrEqual(1000);
});

it('tells those who wait to come back one after the other', async () => {
  const { waits } = await askAtOnce(20, () => '19:a@thread.tacv2');
  const late = waits.filter((wait) => wait > 0).sort((a, b) => a - b);
  expect(late.length).toBeGreaterThanOrEqual(10);
  const gaps = late.slice(1).map((wait, index) => wait - late[index]!);
  expect(Math.min(...gaps)).toBeGreaterThan(0);
});

it('counts every conversation by itself, and a tenant as a whole', async () => {
  const { free, s } = await askAtOnce(100, (index) => `chat ${index}`);
  expect(free).toBeGreaterThanOrEqual(10);
  expect(free).toBeLessThanOrEqual(10 + 20 * s);
});

it('counts what was said without asking', async () => {
  const [pace] = paces();
  expect(await pace!.take('chat', TENANT)).toBe(0);
  for (let said = 0; said < 20; said += 1) pace!.spoke('chat');
  expect(await pace!.take('chat', TENANT)).toBeGreaterThan(10_000);
});

it('keeps everybody silent in one conversation while Teams asked for it, and only there', async () => {
  const [one, other] = paces();
  await one!.pause('19:a@thread.tacv2;messageid=1', 25_000);
  await one!.pause('19:a@thread.tacv2;messageid=1', 10);
  expect(await other!.take('19:a@thread.tacv2;messageid=2', TENANT)).toBeGreaterThan(20_000);
  expect(await other!.take('19:b@thread.tacv2', TENANT)).toBe(0);
});

it('forgets a conversation that is silent', async () => {
  const [redis] = connections;
  const keys = createKeys(`t-${randomUUID()}`);
  await createPace(redis!, keys).take('chat', TENANT);
  const left = await Promise.all((await redis!.keys(`${keys.prefix}:*`)).map((key) => redis!.pttl(key)));
  expect(left).toHaveLength(2);
  expect(Math.min(...left)).toBeGreaterThan(0);
  expect(Math.max(...left)).toBeLessThan(120_000);
});
