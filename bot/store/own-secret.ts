import { randomBytes } from 'node:crypto';
import type { Keys } from './keys';
import type { Redis } from './redis';
import type { Seal } from './seal';

/** A secret of 32 bytes in base64url that the bot makes for itself once; all its processes share it. */
export async function readOrMakeSecret(redis: Redis, keys: Keys, seal: Seal, name: string): Promise<string> {
  const key = keys.secret(name);
  await redis.set(key, seal.seal(randomBytes(32).toString('base64url'), key), 'NX');
  return seal.open((await redis.get(key)) ?? '', key);
}
