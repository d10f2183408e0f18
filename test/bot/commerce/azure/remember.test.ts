import { createMemory } from '../../../../bot/commerce/azure/remember';

test('keeps a result for its time, shares a running fetch, forgets failures', async () => {
  let now = 0;
  let fetched = 0;
  const memory = createMemory<number>(1000, () => now);
  const fetch = async () => (fetched += 1);
  expect(await Promise.all([memory.get('a', fetch), memory.get('a', fetch)])).toEqual([1, 1]);
  expect(await memory.get('b', fetch)).toBe(2);
  now = 999;
  expect(await memory.get('a', fetch)).toBe(1);
  now = 1000;
  expect(await memory.get('a', fetch)).toBe(3);
  const failing = () => Promise.reject(new Error('no'));
  await expect(memory.get('c', failing)).rejects.toThrow('no');
  expect(await memory.get('c', fetch)).toBe(4);
  memory.forget();
  expect(await memory.get('a', fetch)).toBe(5);
});

test('answers with the old result while it fetches a new one, and keeps the old one when that fails', async () => {
  let now = 0;
  const memory = createMemory<string>(10, () => now, 100);
  await memory.get('a', async () => 'old');
  now = 10;
  expect(await memory.get('a', () => Promise.reject(new Error('no')))).toBe('old');
  await new Promise((resolve) => setImmediate(resolve));
  expect(await memory.get('a', async () => 'new')).toBe('old');
  await new Promise((resolve) => setImmediate(resolve));
  expect(await memory.get('a', async () => 'newer')).toBe('new');
  now = 500;
  expect(await memory.get('a', async () => 'newest')).toBe('newest');
});
