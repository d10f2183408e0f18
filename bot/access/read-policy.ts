import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { botError } from '../errors';
import type { Policy } from './policy';

const objectId = z.guid('is not an Entra object id');

const PolicyFile = z.strictObject({
  request: z.union([z.literal('everyone'), z.array(objectId).min(1)]).default('everyone'),
  approve: z
    .union([z.literal('everyone'), z.array(z.strictObject({ id: objectId, name: z.string().min(1) })).min(1)])
    .default('everyone'),
  approvalsNeeded: z.number().int().min(1).max(2).default(1),
  approvalLapsesAfterHours: z.number().positive().default(72),
  quoteLapsesAfterMinutes: z.number().positive().default(240),
});

/** Without a file: everyone may ask, and anybody else may approve. */
export const DEFAULT_POLICY: Policy = PolicyFile.parse({});

/** Reads the policy (YAML or JSON); throws one CONFIGURATION error that names every fault. */
export function readPolicy(file: string | undefined): Policy {
  if (!file) return DEFAULT_POLICY;
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
