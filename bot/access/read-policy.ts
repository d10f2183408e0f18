import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Config } from '../config';
import { botError } from '../errors';
import type { Policy } from './policy';
import { WEEKDAYS } from './policy-hours';

const objectId = z.guid('is not an Entra object id');
const name = z.string().min(1);
const Member = z.union(
  [
    objectId.transform((id) => ({ id })),
    z.strictObject({ id: objectId, name: name.optional() }),
    z.strictObject({ group: objectId, name: name.optional() }),
  ],
  'is neither an object id nor { id, name } nor { group, name }',
);
const Circle = z.union([z.literal('everyone'), z.array(Member).min(1)], {
  error: (issue) => worstOf(issue) ?? 'is neither "everyone" nor a list of people and groups',
});
const amount = z
  .union([z.number().nonnegative(), z.string().regex(/^\d+(\.\d{1,4})?$/)], 'is not an amount like 1500 or "1500.50"')
  .transform(String);
const currency = z.string().regex(/^[A-Z]{3}$/, 'is not a currency code like EUR');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'is not a time like "08:00"');
const names = z.array(name).min(1).optional();
const scope = { customers: names, terms: names, resourceTypes: names, regions: names };

const Limit = z
  .strictObject({ withoutApproval: amount.optional(), oneApprover: amount.optional(), twoApprovers: amount.optional() })
  .refine((limit) => rises([limit.withoutApproval, limit.oneApprover, limit.twoApprovers]), {
    error: 'must not fall from withoutApproval over oneApprover to twoApprovers',
  });

const PolicyFile = z.strictObject({
  request: Circle.default('everyone'),
  approve: Circle.default('everyone'),
  seeMoney: Circle.default('everyone'),
  operate: Circle.default([]),
  approvalsNeeded: z.number().int().min(1).max(2).default(1),
  limits: z.record(currency, Limit).optional(),
  caps: z
    .array(z.strictObject({ currency, per: z.enum(['day', 'month']), amount, customer: name.optional() }))
    .default([]),
  approvalHours: z
    .strictObject({
      days: z.array(z.enum(WEEKDAYS)).min(1).default(['mon', 'tue', 'wed', 'thu', 'fri']),
      from: time,
      to: time,
    })
    .refine(({ from, to }) => from < to, 'must end after it begins')
    .optional(),
  timeZone: z.string().refine(isTimeZone, 'is not a time zone like Europe/Berlin').default('UTC'),
  allowed: z.strictObject(scope).default({}),
  channels: z
    .array(
      z.strictObject({
        id: name,
        name: name.optional(),
        request: Circle.optional(),
        approve: Circle.optional(),
        ...scope,
      }),
    )
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'name a place twice')
    .default([]),
  elsewhere: z.enum(['allowed', 'refused']).default('allowed'),
  approvalLapsesAfterHours: z.number().positive().default(72),
  quoteLapsesAfterMinutes: z.number().positive().default(240),
});

/** Without a file: everyone may ask, and anybody else may approve. */
export const DEFAULT_POLICY: Policy = PolicyFile.parse({});

/** Reads the policy (YAML or JSON); throws one CONFIGURATION error that names every fault. */
export function readPolicy(file: string | undefined, keep?: Pick<Config, 'KEEP_BUTTONS_DAYS'>): Policy {
  const policy = file ? parsedPolicy(file) : DEFAULT_POLICY;
  const waitsDays = Math.max(policy.approvalLapsesAfterHours / 24, policy.quoteLapsesAfterMinutes / 1440);
  if (!keep || waitsDays <= keep.KEEP_BUTTONS_DAYS) return policy;
  const least = `KEEP_BUTTONS_DAYS is not at least ${Math.ceil(waitsDays)}`;
  throw botError('CONFIGURATION', { faults: `${least}: by the policy a request waits that long for its button` });
}

function parsedPolicy(file: string): Policy {
  let content: unknown;
  try {
    content = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw botError('CONFIGURATION', { faults: `POLICY_FILE ${file} cannot be read: ${(error as Error).message}` });
  }
  const parsed = PolicyFile.safeParse(content ?? {});
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
  throw botError('CONFIGURATION', { faults: `POLICY_FILE ${file}: ${faults.join('; ')}` });
}

/** Of a list that is nearly right, the sentence about the entry that is not. */
function worstOf(issue: { input?: unknown }): string | undefined {
  if (!Array.isArray(issue.input)) return undefined;
  const wrong = issue.input.map((entry) => !Member.safeParse(entry).success).indexOf(true);
  return wrong < 0
    ? undefined
    : `entry ${wrong + 1} is neither an Entra object id nor { id, name } nor { group, name }`;
}

function rises(amounts: (string | undefined)[]): boolean {
  const known = amounts.flatMap((one) => (one === undefined ? [] : Number(one)));
  return known.every((one, index) => index === 0 || one >= known[index - 1]!);
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
