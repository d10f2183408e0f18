import { randomFillSync } from 'node:crypto';

/** Asked for so often that asking the system for each one costs more than the token. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/** So many random bytes in base64url; no byte is given out twice. */
export function randomToken(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const token = pool.toString('base64url', used, used + bytes);
  pool.fill(0, used, used + bytes);
  used += bytes;
  return token;
}
