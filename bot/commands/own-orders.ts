import type { PartnerOrder } from '../commerce/partner-center/schemas/orders';
import type { Order } from '../orders/order';
import type { Turn } from '../turn';
import type { Tools } from './command';

/** Orders of this bot as Partner Center knows them. */
export interface OwnOrders {
  /** The newest ones of the person's organisation. */
  newest: readonly Order[];
  /** The bot's order that became this one at Partner Center. */
  of(order: Pick<PartnerOrder, 'id' | 'lineItems'>): Promise<Order | undefined>;
}

const NEWEST = 500;

export async function ownOrders({ journal }: Tools, turn: Turn): Promise<OwnOrders> {
  const { tenantId } = turn.person;
  const { orders } = await journal.list({ tenantId, limit: NEWEST });
  const newest = orders.filter(({ request }) => request.backend === 'partner-center');
  const byProviderId = new Map(newest.flatMap((own) => (own.provider?.orderId ? [[key(own), own] as const] : [])));
  return {
    newest,
    async of({ id, lineItems }) {
      const known = byProviderId.get(id.toLowerCase());
      if (known) return known;
      // Older than the newest: the friendly name bears its id, but only the journal proves it.
      const marker = lineItems.flatMap(({ friendlyName }) => /^R-[0-9A-Z]+(?=\s|$)/.exec(friendlyName ?? '') ?? [])[0];
      const marked = marker ? await journal.read(marker) : null;
      const isOurs = marked?.place.tenantId === tenantId && key(marked) === id.toLowerCase();
      return isOurs ? marked : undefined;
    },
  };
}

function key({ provider }: Order): string {
  return provider?.orderId?.toLowerCase() ?? '';
}

/** When the bot was told that Partner Center has the order; ISO 8601. */
export function placedAt(order: Order): string {
  return order.history.find(({ state }) => state === 'placed')?.at ?? order.stateSince;
}
