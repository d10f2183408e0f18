import { exportLines } from '../bot/audit/export';
import { readPeriod } from '../bot/audit/period';
import { verifyAudit, type Seal } from '../bot/audit/verify';
import { createAuditStream } from '../bot/store/audit-stream';
import { createKeys } from '../bot/store/keys';
import { connectRedis } from '../bot/store/redis';

/**
 * The audit from the command line, of the Redis that REDIS_URL and REDIS_PREFIX name:
 *   npm run audit:verify [-- --seal 17:ab12cd34…]
 *   npm run audit:export -- csv|json [period]
 */
async function main([task, ...rest]: string[]): Promise<number> {
  if (!process.env.REDIS_URL) throw new Error('Set REDIS_URL to the Redis of the bot.');
  const redis = connectRedis(process.env.REDIS_URL);
  const stream = createAuditStream(redis, createKeys(process.env.REDIS_PREFIX || 'desk'));
  try {
    if (task === 'verify') return await verify(stream, rest);
    return await exported(stream, rest);
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

async function exported(stream: Stream, [format, ...words]: string[]): Promise<number> {
  const period = readPeriod(words.join(' ') || 'everything', new Date());
  if ((format !== 'csv' && format !== 'json') || !period)
    throw new Error('Say csv or json, and a period like 2026-11.');
  for await (const line of exportLines(stream.entries(period.fromMs, period.toMs), format)) {
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
