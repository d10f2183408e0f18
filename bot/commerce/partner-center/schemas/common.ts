import { Decimal } from 'decimal.js';
import { z } from 'zod';

/** An exact decimal string, whether it came as number or text; anything else is absent. */
export const amount = z.unknown().transform((value): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  try {
    const decimal = new Decimal(typeof value === 'string' ? value.trim() : value);
    return decimal.isFinite() ? decimal.toFixed() : undefined;
  } catch {
    return undefined;
  }
});

/** Text, also when it came as a number; null and everything else is absent. */
export const text = z.unknown().transform((value): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
});

/** Text that must be there. */
export const id = z.union([z.string().min(1), z.number().transform(String)]);

export const flag = z.unknown().transform((value): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' && /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : undefined;
});

/** Whole number, also when it came as text. */
export const count = z.unknown().transform((value): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
});

/** ISO 8601; repairs stray spaces and missing zones, drops the sentinel year 1. */
export const dateTime = z.unknown().transform((value): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const joined = value.replace(/\s+/g, '');
  if (joined.startsWith('0001-')) return undefined;
  const zoned = /T.*([zZ]|[+-]\d\d:?\d\d)$/.test(joined) || !joined.includes('T') ? joined : `${joined}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
});

/** A list in which entries of a wrong shape are left out instead of spoiling the others. */
export function listOf<T extends z.ZodType>(entry: T) {
  return z
    .unknown()
    .optional()
    .transform((value): z.output<T>[] =>
      (Array.isArray(value) ? (value as unknown[]) : []).flatMap((item) => {
        const parsed = entry.safeParse(item);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}

export const link = z.object({
  uri: z.string(),
  method: text.optional(),
  headers: listOf(z.object({ key: z.string(), value: z.string() })).optional(),
});
export type Link = z.output<typeof link>;

/** The envelope of a list; `totalCount` is left unread because it is often wrong. */
export const collection = z.object({
  items: z
    .array(z.unknown())
    .nullish()
    .transform((items) => items ?? []),
  continuationToken: text.optional(),
  links: z
    .object({ next: link.optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
