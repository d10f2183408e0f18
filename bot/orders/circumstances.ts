import type { Policy } from '../access/policy';
import type { Standing } from '../access/policy-people';
import type { Verdict } from '../access/policy-verdict';
import { botError } from '../errors';
import type { Person } from '../people';
import type { Move } from './move-order';
import type { Order } from './order';

/** Who decides, when and under which policy: what a decision is made of, besides the order. */
export interface Circumstances {
  policy: Policy;
  person: Person;
  /** The person's groups and whom they act for. */
  standing?: Standing;
  now: Date;
  ticket: string;
}

export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

export function demand(verdict: Verdict): void {
  if (!verdict.allowed) throw botError('NOT_ALLOWED', { why: verdict.why, hint: verdict.hint });
}

/** A button pressed in the moment before the sweeper comes by is too late all the same. */
export function demandInTime(order: Order, now: Date): void {
  const late = order.lapsesAt !== undefined && now.getTime() >= Date.parse(order.lapsesAt);
  if (late && order.state !== 'approved') {
    throw botError('NOT_ALLOWED', { why: `${order.id} has lapsed.`, hint: 'Ask for it again with "buy".' });
  }
}

export function base({ person, now, ticket }: Circumstances): Pick<Move, 'actor' | 'at' | 'ticket'> {
  return { actor: { kind: 'person', id: person.id, name: person.name }, at: now.toISOString(), ticket };
}

export function after(now: Date, ms: number) {
  const at = now.getTime() + ms;
  return { dueAt: at, lapsesAt: new Date(at).toISOString() };
}
