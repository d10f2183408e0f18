import { LRUCache } from 'lru-cache';
import type { CardLocation, Delivery, Outbox, Outgoing, ReplyTopic } from '../orders/journal';
import type { Order } from '../orders/order';
import type { Log } from '../orders/purchase';
import { ConnectorError, type Connector } from './connector';
import { HeldBack } from './paced-connector';

/** Renders what goes to Teams; bot/notices/render.ts. */
export interface NoticeRenderer {
  card(order: Order): Record<string, unknown> | Promise<Record<string, unknown>>;
  reply(topic: ReplyTopic, order: Order): Record<string, unknown> | Promise<Record<string, unknown>>;
}

export interface DelivererOptions {
  outbox: Pick<Outbox, 'finish' | 'takeBack' | 'retryAt' | 'delivered'>;
  connector: Connector;
  render: NoticeRenderer;
  now(): Date;
  log: Log;
}

/** Answers the next notice that was begun; null when there is none, nothing when this one waits for another try. */
export type Deliver = (delivery: Delivery) => Promise<Delivery | null | void>;

const LONGEST_PAUSE_MS = 60_000;
/** A message that Teams keeps refusing outright is given up after this many tries, and the operator is told by the log. */
const TRIES_OF_A_REFUSED = 5;
/** The version of a notice that was left behind to look again. */
const A_LOOK = 0;

/**
 * Delivers one notice of the outbox. It stays there until Teams took it, so nothing is lost; a post whose answer was
 * lost is repeated, because a message seen twice is better than one never seen. A card shows the newest truth, also when
 * the order moves on while Teams is slow and another bot showed that already.
 */
export function createDeliverer(options: DelivererOptions): Deliver {
  const { outbox, connector, render } = options;
  const refusals = new LRUCache<string, number>({ max: 5000 });
  const nowMs = () => options.now().getTime();

  /** Answers where the card is when it was not there before. */
  async function showCard(order: Order, { card, hasLeave }: Delivery): Promise<CardLocation | undefined> {
    const content = await render.card(order);
    if (card) {
      try {
        await connector.update(target(card.place, hasLeave), card.activityId, content);
        return undefined;
      } catch (error) {
        // Somebody deleted the card: the order still needs one.
        if (!(error instanceof ConnectorError && error.status === 404)) throw error;
      }
    }
    const activityId = await connector.post(target(order.place, hasLeave && !card), content);
    return { place: order.place, activityId };
  }

  async function tell(delivery: Delivery): Promise<CardLocation | undefined> {
    const { order, fault, hasLeave } = delivery;
    const { notice } = delivery.outgoing;
    if (fault) throw fault;
    if (!order) return undefined;
    if (notice.kind === 'card') return showCard(order, delivery);
    await connector.post(target(order.place, hasLeave), await render.reply(notice.about, order));
    return undefined;
  }

  async function tryAgain(outgoing: Outgoing, error: unknown): Promise<void> {
    const known = error instanceof ConnectorError ? error : undefined;
    const refused =
      known !== undefined && known.status >= 400 && known.status < 500 && ![408, 412, 429].includes(known.status);
    const fields = { notice: outgoing.id, attempts: outgoing.attempts, status: known?.status, error };
    // Waiting for its turn is no try, so the tries of the outbox do not count here.
    const times = refusals.get(outgoing.id) ?? (outgoing.version === A_LOOK ? TRIES_OF_A_REFUSED : 0);
    if (refused) refusals.set(outgoing.id, times + 1);
    if (refused && times >= TRIES_OF_A_REFUSED) {
      options.log.error(fields, 'Teams refuses this notice for good; it is given up');
      await outbox.delivered(outgoing.id);
      return;
    }
    if (!(error instanceof HeldBack)) options.log.warn(fields, 'a notice could not be delivered yet');
    const pauseMs = known?.retryAfterMs ?? Math.min(1000 * 2 ** outgoing.attempts, LONGEST_PAUSE_MS);
    await outbox.retryAt(outgoing.id, nowMs() + pauseMs);
  }

  return async (delivery) => {
    for (let present = delivery; ;) {
      let posted: CardLocation | undefined;
      try {
        posted = await tell(present);
      } catch (error) {
        const isUnseen = !present.isAgain && error instanceof ConnectorError && error.delivered === 'no';
        if (present.look && isUnseen) await outbox.takeBack(present.look);
        return tryAgain(present.outgoing, error);
      }
      const finished = await outbox.finish(present, { nowMs: nowMs(), posted });
      if ('next' in finished) return finished.next;
      if ('other' in finished && posted) {
        // Another bot was faster: its card lives on, and this one goes.
        await connector.remove(target(posted.place), posted.activityId).catch(() => undefined);
      }
      present = 'other' in finished ? finished.other : finished.again;
    }
  };
}

function target(place: Order['place'], hasLeave = false) {
  const { serviceUrl, conversationId, tenantId } = place;
  return { serviceUrl, conversationId, tenantId, hasLeave };
}
