import type { HostileDesk } from './hostile-desk';
import { SANDBOX_TENANT } from '../../deployment/sandbox/people';

/** One attempt: what it is and how to make it; answers the HTTP status, 0 when there was no answer. */
export interface Attempt {
  name: string;
  make(desk: HostileDesk): Promise<number>;
}

/** How a class of attempts ended. */
export interface Tally {
  class: string;
  cases: number;
  refusedAtTheDoor: number;
  refusedInside: number;
  /** Attempts that got in, or changed something. */
  accepted: string[];
  /** No answer, or a server error. */
  crashed: string[];
}

/**
 * `door`: any answer but 4xx is a way in. `inside`: the sender is proven and is answered; a changed order is a way in.
 */
export async function runCases(
  desk: HostileDesk,
  name: string,
  kind: 'door' | 'inside',
  attempts: readonly Attempt[],
): Promise<Tally> {
  const tally: Tally = {
    class: name,
    cases: attempts.length,
    refusedAtTheDoor: 0,
    refusedInside: 0,
    accepted: [],
    crashed: [],
  };
  let before = await stateOf(desk);
  for (const attempt of attempts) {
    const status = await attempt.make(desk);
    const after = await stateOf(desk);
    const crashed = status === 0 || status >= 500;
    if (crashed) tally.crashed.push(`${attempt.name}: ${status}`);
    if (after !== before || (kind === 'door' && status < 300 && !crashed))
      tally.accepted.push(`${attempt.name}: ${status}`);
    else if (status >= 400 && status < 500) tally.refusedAtTheDoor += 1;
    else if (!crashed) tally.refusedInside += 1;
    before = after;
  }
  return tally;
}

/**
 * Every order that is not fully approved, with its version: whatever changes such an order changes this, also by making
 * it leave. What is approved is the worker's, who changes it when it likes.
 */
export async function stateOf({ redis, keys, journal, sandbox }: HostileDesk): Promise<string> {
  const ids = await redis.zrange(keys.tenantOrders(SANDBOX_TENANT), 0, '-1');
  const orders = await Promise.all(ids.map((id) => journal.read(id)));
  const open = orders.flatMap((order) => (order && order.approvals.length < 2 ? [`${order.id} ${order.version}`] : []));
  return JSON.stringify([open, sandbox.partnerCenter.orders().length]);
}

export function printTallies(tallies: readonly Tally[]): string {
  const total = (of: (tally: Tally) => number) => tallies.reduce((sum, tally) => sum + of(tally), 0);
  const line = (...cells: (string | number)[]) =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(44) : String(cell).padStart(9))).join('');
  const row = (tally: Tally) =>
    line(
      tally.class,
      tally.cases,
      tally.refusedAtTheDoor,
      tally.refusedInside,
      tally.accepted.length,
      tally.crashed.length,
    );
  return [
    line('class', 'cases', 'door', 'inside', 'accepted', 'crashed'),
    ...tallies.map(row),
    line(
      'all',
      total(({ cases }) => cases),
      total(({ refusedAtTheDoor }) => refusedAtTheDoor),
      total(({ refusedInside }) => refusedInside),
      total(({ accepted }) => accepted.length),
      total(({ crashed }) => crashed.length),
    ),
  ].join('\n');
}
