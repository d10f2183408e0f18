import { forgetfulMap } from './forgetful-map';
import type { Commerce, Customer } from './commerce/commerce';
import { asBotError } from './errors';
import type { Log } from './orders/purchase';

/** Customers of all back ends together. */
export interface Customers {
  /** A back end that does not answer hides its own customers only; throws when none answers. */
  find(text: string, signal?: AbortSignal): Promise<Customer[]>;
  /** Completes a customer found in a list, where providers leave the market out. */
  whole(customer: Customer, signal?: AbortSignal): Promise<Customer>;
}

const HOUR_MS = 3_600_000;

export function createCustomers(backEnds: readonly Commerce[], log: Log): Customers {
  const known = forgetfulMap<Customer>({ max: 5000, ttl: HOUR_MS });

  return {
    async find(text, signal) {
      const answers = await Promise.allSettled(backEnds.map((backEnd) => backEnd.customers(text, signal)));
      signal?.throwIfAborted();
      const failed = answers.filter((answer) => answer.status === 'rejected');
      if (failed.length === answers.length && failed[0]) throw asBotError(failed[0].reason);
      for (const { reason } of failed)
        log.warn({ code: asBotError(reason).code }, 'a back end cannot list its customers');
      return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    },

    async whole(customer, signal) {
      if (customer.country) return customer;
      const key = `${customer.backend}|${customer.id}`;
      const found = known.get(key);
      if (found) return found;
      const backEnd = backEnds.find((candidate) => candidate.backend === customer.backend);
      if (!backEnd) return customer;
      const whole = { ...customer, ...(await backEnd.customer(customer.id, signal)) };
      known.set(key, whole);
      return whole;
    },
  };
}
