import { route, type Route } from '../http/call';
import { cartBody } from '../world/cart-body';
import { createCart, findCart, updateCart } from '../world/carts';
import { checkout } from '../world/checkout';
import type { World } from '../world/world';

const ALL = '/customers/:customer/carts';

export function cartRoutes(world: World): Route[] {
  return [
    route('post', ALL, 'either', ({ params, body }) => {
      const customer = world.customer(params.customer);
      return { status: 201, body: cartBody(world, customer, createCart(world, customer, body)) };
    }),
    route('get', `${ALL}/:cart`, 'either', ({ params }) => {
      const customer = world.customer(params.customer);
      return { body: cartBody(world, customer, findCart(world, customer, params.cart)) };
    }),
    route('put', `${ALL}/:cart`, 'either', ({ params, body }) => {
      const customer = world.customer(params.customer);
      return { status: 201, body: cartBody(world, customer, updateCart(world, customer, params.cart, body)) };
    }),
    route('post', `${ALL}/:cart/checkout`, 'either', async ({ params, correlationId }) => {
      const customer = world.customer(params.customer);
      const cart = findCart(world, customer, params.cart);
      const body = await checkout(world, customer, cart, correlationId);
      return { status: 201, body, byteOrderMark: true };
    }),
  ];
}
