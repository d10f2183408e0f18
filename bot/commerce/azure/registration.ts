import { createMemory } from './remember';
import { Provider } from './schema/account';
import type { AzureOptions } from './options';
import type { Wire } from './wire';

const API_VERSION = '2021-04-01';
const KEPT_MS = 60 * 60_000;

export type Registration = ReturnType<typeof createRegistration>;

/** A subscription must know the provider Microsoft.Capacity before it can pay for a reservation. */
export function createRegistration(wire: Wire, options: AzureOptions) {
  const registered = createMemory<string>(KEPT_MS, options.clock);
  const call = async (method: 'GET' | 'POST', subscriptionId: string, action = '', signal?: AbortSignal) => {
    const path = `/subscriptions/${subscriptionId}/providers/Microsoft.Capacity${action}`;
    const provider = await wire.ask(Provider, { method, path, apiVersion: API_VERSION, signal });
    return provider.registrationState ?? 'unknown';
  };
  return {
    /** Registered, Registering, NotRegistered, Unregistering; an open set. */
    async state(subscriptionId: string, signal?: AbortSignal): Promise<string> {
      const state = await registered.get(subscriptionId, () => call('GET', subscriptionId, '', signal));
      if (state !== 'Registered') registered.forget();
      return state;
    },
    /** Repeating it does no harm. */
    register: (subscriptionId: string, signal?: AbortSignal) => call('POST', subscriptionId, '/register', signal),
  };
}
