import { visible } from './account-routes';
import { orderPath } from './order-view';
import { ok } from './reply';
import { CAPACITY, route } from './route';

const OPERATIONS: readonly [name: string, words: string][] = [
  ['Microsoft.Capacity/calculateprice/action', 'Calculate a price'],
  ['Microsoft.Capacity/catalogs/read', 'Read the catalogue'],
  ['Microsoft.Capacity/reservationorders/read', 'Read reservation orders'],
  ['Microsoft.Capacity/reservationorders/write', 'Buy a reservation'],
  ['Microsoft.Capacity/reservationorders/return/action', 'Return a reservation'],
];

/** What applies to a subscription, and what the provider can do. */
export const overviewRoutes = [
  route('GET', '/subscriptions/{id}/providers/Microsoft.Capacity/appliedReservations', (context) => {
    const subscription = visible(context);
    const value = [...context.world.orders.values()]
      .filter(({ input }) => input.billingScopeId.toLowerCase().endsWith(subscription.id))
      .map(({ id }) => orderPath(id));
    return ok({
      id: `/subscriptions/${subscription.id}/providers/microsoft.capacity/AppliedReservations/default`,
      name: 'default',
      type: 'Microsoft.Capacity/AppliedReservations',
      properties: { reservationOrderIds: { value, nextLink: null } },
    });
  }),
  route('GET', `${CAPACITY}/operations`, () =>
    ok({
      value: OPERATIONS.map(([name, operation]) => ({
        name,
        isDataAction: false,
        display: { provider: 'Microsoft Capacity', resource: name.split('/')[1], operation, description: operation },
      })),
      nextLink: null,
    }),
  ),
];
