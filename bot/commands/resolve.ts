import { randomBytes } from 'node:crypto';
import { listCard } from '../../cards/list-card';
import { asBotError, botError } from '../errors';
import type { Order, Settling } from '../orders/order';
import { resolveOrder } from '../orders/resolve';
import type { Turn } from '../turn';
import { ORDER_ID, type Command, type Tools } from './command';

export const resolve: Command = {
  name: 'resolve',
  pattern: new RegExp(`^resolve\\s+${ORDER_ID}(?:\\s+(?<as>placed|absent|failed)(?:\\s+(?<found>\\S+))?)?$`, 'i'),
  usage: 'resolve <order> [placed <provider order id> | absent | failed]',
  example: 'resolve R-7K2M9Q',
  what: 'shows what is known of an order in doubt; two people settle it',
  needs: 'operate',
  async run(turn, { order: typed, as, found }, tools) {
    const order = await tools.desk.find(typed!, turn);
    if (order.state !== 'needs-human') {
      throw botError('WRONG_STATE', { order: order.id, state: order.state, event: 'resolve' });
    }
    if (!as) return showEvidence(turn, order, tools);
    const after = await settle(turn, order, settlingOf(as, found), tools);
    if (after.proposal) {
      await tools.replies.text(turn, `Noted. Somebody else must write the same: ${turn.text}`);
    } else await tools.replies.order(turn, after);
  },
};

function settlingOf(as: string, found: string | undefined): Settling {
  const word = as.toLowerCase();
  if (word === 'absent') return { as: 'absent' };
  if (word === 'failed') return { as: 'failed' };
  if (found) return { as: 'placed', providerOrderId: found };
  const hint = 'Write "resolve <order> placed <provider order id>".';
  throw botError('NOT_FOUND', { what: "The provider's order id", hint });
}

async function settle({ person }: Turn, order: Order, settling: Settling, { journal, now }: Tools): Promise<Order> {
  const ticket = randomBytes(32).toString('base64url');
  const change = resolveOrder(order, settling, { person, now: now(), ticket });
  if ((await journal.commit(change)) === 'committed') return change.order;
  throw botError('CONFLICT', { order: order.id });
}

async function showEvidence(turn: Turn, order: Order, tools: Tools): Promise<void> {
  const { provider, failure, proposal } = order;
  const lines = [
    { title: 'The way so far', details: order.history.map(({ state, at }) => `${at} ${state}`) },
    { title: 'What was sent', details: [provider?.handle ? `Under ${provider.handle.key}` : 'Nothing is recorded'] },
    { title: 'Last failure', details: failure ? [failure.message, failure.remedy] : [] },
    { title: 'What the provider shows now', details: [await seenNow(order, tools)] },
    ...(proposal ? [{ title: 'Proposed', details: [`${proposal.by.name}: ${proposal.settling.as}`] }] : []),
  ];
  const notes = [
    `"resolve ${order.id} placed <provider order id>" when it was bought, "resolve ${order.id} absent" to buy it again, ` +
      `"resolve ${order.id} failed" to end it. Two people must write the same.`,
  ];
  const { locale } = tools.replies.reader;
  await tools.replies.card(turn, listCard({ title: `Evidence on ${order.id}`, lines, notes, locale }));
}

async function seenNow(order: Order, { partnerCenter, azure, now }: Tools): Promise<string> {
  const commerce = order.request.backend === 'azure' ? azure : partnerCenter;
  if (!commerce) return 'That back end is not configured.';
  const attempt = { orderId: order.id, requestId: order.provider?.requestId ?? '', approvedAt: order.createdAt };
  try {
    const sighting = await commerce.findByMarker(order.request, attempt, now().toISOString());
    return sighting.found
      ? `Order ${sighting.providerOrderId} bears this id (${sighting.status}).`
      : 'No order bears this id. A list may be late.';
  } catch (error) {
    return asBotError(error).failure.message;
  }
}
