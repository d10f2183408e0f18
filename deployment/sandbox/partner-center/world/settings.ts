import { z } from 'zod';

/** How the simulation behaves; times in milliseconds. */
export const settingsSchema = z.object({
  /** How long slow things take: registration, provisioning, exports. */
  paceMs: z.number().int().min(0),
  /** How long an order stays out of the list of orders; ten times the pace unless set. */
  listLagMs: z.number().int().min(0).optional(),
  cartLifeMs: z.number().int().min(0),
  /** How long one checkout works; a second one meanwhile is refused with 800064. */
  checkoutMs: z.number().int().min(0),
  /** After so long all availabilities get new ids. */
  availabilityLifeMs: z.number().int().positive(),
  repeatedCheckout: z.enum(['reiterate', 'refuse']),
  /** Whether carts tell prices. */
  cartPricing: z.boolean(),
  /** The API's documentation does not show how error codes of cart lines are written. */
  cartErrorForm: z.enum(['name', 'number']),
  /** Answer carts with scope shared whatever was asked, as one documented sample does. */
  forceShared: z.boolean(),
  /** What becomes of the orders placed from now on: completed, pending_review, error, or anything else. */
  orderOutcome: z.string().min(1),
});

export type Settings = z.infer<typeof settingsSchema>;

const DAY = 86_400_000;

export function defaultSettings(paceMs: number): Settings {
  return {
    paceMs,
    cartLifeMs: 7 * DAY,
    checkoutMs: Math.round(paceMs / 10),
    availabilityLifeMs: 900_000,
    repeatedCheckout: 'reiterate',
    cartPricing: true,
    cartErrorForm: 'name',
    forceShared: false,
    orderOutcome: 'completed',
  };
}
