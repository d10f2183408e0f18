import { exportLines } from '../bot/audit/export';
import { readPeriod } from '../bot/audit/period';
import { verifyAudit, type Seal } from '../bot/audit/verify';
import { createAuditStream } from '../bot/store/audit-stream';
import { createKeys, type Keys } from '../bot/store/keys';
import { createNames, type Names } from '../bot/store/names';
import { compareAdjustments, rebuildAdjustments, restoreAdjustment } from '../bot/store/rebuild-adjustments';
import { compareOrders, rebuildOrders, restoreOrder } from '../bot/store/rebuild';
import { connectRedis, type Redis } from '../bot/store/redis';
import { createSeal } from '../bot/store/seal';

/**
 * The audit from the command line, of the Redis that REDIS_URL and REDIS_PREFIX name:
 *   npm run audit:verify [-- --seal 17:ab12cd34…]
 *   npm run audit:export -- csv|json [period]
 *   npm run audit:rebuild [-- --write]     what the store lost of orders, out of the audit; says only what it would do
 * ENCRYPTION_KEY, where the bot has one, lets the export name people.
 */
async function main([task, ...rest]: string[]): Promise<number> {
  if (!process.env.REDIS_URL) throw new Error('Set REDIS_URL to the Redis of the bot.');
  const redis = connectRedis(process.env.REDIS_URL);
  const keys = createKeys(process.env.REDIS_PREFIX || 'desk');
  const names = createNames(redis, keys, createSeal(process.env.ENCRYPTION_KEY || undefined));
  const stream = createAuditStream(redis, keys, names);
  try {
    if (task === 'verify') return await verify(stream, rest);
    if (task === 'rebuild') return await rebuild({ redis, keys, stream }, rest.includes('--write'));
    return await exported(stream, rest, names.nameOf);
  } finally {
    redis.disconnect();
  }
}

type Stream = ReturnType<typeof createAuditStream>;

async function verify(stream: Stream, rest: string[]): Promise<number> {
  const seals = rest.flatMap((text, index): Seal[] => {
    const [, seq, hash] = rest[index - 1] === '--seal' ? (/^(\d+):([0-9a-f]+)$/i.exec(text) ?? []) : [];
    return seq && hash ? [{ seq: Number(seq), hash }] : [];
  });
  const end = await stream.head();
  const { faults, entries, head } = await verifyAudit(stream.entries(), end, seals);
  for (const fault of faults) process.stdout.write(`✖ ${fault}\n`);
  if (faults.length === 0) process.stdout.write(`✔ ${entries} entries are whole. Seal ${head.seq}:${head.hash}\n`);
  return faults.length === 0 ? 0 : 1;
}

/** Never changes what is there: an order that differs is for a person to look at. */
async function rebuild(
  { redis, keys, stream }: { redis: Redis; keys: Keys; stream: Stream },
  write: boolean,
): Promise<number> {
  if ((await verify(stream, [])) !== 0) return 1;
  const { orders, faults } = await rebuildOrders(stream.entries());
  const { same, missing, different } = await compareOrders(redis, keys, orders);
  const changes = await rebuildAdjustments(stream.entries());
  const found = await compareAdjustments(redis, keys, changes);
  for (const fault of faults) process.stdout.write(`✖ ${fault}\n`);
  for (const id of [...different, ...found.different])
    process.stdout.write(`✖ ${id} differs from its audit; it is left as it is.\n`);
  for (const id of write ? missing : []) await restoreOrder(redis, keys, orders.get(id)!);
  for (const id of write ? found.missing : []) await restoreAdjustment(redis, keys, changes.get(id)!, Date.now());
  const lost = missing.length + found.missing.length;
  const whole = same.length + found.same.length;
  const done = write ? 'rebuilt' : 'missing; --write rebuilds them, while no bot is running';
  process.stdout.write(`${whole} orders and changes are as their audit says, ${lost} ${done}.\n`);
  return faults.length + different.length === 0 ? 0 : 1;
}

async function exported(stream: Stream, [format, ...words]: string[], nameOf: Names['nameOf']): Promise<number> {
  const period = readPeriod(words.join(' ') || 'everything', new Date());
  if ((format !== 'csv' && format !== 'json') || !period)
    throw new Error('Say csv or json, and a period like 2026-11.');
  for await (const line of exportLines(stream.entries(period.fromMs, period.toMs), format, nameOf)) {
    process.stdout.write(`${line}\n`);
  }
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  },
);
