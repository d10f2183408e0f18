import type { Failure, Quote, ReservationRequest } from '../commerce/commerce';
import type { AuditEntry } from '../orders/order';
import type { OrderState } from '../orders/states';

/** What the audit alone tells about an order. */
export interface Rebuilt {
  orderId: string;
  version: number;
  state: OrderState;
  request?: ReservationRequest;
  quote?: Quote;
  /** Entra object ids. */
  requester?: string;
  approvers: string[];
  /** The total that was approved. */
  approvedTotal?: { amount: string; currency: string };
  rejection?: string;
  handle?: string;
  providerOrderId?: string;
  failure?: Failure;
}

/** Tells the story of one order from its lines, oldest first. Throws a RangeError for none. */
export function rebuildOrder(lines: readonly AuditEntry[]): Rebuilt {
  const [first] = lines;
  if (!first) throw new RangeError('There is no audit to rebuild an order from.');
  const start: Rebuilt = { orderId: first.orderId, version: 0, state: first.to, approvers: [] };
  return lines.reduce(followed, start);
}

function followed(known: Rebuilt, { version, to, event, actor, detail = {} }: AuditEntry): Rebuilt {
  const who = actor.kind === 'person' ? actor.id : undefined;
  const after: Rebuilt = { ...known, version, state: to, ...told(detail) };
  if (event === 'create') return { ...after, requester: who };
  if (event === 'quote' || event === 'edit' || event === 'price-moved') {
    return { ...after, approvers: [], approvedTotal: undefined };
  }
  if (event === 'approve' || event === 'countersign') {
    const approvedTotal = event === 'approve' ? (detail.total as Rebuilt['approvedTotal']) : undefined;
    return { ...after, approvers: [...known.approvers, ...(who ? [who] : [])], approvedTotal };
  }
  if (event === 'reject') return { ...after, rejection: typeof detail.reason === 'string' ? detail.reason : '' };
  return after;
}

/** What a line's detail says, under the names of the rebuilt order. */
function told(detail: Record<string, unknown>): Partial<Rebuilt> {
  const names = ['request', 'quote', 'handle', 'providerOrderId', 'failure'] as const;
  return Object.fromEntries(names.flatMap((name) => (detail[name] == null ? [] : [[name, detail[name]]])));
}
