import { refuse } from '../http/api-error';
import { route, type Route } from '../http/call';
import { collection } from '../http/page';
import { artifactBody, artifactType, entitlementBody, reservationsOf } from '../world/entitlements';
import { sameId, type World } from '../world/world';

const REST = 'groups/:group/lineitems/:line/resource/:resource';

export function entitlementRoutes(world: World): Route[] {
  return [
    route('get', '/customers/:customer/entitlements', 'user', ({ params, query }) => {
      const customer = world.customer(params.customer);
      const type = query.entitlementtype?.toLowerCase();
      const showExpiry = query.showexpiry?.toLowerCase() === 'true';
      const wanted = !type || type.endsWith('reservedinstance');
      const items = wanted ? reservationsOf(world, customer) : [];
      return { body: collection(items.map((reserved) => entitlementBody(world, reserved, showExpiry))) };
    }),
    route(
      'get',
      [
        `/customers/:customer/artifacts/reservedinstance/${REST}`,
        `/customers/:customer/artifacts/virtualmachinereservedinstance/${REST}`,
      ],
      'user',
      ({ params, url }) => {
        const customer = world.customer(params.customer);
        const found = reservationsOf(world, customer).find(
          ({ line }) =>
            sameId(line.reservationId, params.resource ?? '') &&
            sameId(line.groupId, params.group ?? '') &&
            url.includes(`/artifacts/${artifactType(line)}/`),
        );
        if (!found) throw refuse(404, '1000', 'Not found');
        return { body: artifactBody(found) };
      },
    ),
  ];
}
