import { randomBytes, randomUUID } from 'node:crypto';
import { createKeptToken } from '../../../bot/store/kept-token';
import { createKeys } from '../../../bot/store/keys';
import { createSeal } from '../../../bot/store/seal';
import { useTestRedis } from '../../support/redis';

const { redis } = useTestRedis();
const seal = createSeal(randomBytes(32).toString('base64'));

it('gives the newest successor after a restart, sealed at rest', async () => {
  const keys = createKeys(`t-${randomUUID()}`);
  const before = createKeptToken(redis(), keys, seal, 'first');
  expect(await before.read()).toBe('first');
  await before.keep('second-secret');
  expect(await createKeptToken(redis(), keys, seal, 'first').read()).toBe('second-secret');
  expect(await redis().get(keys.keptToken)).not.toContain('second-secret');
});

it('starts anew with a newly configured one', async () => {
  const keys = createKeys(`t-${randomUUID()}`);
  await createKeptToken(redis(), keys, seal, 'first').keep('second');
  expect(await createKeptToken(redis(), keys, seal, 'other').read()).toBe('other');
});

it('writes nothing when it cannot encrypt', async () => {
  const keys = createKeys(`t-${randomUUID()}`);
  const kept = createKeptToken(redis(), keys, undefined, 'first');
  await kept.keep('second');
  expect(await kept.read()).toBe('second');
  expect(await redis().exists(keys.keptToken)).toBe(0);
});
