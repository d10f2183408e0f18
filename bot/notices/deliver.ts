import { LRUCache } from 'lru-cache';
import type { CardLocation, Journal, Outbox, Outgoing, ReplyTopic } from '../orders/journal';
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

/** `known` is the notice as it was just read, which saves reading it again. */
export type Deliver = (noticeId: string, known?: Outgoing) => Promise<void>;

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
export function createDeliverer(options: DelivererOptions): Deliver {
  const { journal, outbox, connector, render } = options;
  /** Order id to what this process saw its card show: what was to show that, or less, is told. */
  const seenShown = new LRUCache<string, Order>({ max: 5000, ttl: SEEN_MS });
  const refusals = new LRUCache<string, number>({ max: 5000 });

  /**
   * The newest truth, also when the order moves on while Teams is slow and another bot showed that already. Who dies or
   * loses the store on the way leaves a notice behind that looks again; the answer takes it back.
   */
  async function showNewest(orderId: string): Promise<() => Promise<void>> {
    const [order, known, leftBehind] = await Promise.all([
      journal.read(orderId),
      outbox.cardOf(orderId),
      outbox.aboutToShow(orderId, options.now().getTime()),
    ]);
    let touched = false;
    try {
      for (let shown = order; shown;) {
        await showCard(shown, touched ? await outbox.cardOf(orderId) : known);
        touched = true;
        seenShown.set(orderId, shown);
        const now: Order | null = await journal.read(orderId);
        shown = now && !isSame(now, shown) ? now : null;
      }
    } catch (error) {
      const untouched = !touched && error instanceof ConnectorError && error.delivered === 'no';
      if (untouched) await outbox.shown(leftBehind);
      throw error;
    }
    return () => outbox.shown(leftBehind);
  }

  async function showCard(order: Order, known: CardLocation | null): Promise<void> {
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
      return showCard(order, other);
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

  async function tell({ orderId, notice, version }: Outgoing): Promise<(() => Promise<void>) | undefined> {
    if (notice.kind === 'card') {
      const seen = seenShown.get(orderId);
      // A store that went back may have come to the same version by another way since.
      const isTold = seen && version > A_LOOK && version <= seen.version && isSame(await journal.read(orderId), seen);
      return isTold ? undefined : showNewest(orderId);
    }
    const order = await journal.read(orderId);
    if (order) await connector.post(target(order.place), await render.reply(notice.about, order));
    return undefined;
  }

  return async (noticeId, known) => {
    const outgoing = known ?? (await outbox.read(noticeId));
    if (!outgoing) return;
    let takeBack: (() => Promise<void>) | undefined;
    try {
      takeBack = await tell(outgoing);
    } catch (error) {
      await tryAgain(outgoing, error);
      return;
    }
    // Whichever of the two a crash leaves undone, the card is only shown once more.
    await Promise.all([takeBack?.(), outbox.delivered(noticeId)]);
  };
}

function isSame(now: Order | null, shown: Order): boolean {
  return now?.version === shown.version && now.ticket === shown.ticket && now.state === shown.state;
}

function target(place: Order['place']) {
  return { serviceUrl: place.serviceUrl, conversationId: place.conversationId, tenantId: place.tenantId };
}
