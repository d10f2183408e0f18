import { randomBytes } from 'node:crypto';
import { moment } from '../../cards/format';
import { inert } from '../../cards/inert';
import { listCard } from '../../cards/list-card';
import { said } from '../../cards/said';
import { fillIn } from '../../cards/texts';
import { asBotError, botError } from '../errors';
import type { Order, Settling } from '../orders/order';
import { resolveOrder } from '../orders/resolve';
import type { Turn } from '../turn';
import { ORDER_ID, type Command, type Tools } from './command';
import { wordsFor } from './say-list';

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
      const { noted } = wordsFor(tools.replies).desk.resolve;
      await tools.replies.text(turn, fillIn(noted, { text: inert(turn.text, 200) }));
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
  const texts = wordsFor(tools.replies);
  const words = texts.desk.resolve;
  const { locale } = tools.replies.reader;
  const sent = provider?.handle ? fillIn(words.under, { key: provider.handle.key }) : words.nothing;
  const way = order.history.map(({ state, at }) => `${moment(at, tools.replies.reader)} ${texts.order.states[state]}`);
  const last = failure ? [failure.message, failure.remedy].map((text) => said(text, texts)) : [];
  const lines = [
    { title: words.way, details: way },
    { title: words.sent, details: [sent] },
    { title: words.failure, details: last },
    { title: words.now, details: [await seenNow(order, tools)] },
    ...(proposal ? [{ title: words.proposed, details: [`${proposal.by.name}: ${proposal.settling.as}`] }] : []),
  ];
  const title = fillIn(words.title, { order: order.id });
  const notes = [fillIn(words.how, { order: order.id })];
  await tools.replies.card(turn, listCard({ title, lines, notes, locale }));
}

async function seenNow(order: Order, { partnerCenter, azure, now, replies }: Tools): Promise<string> {
  const texts = wordsFor(replies);
  const words = texts.desk.resolve;
  const commerce = order.request.backend === 'azure' ? azure : partnerCenter;
  if (!commerce) return words.noBackEnd;
  const attempt = { orderId: order.id, requestId: order.provider?.requestId ?? '', approvedAt: order.createdAt };
  try {
    const sighting = await commerce.findByMarker(order.request, attempt, now().toISOString());
    return sighting.found
      ? fillIn(words.found, { id: sighting.providerOrderId, status: sighting.status })
      : words.notFound;
  } catch (error) {
    return said(asBotError(error).failure.message, texts);
  }
}
