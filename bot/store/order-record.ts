import { z } from 'zod';
import { STATES } from '../orders/states';
import type { Order } from '../orders/order';

/** Grows when older records need more than tolerance to be read. */
export const RECORD_VERSION = 1;

export const Person = z.looseObject({ tenantId: z.string(), id: z.string(), name: z.string(), mri: z.string() });
const Money = z.looseObject({ amount: z.string(), currency: z.string() });
const Instalments = z.looseObject({ count: z.number(), amount: Money });

/** The place of an order or a card. Unknown fields of newer writers are kept, here and below. */
export const Place = z.looseObject({
  tenantId: z.string(),
  kind: z.enum(['personal', 'groupChat', 'channel']),
  conversationId: z.string(),
  serviceUrl: z.string(),
  botId: z.string(),
  teamId: z.string().optional(),
  channelId: z.string().optional(),
});

const OrderRecord = z.looseObject({
  id: z.string(),
  version: z.number().int().min(1),
  state: z.enum(Object.keys(STATES) as [keyof typeof STATES]),
  stateSince: z.string(),
  createdAt: z.string(),
  place: Place,
  requester: Person,
  editors: z.array(Person),
  request: z.looseObject({
    backend: z.string(),
    customer: z.looseObject({ id: z.string() }),
    billingScope: z.looseObject({ id: z.string() }),
    item: z.looseObject({ ref: z.string() }),
    billingPlan: z.string(),
    quantity: z.number(),
    appliedScope: z.looseObject({ type: z.string() }),
    renew: z.boolean(),
  }),
  quote: z.looseObject({
    price: z.looseObject({ unit: Money, total: Money, instalments: Instalments }).optional(),
    source: z.string(),
    quotedAt: z.string(),
    expiresAt: z.string(),
  }),
  checks: z.array(z.looseObject({ name: z.string(), outcome: z.string(), message: z.string() })),
  ticket: z.string(),
  approvals: z.array(z.looseObject({ by: Person, at: z.string(), version: z.number() })),
  provider: z.looseObject({ requestId: z.string() }).optional(),
  history: z.array(z.looseObject({ state: z.string(), at: z.string() })),
});

/** Throws when the record is damaged or was written by a newer bot: acting on half of an order is worse than stopping. */
export function readOrderRecord(text: string, recordVersion: string | null): Order {
  if (Number(recordVersion) > RECORD_VERSION) {
    throw new Error(`The order was written by a newer version of this bot (record version ${recordVersion}).`);
  }
  return OrderRecord.parse(JSON.parse(text)) as unknown as Order;
}
