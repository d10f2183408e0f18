import { LRUCache } from 'lru-cache';
import type { Journal, Outbox, Outgoing, ReplyTopic } from '../orders/journal';
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
  journal: Journal;
  outbox: Outbox;
  connector: Connector;
  render: NoticeRenderer;
  now(): Date;
  log: Log;
}

const LONGEST_PAUSE_MS = 60_000;
/** A message that Teams keeps refusing outright is given up after this many tries, and the operator is told by the log. */
const TRIES_OF_A_REFUSED = 5;
const SEEN_MS = 60_000;
/** The version of a notice that was left behind to look again. */
const A_LOOK = 0;

/**
 * Delivers one notice of the outbox. It stays there until Teams took it, so nothing is lost; a post whose answer was
 * lost is repeated, because a message seen twice is better than one never seen.
 */
export function createDeliverer(options: DelivererOptions): (noticeId: string) => Promise<void> {
  const { journal, outbox, connector, render } = options;
  /** Order id to the version that this process saw its card show: what was to show that, or less, is told. */
  const seenShown = new LRUCache<string, number>({ max: 5000, ttl: SEEN_MS });
  const refusals = new LRUCache<string, number>({ max: 5000 });

  /**
   * The newest truth, also when the order moves on while Teams is slow and another bot showed that already. Who dies or
   * loses the store on the way leaves a notice behind that looks again.
   */
  async function showNewest(order: Order): Promise<void> {
    const leftBehind = await outbox.aboutToShow(order.id, options.now().getTime());
    let touched = false;
    try {
      for (let shown: Order | null = order; shown;) {
        await showCard(shown);
        touched = true;
        seenShown.set(order.id, shown.version);
        const now: Order | null = await journal.read(order.id);
        shown = now && now.version !== shown.version ? now : null;
      }
    } catch (error) {
      const untouched = !touched && error instanceof ConnectorError && error.delivered === 'no';
      if (untouched) await outbox.shown(leftBehind);
      throw error;
    }
    await outbox.shown(leftBehind);
  }

  async function showCard(order: Order): Promise<void> {
    const known = await outbox.cardOf(order.id);
    const card = await render.card(order);
    if (known) {
      try {
        await connector.update(target(known.place), known.activityId, card);
        return;
      } catch (error) {
        // Somebody deleted the card: the order still needs one.
        if (!(error instanceof ConnectorError && error.status === 404)) throw error;
      }
    }
    const activityId = await connector.post(target(order.place), card);
    const other = await outbox.cardOf(order.id);
    if (other && other.activityId !== known?.activityId) {
      // Another bot was faster: its card lives on, and this one goes.
      await connector.remove(target(order.place), activityId).catch(() => undefined);
      return showCard(order);
    }
    await outbox.rememberCard(order.id, { place: order.place, activityId });
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
    await outbox.retryAt(outgoing.id, options.now().getTime() + pauseMs);
  }

  return async (noticeId) => {
    const outgoing = await outbox.read(noticeId);
    if (!outgoing) return;
    const order = await journal.read(outgoing.orderId);
    if (!order) {
      await outbox.delivered(noticeId);
      return;
    }
    try {
      if (outgoing.notice.kind === 'card') {
        const isTold = outgoing.version > A_LOOK && outgoing.version <= (seenShown.get(order.id) ?? 0);
        if (!isTold) await showNewest(order);
      } else await connector.post(target(order.place), await render.reply(outgoing.notice.about, order));
    } catch (error) {
      await tryAgain(outgoing, error);
      return;
    }
    await outbox.delivered(noticeId);
  };
}

function target(place: Order['place']) {
  return { serviceUrl: place.serviceUrl, conversationId: place.conversationId, tenantId: place.tenantId };
}
