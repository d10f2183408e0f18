import { compare } from '../../bot/orders/money';
import type { Outbox } from '../../bot/orders/journal';
import { samePerson } from '../../bot/people';
import type { RedisJournal } from '../../bot/store/journal';
import type { Channel } from '../storm/channel';
import type { Market } from '../storm/market';

export interface Evidence {
  orderId: string;
  journal: Pick<RedisJournal, 'read' | 'auditFaults'>;
  outbox: Pick<Outbox, 'waiting' | 'cardOf'>;
  market: Pick<Market, 'of'>;
  channel: Pick<Channel, 'of'>;
}

const REPLY_OF: Record<string, string> = { active: 'completed', 'needs-human': 'needs-human', failed: 'failed' };

/** Everything about an approved request, after its end, that must never be. */
export async function findViolations({ orderId, journal, outbox, market, channel }: Evidence): Promise<string[]> {
  const found: string[] = [];
  const order = (await journal.read(orderId))!;
  const bought = market.of(orderId);
  const posted = channel.of(orderId);
  if (bought.length > 1) found.push(`${bought.length} purchases`);
  if (order.state === 'needs-human') found.push('a person had to decide');
  if (!REPLY_OF[order.state]) found.push(`came to rest as ${order.state}`);
  if (order.state === 'active' && bought.length === 0) found.push('active without a purchase');
  if (order.state === 'failed' && bought.length > 0) found.push('failed although it was bought');
  if (order.state === 'active' && order.provider?.orderId !== bought[0]?.id) found.push('follows another order');
  const approved = order.approvals.length > 0 && !order.approvals.some(({ by }) => samePerson(by, order.requester));
  if (bought.length > 0 && !approved) found.push('bought without an approval of somebody else');
  const { price } = order.quote;
  if (bought.some(({ total }) => !price || compare(total, price.total) > 0)) found.push('charged more than approved');
  found.push(...(await journal.auditFaults(orderId)));
  if ((await outbox.waiting(Infinity, 1)).length > 0) found.push('a notice was never delivered');
  if (!posted.some(({ about }) => about === REPLY_OF[order.state]))
    found.push(`the thread never heard: ${order.state}`);
  const living = (await outbox.cardOf(orderId))?.activityId;
  const shown = posted.find(({ id }) => id === living)?.shows;
  if (shown?.state !== order.state) found.push(`the card shows ${shown?.state ?? 'nothing'}, not ${order.state}`);
  return found;
}
