import type { Order } from '../../bot/orders/order';

/** Keeps what happened in truth beside what the bots recorded, to see steps left out that no outcome shows. */
export function createLedger() {
  const tickets = new Set<string>();
  const offered = new Map<string, string>();
  const faults: string[] = [];
  /** How often the store was vouched for, and a write confirmed, when an order was approved, and bought. */
  const counts = { vouched: 0, confirmed: 0 };
  const at = new Map<string, typeof counts>();
  let openIntents = 0;

  return {
    /** The card showed this version with its ticket. */
    offered: ({ id, version, ticket }: Order) => void offered.set(`${id} ${version}`, ticket),
    pressed: (ticket: string) => void tickets.add(ticket),
    vouched: () => void (counts.vouched += 1),
    confirmed() {
      counts.confirmed += 1;
      openIntents = 0;
    },
    /** `what` is a line of the story, see replica.ts. */
    wrote(what: string, result: unknown): void {
      if (result !== 'committed') return;
      const [orderId = '', event] = what.split(' ');
      if (event === 'approve' || event === 'absent' || event === 'unsent') at.set(orderId, { ...counts });
      if (event !== 'buy') return;
      if (at.get(orderId)?.vouched === counts.vouched) faults.push(`${orderId} was to be bought on an unsafe store`);
      openIntents += 1;
    },
    spent(): void {
      if (openIntents > 0 && counts.confirmed === 0) faults.push('money moved before anything was confirmed on disk');
    },
    faultsOf(order: Order): string[] {
      const mine = faults.filter((fault) => fault.startsWith(`${order.id} `) || fault.startsWith('money'));
      const { handle } = order.provider ?? {};
      if (order.state === 'needs-human' && !handle && order.history.some(({ state }) => state === 'buying')) {
        mine.push(`a person must decide about ${order.id}, and nothing tells what was sent`);
      }
      for (const { by, version } of order.approvals) {
        if (tickets.has(offered.get(`${order.id} ${version}`) ?? '')) continue;
        mine.push(`${by.name} approved version ${version} of ${order.id} with the button of another`);
      }
      return mine;
    },
  };
}
