import { LRUCache } from 'lru-cache';
import type { Commerce, Customer } from './commerce/commerce';

/** Completes a customer found in a list, where providers leave the market out. */
export type WholeCustomer = (customer: Customer, signal?: AbortSignal) => Promise<Customer>;

const HOUR_MS = 3_600_000;

export function createWholeCustomer(backEnds: readonly Commerce[]): WholeCustomer {
  const known = new LRUCache<string, Customer>({ max: 5000, ttl: HOUR_MS });
  return async (customer, signal) => {
    if (customer.country) return customer;
    const key = `${customer.backend}|${customer.id}`;
    const found = known.get(key);
    if (found) return found;
    const backEnd = backEnds.find((candidate) => candidate.backend === customer.backend);
    if (!backEnd) return customer;
    const whole = { ...customer, ...(await backEnd.customer(customer.id, signal)) };
    known.set(key, whole);
    return whole;
  };
}
