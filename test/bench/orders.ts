import { createCardTickets } from '../../bot/access/card-tickets';
import type { Order } from '../../bot/orders/order';
import type { OrderState } from '../../bot/orders/states';
import { createJournal, type RedisJournal } from '../../bot/store/journal';
import { createKeys } from '../../bot/store/keys';
import { readOrMakeSecret } from '../../bot/store/own-secret';
import { createSeal } from '../../bot/store/seal';
import { ALEX, SANDBOX_TENANT } from '../../deployment/sandbox/people';
import { submitted, written } from './activities';
import { burst } from './measure';
import type { Subject, World } from './world';

export const BUY = 'buy 3 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly';
export const KEYS = createKeys('desk');

export function journalOf(world: World): RedisJournal {
  return createJournal(world.store, KEYS);
}

/** A click on a button of an order's card. */
export async function clickOn(world: World, order: Order, verb: string) {
  const tickets = createCardTickets(await readOrMakeSecret(world.store, KEYS, createSeal(), 'card-tickets'));
  const { conversationId } = order.place;
  const card = JSON.parse((await world.store.get(KEYS.card(order.id))) ?? '{}') as { activityId?: string };
  const data = { verb, ticket: tickets.issue(order.ticket, { verb, conversationId }) };
  return { conversationId, cardId: card.activityId ?? 'none', data };
}

export async function ordersIn(world: World, state: OrderState): Promise<Order[]> {
  const { orders } = await journalOf(world).list({ tenantId: SANDBOX_TENANT, states: [state], limit: 100_000 });
  return orders;
}

/** Whether no notice waits. */
export async function allTold(world: World): Promise<boolean> {
  return (await world.store.zcard(KEYS.outbox)) === 0;
}

/** Asks for so many reservations and confirms them; answers the orders that wait for an approval. */
export async function pendingOrders(world: World, bot: Subject, count: number): Promise<Order[]> {
  await burst(
    world,
    bot,
    Array.from({ length: count }, () => written(world.serviceUrl, ALEX, BUY)),
  );
  const quoted = await ordersIn(world, 'quoted');
  const clicks = await Promise.all(quoted.slice(0, count).map((order) => clickOn(world, order, 'confirm')));
  await burst(
    world,
    bot,
    clicks.map((click) => submitted(world.serviceUrl, ALEX, click)),
  );
  return ordersIn(world, 'pending');
}
