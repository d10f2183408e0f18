import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Person } from '../people';
import { APPEND_LUA } from './commit-parts';
import type { Keys } from './keys';
import { createNames, hideNames, type Names } from './names';
import { defineScript, type Redis } from './redis';

/** An entry of the audit of everything, as it is stored. */
export interface StreamEntry {
  seq: number;
  /** SHA-1 (hex) of the hash before, this number and this line, each on a line of its own. */
  hash: string;
  /** JSON: the audit line of an order (audit-chain.ts) or of the desk (DeskLine). */
  line: string;
}

/** Something that happened at the desk and to no order: a delegation, an export, a person forgotten. */
export interface DeskLine {
  at: string;
  event: 'delegate' | 'end-delegation' | 'export' | 'forget';
  actor: { kind: 'person'; id: string; name: string };
  detail?: Record<string, unknown>;
}

/** What the last entry is, as the store remembers it beside the stream. */
export interface StreamHead {
  seq: number;
  hash: string;
}

export function deskLine(event: DeskLine['event'], by: Person, at: Date, detail?: DeskLine['detail']): DeskLine {
  return { at: at.toISOString(), event, actor: { kind: 'person', id: by.id, name: by.name }, detail };
}

export function streamHash(before: string, seq: number, line: string): string {
  return createHash('sha1').update(`${before}\n${seq}\n${line}`).digest('hex');
}

const Fields = z.looseObject({ seq: z.coerce.number(), hash: z.string(), line: z.string() });
const PAGE = 1000;

export interface AuditStream {
  append(line: DeskLine): Promise<void>;
  head(): Promise<StreamHead>;
  /** Oldest first; from and to are epoch ms of Redis' clock, both included. */
  entries(fromMs?: number, toMs?: number): AsyncGenerator<StreamEntry>;
}

export function createAuditStream(redis: Redis, keys: Keys, names: Names = createNames(redis, keys)): AuditStream {
  const runAppend = defineScript(
    redis,
    'deskAppendAudit',
    `${APPEND_LUA} appendAudit(KEYS[1], KEYS[2], '', '', ARGV[1]) return 1`,
  );

  return {
    append: async (line) => {
      if (line.event !== 'forget') await names.keep([line.actor]);
      await runAppend([keys.auditStream, keys.auditHead], [JSON.stringify(hideNames(line))]);
    },
    head: async () => {
      const [seq, hash] = await redis.hmget(keys.auditHead, 'seq', 'hash');
      return { seq: Number(seq ?? 0), hash: hash ?? '' };
    },
    async *entries(fromMs, toMs) {
      let start = fromMs === undefined ? '-' : String(fromMs);
      const end = toMs === undefined ? '+' : String(toMs);
      for (;;) {
        const page = await redis.xrange(keys.auditStream, start, end, 'COUNT', PAGE);
        for (const [, fields] of page) yield Fields.parse(asObject(fields));
        if (page.length < PAGE) return;
        start = `(${page.at(-1)![0]}`;
      }
    },
  };
}

function asObject(fields: string[]): Record<string, string> {
  return Object.fromEntries(Array.from({ length: fields.length / 2 }, (_, i) => [fields[2 * i]!, fields[2 * i + 1]!]));
}
