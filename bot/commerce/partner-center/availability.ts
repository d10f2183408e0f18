import { providerError } from '../../errors';
import type { ReservationRequest } from '../commerce';
import type { Client } from './client';
import { idsOfRef, termOf, viewOf } from './catalogue';
import { codeEntry } from './error-codes';
import { availabilities } from './lookups';
import type { Availability } from './schemas/products';

/**
 * The availability that can be bought now for the request. Microsoft reissues them regularly, so it is read anew every
 * time. Throws 400072 when there is none.
 */
export async function currentAvailability(client: Client, request: ReservationRequest): Promise<Availability> {
  const { productId, skuId } = idsOfRef(request.item.ref);
  const view = viewOf(request);
  const all = await availabilities(client, view, productId, skuId);
  const fitting = all.filter((one) => one.isPurchasable !== false && sells(one, request) && isIn(one, view.country));
  const best = fitting.find((one) => one.segment?.toLowerCase() === 'commercial') ?? fitting[0];
  if (best) return best;
  const entry = codeEntry(200, '400072');
  throw providerError(
    {
      code: '400072',
      message: `${request.item.skuTitle} cannot be bought at the moment.`,
      remedy: entry?.remedy ?? '',
      money: 'none',
    },
    false,
  );
}

function sells(one: Availability, request: ReservationRequest): boolean {
  const terms = (one.terms ?? []).flatMap((term) => termOf(term.duration) ?? termOf(term.description) ?? []);
  return terms.length === 0 || terms.includes(request.item.term);
}

function isIn(one: Availability, country: string): boolean {
  return one.country === undefined || one.country.toUpperCase() === country.toUpperCase();
}
