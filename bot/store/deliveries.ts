import { z } from 'zod';
import { forgetfulMap } from '../forgetful-map';
import type { CardLocation, Delivery, Finished, Lease, Notice, Outbox, Outgoing } from '../orders/journal';
import type { Order } from '../orders/order';
import { BEGIN_SCRIPT, FINISH_SCRIPT } from './delivery-script';
import type { Keys } from './keys';
import { createNames, type Names } from './names';
import { Place } from './order-record';
import type { AskedPace } from './pace';
import { randomToken } from './random-token';
import { createOrderReader, type OrderReader } from './read-orders';
import { defineScript, type Redis, type RunScript } from './redis';
import { FIRST_LOOK_MS, isShowing, lookOutgoing, nextLook, showingId, showingsOf } from './showing';

export interface DeliveriesOptions {
  /** The journal's own, which knows what this process wrote. */
  reader?: OrderReader;
  names?: Names;
  /** Without it no leave to speak is taken. */
  pace?: Pick<AskedPace, 'asking'>;
}

const StoredNotice = z.looseObject({
  version: z.number(),
  notice: z.looseObject({ kind: z.string() }),
  createdAt: z.string(),
});
const StoredCard = z.looseObject({ place: Place, activityId: z.string() });

/** What tells whether an order is as it was; the version as text. */
interface Seen {
  version: string;
  ticket: string;
  state: string;
}

/** What the scripts are asked (delivery-script.ts). */
interface Ask {
  order: string;
  noticeKey: string;
  looksOfOrder: string;
  now: number;
  token: string;
  leaseMs: number;
  /** The look that is left behind if a card is shown, and when it is due. */
  look: string;
  lookAt: number;
  pace?: number[];
  /** What this process saw the card show: notices that tell that or less are told. */
  seen?: Seen;
}

/** What besides when a delivery ends. */
interface End {
  done: string;
  isCard: boolean;
  /** Of a look: when it is due once more; never when left out. */
  isLook: boolean;
  nextLook?: number;
  /** The order as it was told. */
  known: Seen;
  /** The look that was left behind. */
  shown?: string;
  /** The card that was posted: its id, that of the one it replaces, and all of it. */
  posted?: string;
  replaced?: string;
  card?: string;
}

type Field = string | null;
type Answer =
  | ['busy']
  | ['done', number]
  | ['next', number, string, Field, Field, Field, ...Field[]]
  | ['again', ...Field[]]
  | ['other', string];

const SEEN_MS = 60_000;
const KNOWN = 'known';

/** Deliveries of notices with one command before Teams and one after it. */
export function createDeliveries(redis: Redis, keys: Keys, options: DeliveriesOptions = {}) {
  const { reader = createOrderReader(redis, keys), names = createNames(redis, keys), pace } = options;
  const runBegin = defineScript(redis, 'deskBeginDelivery', BEGIN_SCRIPT);
  const runFinish = defineScript(redis, 'deskFinishDelivery', FINISH_SCRIPT);
  const seenShown = forgetfulMap<Seen>({ max: 5000, ttl: SEEN_MS });

  /** A record that cannot be read is the fault of this delivery, not of those that the script ended before it. */
  async function orderFrom(orderId: string, fields: Field[]): Promise<Pick<Delivery, 'order' | 'fault'>> {
    try {
      const order = reader.take(orderId, fields);
      return { order: order && (await names.show(order)) };
    } catch (error) {
      return { order: null, fault: error as Error };
    }
  }

  /** Answers the delivery that was begun, if one was; `before` is the order as the script was told to know it. */
  async function ask(run: RunScript, orderId: string, held: Required<Lease>, nowMs: number, end?: End, before?: Order) {
    const place = reader.placeOf(orderId);
    const asking = place && pace?.asking(place.conversationId, place.tenantId);
    const asked: Ask = {
      order: orderId,
      noticeKey: keys.notice(''),
      looksOfOrder: showingsOf(orderId),
      now: nowMs,
      token: held.token,
      leaseMs: held.ms,
      look: showingId(orderId, nowMs, randomToken(9)),
      lookAt: nowMs + FIRST_LOOK_MS,
      pace: asking?.args,
      seen: seenShown.get(orderId),
    };
    const own = [keys.lease(held.name), keys.outbox, keys.outboxOf(orderId), keys.showing, keys.order(orderId)];
    const where = [...own, keys.card(orderId), ...(asking?.keys ?? [])];
    const answer = (await run(where, [JSON.stringify({ ...asked, ...end })])) as Answer;
    const [kind, hasLeave] = answer;
    if ((kind === 'done' || kind === 'next') && hasLeave === 1) asking?.counted();
    if (kind !== 'next') return { answer, next: null };
    const [, , id, json, attempts, dueMs, record, v, head, card] = answer;
    const outgoing = json ? outgoingOf(id, orderId, json, attempts) : lookOutgoing(id, orderId, Number(dueMs));
    const isKnown = record === KNOWN && before;
    const read = isKnown ? { order: before } : await orderFrom(orderId, [record ?? null, v ?? null, head ?? null]);
    const look = outgoing.notice.kind === 'card' && record ? asked.look : undefined;
    const isPaid = hasLeave === 1 && read.order?.place.conversationId === place?.conversationId;
    return { answer, next: { outgoing, ...read, card: cardFrom(card), look, hasLeave: isPaid, lease: held } };
  }

  async function finish(delivery: Delivery, { nowMs, posted }: { nowMs: number; posted?: CardLocation }) {
    const { outgoing, order, card, look, lease } = delivery;
    const { id, orderId } = outgoing;
    const isCard = outgoing.notice.kind === 'card';
    const known = seenOf(order);
    if (isCard && order) seenShown.set(orderId, known);
    const end: End = {
      done: id,
      isCard,
      isLook: isShowing(id),
      nextLook: isShowing(id) ? (nextLook(id, outgoing.dueMs ?? Infinity) ?? undefined) : undefined,
      known,
      shown: look,
      posted: posted?.activityId,
      replaced: posted && card?.activityId,
      card: posted && JSON.stringify(posted),
    };
    const { answer, next } = await ask(runFinish, orderId, lease, nowMs, end, order ?? undefined);
    const begun = { ...delivery, isAgain: true, hasLeave: false } as const;
    if (answer[0] === 'other') return { other: { ...begun, card: cardFrom(answer[1]) } };
    if (answer[0] !== 'again') return { next };
    const [, record = null, v = null, head = null, place] = answer;
    return { again: { ...begun, ...(await orderFrom(orderId, [record, v, head])), card: cardFrom(place) } };
  }

  return {
    begin: async (orderId, { lease, nowMs }) => {
      const held = { ...lease, token: lease.token ?? randomToken(16) };
      const { answer, next } = await ask(runBegin, orderId, held, nowMs);
      return answer[0] === 'busy' ? 'busy' : next;
    },
    finish: (delivery, by): Promise<Finished> => finish(delivery, by),
  } satisfies Pick<Outbox, 'begin' | 'finish'>;
}

export function outgoingOf(id: string, orderId: string, json: string, attempts?: string | null): Outgoing {
  const { version, notice, createdAt } = StoredNotice.parse(JSON.parse(json));
  return { id, orderId, version, notice: notice as Notice, createdAt, attempts: Number(attempts ?? 0) };
}

export function cardFrom(json: string | null | undefined): CardLocation | null {
  return json ? StoredCard.parse(JSON.parse(json)) : null;
}

/** An order that is missing is version 0. */
function seenOf(order: Order | null): Seen {
  return { version: String(order?.version ?? 0), ticket: order?.ticket ?? '', state: order?.state ?? '' };
}
