import { z } from 'zod';
import { orderOf } from './order-routes';
import { orderPath, reservationPath, viewReservation } from './order-view';
import { ok, refuse, type Reply } from './reply';
import { findReservation, mustBeIdle } from './reservation-routes';
import { CAPACITY, route, type Context } from './route';
import type { SimulatedReservation } from './world';

const ORDER = `${CAPACITY}/reservationOrders/{order}`;
const Split = z.object({
  properties: z.object({ quantities: z.array(z.number().int().positive()), reservationId: z.string() }),
});
const Merge = z.object({ properties: z.object({ sources: z.array(z.string()).length(2) }) });

/** Splitting and merging: 200 at once with ids of revisions; the clean ids are at the Location. */
export const splitMergeRoutes = [
  route('POST', `${ORDER}/split`, (context) => {
    const order = orderOf(context);
    const parsed = Split.safeParse(context.body);
    if (!parsed.success) throw refuse(400, 'InvalidRequestContent', 'quantities and reservationId are required.');
    const { quantities, reservationId } = parsed.data.properties;
    const source = findReservation(order, reservationId);
    mustBeIdle(context.world, order, source);
    if (quantities.reduce((sum, one) => sum + one, 0) !== source.quantity) {
      throw refuse(400, 'BadRequest', 'The quantities do not add up to the quantity of the reservation.');
    }
    const parts = quantities.map((quantity) =>
      copyOf(context, source, { quantity, splitSource: reservationPath(order.id, source.id) }),
    );
    source.state = 'Split';
    order.reservations.push(...parts);
    return answer(context, [...parts, source], 'splitoperationresults');
  }),
  route('POST', `${ORDER}/merge`, (context) => {
    const order = orderOf(context);
    const parsed = Merge.safeParse(context.body);
    if (!parsed.success) throw refuse(400, 'InvalidRequestContent', 'Two sources are required.');
    const sources = parsed.data.properties.sources.map((path) => findReservation(order, path));
    for (const source of sources) mustBeIdle(context.world, order, source);
    const [first] = sources;
    if (!first || sources[0] === sources[1]) throw refuse(400, 'BadRequest', 'Two different sources are required.');
    const quantity = sources.reduce((sum, one) => sum + one.quantity, 0);
    const paths = sources.map(({ id }) => reservationPath(order.id, id));
    const merged = copyOf(context, first, { quantity, mergeSources: paths });
    for (const source of sources) {
      source.state = 'Cancelled';
      source.mergeDestination = reservationPath(order.id, merged.id);
    }
    order.reservations.push(merged);
    return answer(context, [...sources, merged], 'mergeoperationresults');
  }),
  route('GET', `${ORDER}/(?:split|merge)operationresults/{ids}`, (context) => {
    const order = orderOf(context);
    const ids = (context.params.ids ?? '').split('_');
    return ok(ids.map((id) => viewReservation(context.world, order, findReservation(order, id))));
  }),
];

function copyOf(
  { world }: Context,
  source: SimulatedReservation,
  more: Partial<SimulatedReservation>,
): SimulatedReservation {
  // Splitting and merging cancel the renewal.
  return {
    ...source,
    splitSource: undefined,
    mergeSources: undefined,
    renew: false,
    revision: 2,
    id: world.newId(),
    ...more,
  };
}

function answer(context: Context, list: SimulatedReservation[], results: string): Reply {
  const order = orderOf(context);
  const ids = list.map(({ id }) => id).join('_');
  const location = `${context.base}${orderPath(order.id)}/${results}/${ids}?api-version=2022-11-01`;
  return ok(
    list.map((one) => viewReservation(context.world, order, one, 2)),
    { location },
  );
}
