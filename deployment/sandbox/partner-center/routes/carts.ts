import type { Route } from '../http/call';
import { cartBody, createCart, findCart, updateCart } from '../world/carts';
import { checkout } from '../world/checkout';
import type { World } from '../world/world';

const ALL = '/customers/:customer/carts';

export function cartRoutes(world: World): Route[] {
  return [
    {
      method: 'post',
      paths: ALL,
      auth: 'either',
      handle: ({ params, body }) => {
        const customer = world.customer(params.customer);
        return { status: 201, body: cartBody(world, customer, createCart(world, customer, body)) };
      },
    },
    {
      method: 'get',
      paths: `${ALL}/:cart`,
      auth: 'either',
      handle: ({ params }) => {
        const customer = world.customer(params.customer);
        return { body: cartBody(world, customer, findCart(world, customer, params.cart)) };
      },
    },
    {
      method: 'put',
      paths: `${ALL}/:cart`,
      auth: 'either',
      handle: ({ params, body }) => {
        const customer = world.customer(params.customer);
        return { status: 201, body: cartBody(world, customer, updateCart(world, customer, params.cart, body)) };
      },
    },
    {
      method: 'post',
      paths: `${ALL}/:cart/checkout`,
      auth: 'either',
      handle: async ({ params, correlationId }) => {
        const customer = world.customer(params.customer);
        const cart = findCart(world, customer, params.cart);
        const body = await checkout(world, customer, cart, correlationId);
        return { status: 201, body, byteOrderMark: true };
      },
    },
  ];
}
