import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Customer } from '../data/customers';
import { invalidInput, refuse } from '../http/api-error';
import { judgeLine, type Verdict } from './judge-line';
import { takeTrouble, type CartErrorName } from './troubles';
import { sameId, type World } from './world';

const lineSchema = z.object({
  id: z.number().int().optional(),
  catalogItemId: z.string().min(1),
  friendlyName: z.string().optional(),
  quantity: z.number(),
  billingCycle: z.string().default('one_time').transform(snakeCase),
  termDuration: z.string().nullish(),
  provisioningContext: z
    .record(z.string(), z.string())
    .nullish()
    .transform((context) => context ?? {}),
  participants: z.array(z.unknown()).nullish(),
  currencyCode: z.string().nullish(),
});
const cartSchema = z.object({ lineItems: z.array(lineSchema).min(1).max(200) });

export interface CartLine {
  id: number;
  catalogItemId: string;
  friendlyName?: string;
  quantity: number;
  billingCycle: string;
  termDuration?: string | null;
  provisioningContext: Record<string, string>;
  participants?: unknown[] | null;
  orderGroup: string;
  /** Trouble made to order stays with the line. */
  trouble?: { error: CartErrorName; why: string };
}

export interface Cart {
  id: string;
  customerId: string;
  createdAt: number;
  modifiedAt: number;
  expiresAt: number;
  status: 'Active' | 'Ordered';
  lines: CartLine[];
  /** A checkout is at work. */
  processing: boolean;
  /** Order ids by order group, as far as they came about. */
  ordered: Map<string, string>;
}

function snakeCase(text: string): string {
  return text.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}

export function readLines(world: World, customer: Customer, body: unknown): CartLine[] {
  const parsed = cartSchema.safeParse(body);
  if (!parsed.success) throw invalidInput(z.prettifyError(parsed.error));
  if (customer.market.closed) throw refuse(400, '800070', "Offer isn't available in the specified country/region");
  const groups = new Map<string, string>();
  return parsed.data.lineItems.map((item, index) => {
    const kind = item.catalogItemId.includes(':') ? item.billingCycle : 'OMS';
    const group = groups.get(kind) ?? (kind === 'OMS' ? 'OMS-0' : String(groups.size));
    groups.set(kind, group);
    const line: CartLine = { ...item, id: item.id ?? index, orderGroup: group };
    if (world.settings.forceShared && line.provisioningContext.scope) line.provisioningContext.scope = 'shared';
    const trouble = takeTrouble(world, 'cart', describeLine(world, customer, line));
    if (trouble) line.trouble = { error: trouble.code as CartErrorName, why: trouble.description };
    return line;
  });
}

export function describeLine(world: World, customer: Customer, line: CartLine): string {
  const [productId, skuId] = line.catalogItemId.split(':');
  const sku = world.sku(productId, skuId)?.sku;
  return [customer.name, line.friendlyName, sku?.armSkuName, sku?.armRegionName].join(' | ');
}

export function createCart(world: World, customer: Customer, body: unknown): Cart {
  const now = world.clock.now();
  const cart: Cart = {
    id: randomUUID(),
    customerId: customer.id,
    createdAt: now,
    modifiedAt: now,
    expiresAt: now + world.settings.cartLifeMs,
    status: 'Active',
    lines: readLines(world, customer, body),
    processing: false,
    ordered: new Map(),
  };
  world.carts.set(cart.id, cart);
  return cart;
}

/** Throws 404 800008, also when the cart has expired. */
export function findCart(world: World, customer: Customer, id = ''): Cart {
  const cart = world.carts.get(id.toLowerCase());
  const expired = cart?.status === 'Active' && cart.expiresAt <= world.clock.now();
  if (!cart || expired || !sameId(cart.customerId, customer.id))
    throw refuse(404, '800008', 'Unable to retrieve cart ID');
  return cart;
}

export function updateCart(world: World, customer: Customer, id: string | undefined, body: unknown): Cart {
  const cart = findCart(world, customer, id);
  if (cart.status === 'Ordered') throw refuse(400, '800065', `can't check out an already submitted cart ${cart.id}.`);
  cart.lines = readLines(world, customer, body);
  cart.modifiedAt = world.clock.now();
  return cart;
}

export function verdictOf(world: World, customer: Customer, line: CartLine): Verdict {
  return line.trouble ? { offer: 'none', ...line.trouble } : judgeLine(world, customer, line);
}
