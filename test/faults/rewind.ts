import { defineScript, type Redis } from '../../bot/store/redis';

/** KEYS none; ARGV 1 database to copy from, 2 to copy to. */
const COPY_ALL = `
redis.call('SELECT', ARGV[2])
redis.call('FLUSHDB')
redis.call('SELECT', ARGV[1])
for _, key in ipairs(redis.call('KEYS', '*')) do redis.call('COPY', key, key, 'DB', ARGV[2], 'REPLACE') end
return 1
`;

/** After this Redis is as after a restart: another run, which took over what the file still held, without leases. */
const RESTART = `
for _, key in ipairs(redis.call('KEYS', '*')) do
  if string.find(key, ':lease:') or string.find(key, ':runs$') then redis.call('DEL', key) end
  if ARGV[1] == '1' and string.find(key, '^[^:]+:order:') then redis.call('HSET', key, 'run', 'an earlier run') end
end
return 1
`;

const END_LEASES = `
local left = redis.call('KEYS', '*:lease:*')
if #left > 0 then redis.call('DEL', unpack(left)) end
return #left
`;

const KEPT = 3;

/** Remembers the last states of a small Redis database in the databases behind it, and goes back to them. */
export function createRewind(redis: Redis, database: number) {
  const copy = defineScript(redis, 'testCopyAll', COPY_ALL);
  const restart = defineScript(redis, 'testRestart', RESTART);
  const endLeases = defineScript(redis, 'testEndLeases', END_LEASES);
  let kept = 0;
  const slot = (n: number) => database + 1 + (n % KEPT);
  return {
    async remember(): Promise<void> {
      await copy([], [database, slot(kept)]);
      kept += 1;
    },
    /** Takes back that many writes; fewer when there were fewer. */
    async back(writes: number): Promise<void> {
      const steps = Math.min(writes, kept, KEPT);
      if (steps > 0) await copy([], [slot(kept - steps), database]);
    },
    /** Leases have run out by then. With `newRun` it is Redis that was restarted. */
    restarted: async (newRun: boolean) => void (await restart([], [newRun ? '1' : ''])),
    /** Answers whether there were any. */
    leasesEnd: async () => Number(await endLeases([], [])) > 0,
    async empty(): Promise<void> {
      kept = 0;
      await redis.flushdb();
    },
  };
}
