import { botError } from '../errors';
import { samePerson, type Person } from '../people';
import type { Change } from './journal';
import { moveOrder } from './move-order';
import type { Order, Settling } from './order';

const EVENTS = { placed: 'placed', absent: 'absent', failed: 'refuse' } as const;

/**
 * An order that needs people is settled by two of them: the first says what became of it, the second, who is somebody
 * else, says the same. Another word replaces the first and waits for its own second. Pure.
 */
export function resolveOrder(
  order: Order,
  settling: Settling,
  { person, now, ticket }: { person: Person; now: Date; ticket: string },
): Change {
  const at = now.toISOString();
  const base = { actor: { kind: 'person', id: person.id, name: person.name } as const, at, ticket };
  const first = order.state === 'needs-human' ? order.proposal : undefined;
  if (!first || !sameSettling(first.settling, settling)) {
    const proposal = { settling, by: person, at };
    return moveOrder(order, { ...base, event: 'propose', patch: { proposal }, detail: { settling } });
  }
  if (samePerson(first.by, person)) {
    throw botError('NOT_ALLOWED', {
      why: 'You said so already, and one person alone does not settle this.',
      hint: `Somebody else must write the same about ${order.id}.`,
    });
  }
  const provider = order.provider ?? { requestId: '' };
  const found = settling.as === 'placed' ? { ...provider, orderId: settling.providerOrderId } : provider;
  return moveOrder(order, {
    ...base,
    event: EVENTS[settling.as],
    patch: {
      proposal: undefined,
      provider: { ...found, looks: 0 },
      ...(settling.as === 'failed' ? {} : { failure: undefined }),
    },
    notices: [{ kind: 'card' }, ...(settling.as === 'failed' ? [{ kind: 'reply', about: 'failed' } as const] : [])],
    dueAt: now.getTime(),
    detail: { settling, proposedBy: first.by.id },
  });
}

function sameSettling(a: Settling, b: Settling): boolean {
  return a.as === b.as && (a.as !== 'placed' || (b.as === 'placed' && a.providerOrderId === b.providerOrderId));
}
