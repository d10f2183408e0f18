import type { Redis } from './redis';

/** One thing that decides whether Redis may be trusted with purchases. */
export interface DurabilityCheck {
  name: string;
  outcome: 'pass' | 'warn' | 'fail';
  /** One sentence: what was found and, unless it passed, what to do. */
  message: string;
}

/**
 * Asks Redis whether what it acknowledges stays: append-only file, eviction, role, disk errors, version.
 * A managed Redis refuses CONFIG; what cannot be asked is a warning, because Azure syncs once per second
 * (https://learn.microsoft.com/azure/redis/how-to-persistence).
 */
export async function checkDurability(redis: Redis): Promise<DurabilityCheck[]> {
  const info = readInfo(await redis.info());
  const [appendOnly, fsync, eviction] = await Promise.all([
    setting(redis, 'appendonly'),
    setting(redis, 'appendfsync'),
    setting(redis, 'maxmemory-policy'),
  ]);
  return [
    checkAppendOnly(info.aof_enabled === '1' ? 'yes' : appendOnly),
    checkFsync(fsync),
    checkEviction(eviction ?? info.maxmemory_policy),
    checkRole(info.role),
    checkDisk(info),
    checkVersion(info.redis_version ?? '0'),
  ];
}

type Info = Record<string, string>;

function readInfo(text: string): Info {
  const pairs = text.split(/\r?\n/).filter((line) => line.includes(':'));
  return Object.fromEntries(pairs.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

/** Undefined when Redis does not say. */
async function setting(redis: Redis, name: string): Promise<string | undefined> {
  try {
    return (await redis.config('GET', name))[1];
  } catch {
    return undefined;
  }
}

function checkAppendOnly(value: string | undefined): DurabilityCheck {
  const name = 'append-only file';
  if (value === 'yes') return { name, outcome: 'pass', message: 'Redis writes an append-only file.' };
  if (value === undefined) return { name, outcome: 'warn', message: cannotBeAsked('AOF persistence is on') };
  return { name, outcome: 'fail', message: 'Redis keeps nothing over a restart; set "appendonly yes".' };
}

function checkFsync(value: string | undefined): DurabilityCheck {
  const name = 'sync to disk';
  if (value === 'always') return { name, outcome: 'pass', message: 'Every write is on disk before it is answered.' };
  if (value === undefined) return { name, outcome: 'warn', message: cannotBeAsked('it syncs at least every second') };
  if (value === 'everysec') {
    const message = 'The last second may be lost in a crash; set "appendfsync always", at under 1 ms per write.';
    return { name, outcome: 'warn', message };
  }
  return { name, outcome: 'fail', message: 'Redis leaves syncing to chance; set "appendfsync always".' };
}

function checkEviction(value: string | undefined): DurabilityCheck {
  const name = 'eviction';
  if (value === 'noeviction') return { name, outcome: 'pass', message: 'Nothing is thrown away for want of memory.' };
  if (value === undefined) return { name, outcome: 'warn', message: cannotBeAsked('its policy is noeviction') };
  const message = `Redis may throw orders away (${value}); set "maxmemory-policy noeviction".`;
  return { name, outcome: 'fail', message };
}

function checkRole(role: string | undefined): DurabilityCheck {
  const name = 'role';
  if (role === 'master') return { name, outcome: 'pass', message: 'This is the primary.' };
  return { name, outcome: 'fail', message: 'This is a replica; give the address of the primary.' };
}

function checkDisk(info: Info): DurabilityCheck {
  const name = 'disk';
  const failed = ['aof_last_write_status', 'aof_last_bgrewrite_status', 'rdb_last_bgsave_status'].filter(
    (status) => info[status] !== undefined && info[status] !== 'ok',
  );
  if (failed.length === 0) return { name, outcome: 'pass', message: 'Redis reports no write errors.' };
  const message = `Redis could not write its files (${failed.join(', ')}); look at its disk and log.`;
  return { name, outcome: 'fail', message };
}

function checkVersion(version: string): DurabilityCheck {
  const name = 'version';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const atLeast = (wantMajor: number, wantMinor: number) =>
    major > wantMajor || (major === wantMajor && minor >= wantMinor);
  if (atLeast(7, 2)) return { name, outcome: 'pass', message: `Redis ${version} confirms syncs (WAITAOF).` };
  if (!atLeast(6, 2)) return { name, outcome: 'fail', message: `Redis ${version} is too old; run 6.2 or newer.` };
  const message = `Redis ${version} cannot confirm syncs; "appendfsync always" makes up for it, 7.2 or newer is better.`;
  return { name, outcome: 'warn', message };
}

function cannotBeAsked(claim: string): string {
  return `Redis does not tell its settings; make sure in its portal that ${claim}.`;
}
