import { isDeepStrictEqual } from 'node:util';

type Fields = Record<string, unknown>;

/** How a record became another: enough to build the second out of the first, letter by letter as canonical JSON. */
export interface RecordChange {
  /** Fields with their new content; of a new record, all. */
  set?: Fields;
  /** What was put behind the end of lists. */
  add?: Record<string, unknown[]>;
  /** Fields that are gone. */
  drop?: string[];
}

/** Both are plain data as it is stored; `before` is absent for a new record. */
export function changeBetween(before: Fields | undefined, after: Fields): RecordChange {
  if (!before) return { set: after };
  const set: Fields = {};
  const add: Record<string, unknown[]> = {};
  for (const [name, now] of Object.entries(after)) {
    if (now === undefined || isDeepStrictEqual(before[name], now)) continue;
    const more = added(before[name], now);
    if (more) add[name] = more;
    else set[name] = now;
  }
  const drop = Object.keys(before).filter((name) => after[name] === undefined);
  return {
    ...(Object.keys(set).length > 0 ? { set } : {}),
    ...(Object.keys(add).length > 0 ? { add } : {}),
    ...(drop.length > 0 ? { drop } : {}),
  };
}

export function applyChange(before: Fields | undefined, { set = {}, add = {}, drop = [] }: RecordChange): Fields {
  const after: Fields = { ...before, ...set };
  for (const [name, more] of Object.entries(add)) after[name] = [...((before?.[name] as unknown[]) ?? []), ...more];
  for (const name of drop) delete after[name];
  return after;
}

function added(before: unknown, now: unknown): unknown[] | undefined {
  if (!Array.isArray(before) || !Array.isArray(now) || now.length <= before.length) return undefined;
  return isDeepStrictEqual(now.slice(0, before.length), before) ? (now.slice(before.length) as unknown[]) : undefined;
}
