import { z } from 'zod';
import { pathOf } from '../http/address';
import type { Client } from './client';
import { allPages } from './pages';
import { flag, id, text } from './schemas/common';

const offerSchema = z.object({
  id,
  name: text.optional(),
  description: text.optional(),
  billing: text.optional(),
  unitType: text.optional(),
  isAvailableForPurchase: flag.optional(),
});
export type Offer = z.output<typeof offerSchema>;

/** Legacy offers of a market (ISO 3166 alpha-2), among them Azure pay-as-you-go. */
export function offers(client: Client, country: string): Promise<Offer[]> {
  return allPages(client, offerSchema, { path: '/v1/offers', query: { country }, as: 'app' });
}

/** Throws 2100 for an offer that is only found among the products. */
export function offer(client: Client, offerId: string, country: string): Promise<Offer> {
  return client.json(offerSchema, { path: pathOf`/v1/offers/${offerId}`, query: { country }, as: 'app' });
}
