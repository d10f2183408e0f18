import { compare } from '../../bot/orders/money';
import type { AuditEntry, Order } from '../../bot/orders/order';
import { samePerson } from '../../bot/people';
import type { World } from './world';

export interface Verdict {
  /** What must never be, one line each. */
  doublePurchases: string[];
  lostOrders: string[];
  lostNotices: string[];
  other: string[];
  /** Replies and cards said more than once. */
  duplicateNotices: number;
  /** Bought, but taken back by people after the store forgot that: reconciliation reports them. */
  leftToReconcile: number;
}

const REPLY_OF: Partial<Record<Order['state'], string>> = {
  active: 'completed',
  failed: 'failed',
  'needs-human': 'needs-human',
};
const WITHOUT_PURCHASE = ['failed', 'cancelled', 'rejected', 'lapsed'];

/** Looks at every order of a storm that is over. */
export async function judge(world: World): Promise<Verdict> {
  const verdict: Verdict = {
    doublePurchases: [],
    lostOrders: [],
    lostNotices: [],
    other: [],
    duplicateNotices: 0,
    leftToReconcile: 0,
  };
  for (const { order } of world.store.entries().values()) {
    judgePurchase(world, order, verdict);
    await judgeNotices(world, order, verdict);
    verdict.other.push(...world.ledger.faultsOf(order));
    verdict.other.push(...auditFaults(order, await world.store.journal.audit(order.id)));
  }
  return verdict;
}

function judgePurchase(world: World, order: Order, verdict: Verdict): void {
  const bought = world.market.of(order.id);
  if (bought.length > 1) verdict.doublePurchases.push(`${order.id} was bought ${bought.length} times`);
  if (order.state === 'active' && bought.length === 0) verdict.lostOrders.push(`${order.id} is active but not bought`);
  // Nobody confirmed it: its answer got lost, the person asked again, and it lapses by itself.
  const forgottenRequest = order.state === 'quoted';
  const atRest =
    forgottenRequest ||
    order.state === 'active' ||
    order.state === 'needs-human' ||
    WITHOUT_PURCHASE.includes(order.state);
  if (!atRest) verdict.lostOrders.push(`${order.id} stays ${order.state}: ${order.stage ?? ''}`);
  if (bought.length === 0) return;
  if (WITHOUT_PURCHASE.includes(order.state)) {
    if (world.forgot) verdict.leftToReconcile += 1;
    else verdict.lostOrders.push(`${order.id} is ${order.state} but was bought`);
    return;
  }
  if (order.state === 'active' && order.provider?.orderId !== bought[0]!.id) {
    verdict.lostOrders.push(`${order.id} follows ${order.provider?.orderId}, but ${bought[0]!.id} was bought`);
  }
  if (!order.approvals.some(({ by }) => !samePerson(by, order.requester))) {
    verdict.other.push(`${order.id} was bought without an approval of somebody else`);
  }
  const { price } = order.quote;
  if (!world.forgot && price && compare(bought[0]!.total, price.total) > 0) {
    verdict.other.push(`${order.id} was charged ${bought[0]!.total.amount}, approved were ${price.total.amount}`);
  }
}

async function judgeNotices(world: World, order: Order, verdict: Verdict): Promise<void> {
  const posted = world.channel.of(order.id);
  const living = (await world.store.outbox.cardOf(order.id))?.activityId;
  // A store that forgot where the card is has shown it all the same; the next notice posts another one.
  const card = posted.find(({ id }) => id === living) ?? posted.findLast(({ kind }) => kind === 'card');
  const shown = card?.shows?.state;
  if (shown !== order.state) verdict.lostNotices.push(`the card of ${order.id} shows ${shown}, not ${order.state}`);
  const about = REPLY_OF[order.state];
  if (about && !posted.some((message) => message.about === about)) {
    verdict.lostNotices.push(`nobody was told that ${order.id} is ${order.state}`);
  }
  const cards = posted.filter(({ kind }) => kind === 'card').length;
  const ends = posted.filter((message) => message.about === about && about !== undefined).length;
  verdict.duplicateNotices += Math.max(0, cards - 1) + Math.max(0, ends - 1);
}

function auditFaults(order: Order, lines: AuditEntry[]): string[] {
  const broken = lines.some(
    (line, index) => line.version !== index + 1 || line.from !== (lines[index - 1]?.to ?? null),
  );
  const last = lines.at(-1);
  return broken || last?.to !== order.state || last.version !== order.version
    ? [`the audit of ${order.id} does not lead to its record`]
    : [];
}
