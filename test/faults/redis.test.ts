import { askOnce } from '../../bot/store/redis';
import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { openRealDesk, type RealDesk } from './real-desk';

/** Real faults of a real redis-server, with the product's own store, worker and deliverer on it. */
let desk: RealDesk;
beforeEach(async () => {
  desk = await openRealDesk();
}, 240_000);
afterEach(() => desk.close());

const bought = () => desk.market.bought.length;

describe('the last commands are cut off the file', () => {
  it.each([1, 2, 3, 4])('%i of them: nothing is bought a second time', async (lost) => {
    const order = await desk.approved();
    await desk.bot.advance(order.id);
    expect(bought()).toBe(1);
    await desk.loseLast(lost);
    const stored = await desk.store.journal.read(order.id);
    expect(stored?.state).toBe(['', 'buying', 'approved', 'pending', 'quoted'][lost]);
    const confirmed = lost === 4 ? await desk.bot.press('confirm', stored!.ticket, ALEX) : stored;
    if (lost >= 3) await desk.bot.press('approve', confirmed!.ticket, MEGAN);
    await desk.runOn(order.id, 60);
    expect(bought()).toBe(1);
    expect(await desk.store.journal.read(order.id)).toMatchObject({
      state: 'active',
      provider: { orderId: desk.market.bought[0]!.id },
    });
    expect(await desk.store.journal.auditFaults(order.id)).toEqual([]);
  });

  it('makes an approved order wait until the provider would show what was forgotten, and then buys it', async () => {
    const order = await desk.approved();
    await desk.loseLast(0);
    await desk.bot.advance(order.id);
    const waiting = await desk.store.journal.read(order.id);
    expect(waiting?.state).toBe('approved');
    expect(waiting?.stage).toContain('store was interrupted');
    expect(bought()).toBe(0);
    await desk.runOn(order.id, 60);
    expect((await desk.store.journal.read(order.id))?.state).toBe('active');
    expect(bought()).toBe(1);
  });
});

it('wiped: old buttons are dead, and nothing is bought', async () => {
  const order = await desk.approved();
  await desk.bot.advance(order.id);
  await askOnce(desk.redis.url, 'FLUSHALL');
  expect(await desk.bot.press('approve', order.ticket, MEGAN)).toBeNull();
  await desk.bot.advance(order.id);
  expect(await desk.bot.due()).toEqual([]);
  expect(bought()).toBe(1);
});

it('all connections cut: the purchase goes on where it was', async () => {
  const order = await desk.approved();
  const working = desk.bot.advance(order.id);
  await askOnce(desk.redis.url, 'CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
  await working;
  await desk.runOn(order.id, 30);
  expect(bought()).toBe(1);
});

it('paused for a while: the purchase waits', async () => {
  const order = await desk.approved();
  await askOnce(desk.redis.url, 'CLIENT', 'PAUSE', '400', 'WRITE');
  await desk.bot.advance(order.id);
  await desk.runOn(order.id, 30);
  expect(bought()).toBe(1);
});

it('out of memory: nothing is bought until there is some again', async () => {
  const order = await desk.approved();
  await askOnce(desk.redis.url, 'CONFIG', 'SET', 'maxmemory', '1');
  await desk.bot.advance(order.id);
  expect(bought()).toBe(0);
  await askOnce(desk.redis.url, 'CONFIG', 'SET', 'maxmemory', '0');
  await desk.runOn(order.id, 30);
  expect(bought()).toBe(1);
});

describe('set up so that it could forget', () => {
  it.each([
    ['without an append-only file', 'appendonly', 'no', 'yes', /appendonly yes/],
    ['throwing keys away', 'maxmemory-policy', 'allkeys-lru', 'noeviction', /noeviction/],
    ['never syncing', 'appendfsync', 'no', 'always', /appendfsync always/],
  ])('%s: it buys nothing, says the remedy, and goes on once that is repaired', async (_, name, bad, good, remedy) => {
    await askOnce(desk.redis.url, 'CONFIG', 'SET', name, bad);
    const order = await desk.approved();
    await desk.bot.advance(order.id);
    const waiting = await desk.store.journal.read(order.id);
    expect(waiting?.state).toBe('approved');
    expect(waiting?.stage).toMatch(remedy);
    expect(bought()).toBe(0);
    await askOnce(desk.redis.url, 'CONFIG', 'SET', name, good);
    await desk.runOn(order.id, 30);
    expect(bought()).toBe(1);
    expect((await desk.store.journal.read(order.id))?.stage).toBeUndefined();
  });
});

it('failed over to a replica that missed the last writes: nothing is bought a second time', async () => {
  const replica = await desk.attachReplica();
  const order = await desk.approved();
  await replica.promote();
  await desk.bot.advance(order.id);
  expect(await desk.store.journal.read(order.id)).toMatchObject({ state: 'placed' });
  expect(bought()).toBe(1);
  await desk.moveTo(replica.url);
  expect((await desk.store.journal.read(order.id))?.state).toBe('approved');
  await desk.runOn(order.id, 60);
  expect(bought()).toBe(1);
  expect((await desk.store.journal.read(order.id))?.state).toBe('active');
}, 240_000);

it('a replica that only reads: the bot buys nothing', async () => {
  const order = await desk.approved();
  await askOnce(desk.redis.url, 'REPLICAOF', '127.0.0.1', '1');
  expect(await desk.store.faults()).toEqual([expect.stringContaining('replica')]);
  await desk.bot.advance(order.id);
  expect(bought()).toBe(0);
  await askOnce(desk.redis.url, 'REPLICAOF', 'NO', 'ONE');
  await desk.runOn(order.id, 60);
  expect(bought()).toBe(1);
});

it('cuts real commands off a real file', async () => {
  await desk.approved();
  const before = (await desk.aof()).length;
  await desk.loseLast(2);
  expect((await desk.aof()).length).toBeLessThan(before);
});
