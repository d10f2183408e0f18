import { ConnectorError, type Connector } from '../../bot/notices/connector';
import type { NoticeRenderer } from '../../bot/notices/deliver';
import type { Order } from '../../bot/orders/order';
import type { Call } from './shop';

export interface Posted {
  id: string;
  orderId: string;
  kind: 'card' | 'reply';
  /** For a reply. */
  about?: string;
  /** For a card: what it shows now. */
  shows?: Pick<Order, 'state' | 'version' | 'ticket' | 'stage'>;
}

/** The thread in which the bot posts, in memory. */
export function createChannel() {
  const posted: Posted[] = [];
  const byOrder = new Map<string, Posted[]>();

  function post(activity: Record<string, unknown>): string {
    const message = { id: `message-${posted.length + 1}`, ...(activity as Omit<Posted, 'id'>) };
    posted.push(message);
    const own = byOrder.get(message.orderId) ?? [];
    byOrder.set(message.orderId, [...own, message]);
    return message.id;
  }

  function update(activityId: string, activity: Record<string, unknown>): 'shown' | 'unknown' {
    const message = byOrder.get((activity as unknown as Posted).orderId)?.find(({ id }) => id === activityId);
    if (!message) return 'unknown';
    Object.assign(message, activity);
    return 'shown';
  }

  function remove(activityId: string): void {
    const message = posted.find(({ id }) => id === activityId);
    if (message)
      byOrder.set(
        message.orderId,
        byOrder.get(message.orderId)!.filter((one) => one !== message),
      );
  }

  return {
    of: (orderId: string) => byOrder.get(orderId) ?? [],
    forget: (orderId: string) => void byOrder.delete(orderId),
    /** The bot's way into the thread; `call` says what goes wrong on it. */
    connector: (call: Call): Connector => ({
      post: async (_target, activity) => call('post message', 'spend', () => post(activity)),
      update: async (_target, activityId, activity) => {
        const outcome = await call('update message', 'write', () => update(activityId, activity));
        if (outcome === 'unknown') throw new ConnectorError('Teams answered 404.', 404, 'no', undefined);
      },
      remove: async (_target, activityId) => call('remove message', 'write', () => remove(activityId)),
    }),
  };
}

export type Channel = ReturnType<typeof createChannel>;

/** What the simulated thread shows of an order, instead of cards. */
export const SHORT_RENDERER: NoticeRenderer = {
  card: (order) => {
    const { state, version, ticket, stage } = order;
    return { orderId: order.id, kind: 'card', shows: { state, version, ticket, stage } };
  },
  reply: (about, order) => ({ orderId: order.id, kind: 'reply', about }),
};
