import { z } from 'zod';
import { money, type Money } from '../../../orders/money';

/** Microsoft writes null where it means "absent". */
export const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

export const maybeText = maybe(z.string());

/** `{ currencyCode, amount }` as Azure writes money. */
export const Amount = z
  .object({ currencyCode: z.string(), amount: z.number() })
  .transform(({ currencyCode, amount }): Money => money(amount, currencyCode));

export const Page = <T extends z.ZodType>(item: T) =>
  z.object({ value: z.array(item).default([]), nextLink: maybeText });

/** The error body of every call: `{ error: { code, message } }`. */
export const ErrorBody = z.object({ error: z.object({ code: z.string(), message: z.string().default('') }) });
