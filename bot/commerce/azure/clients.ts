import { AzureReservationAPI } from '@azure/arm-reservations';
import { createHttpClient, createSameHostPolicy, isLoopback, type HttpClient } from './transport';
import type { AzureOptions } from './options';

/** A client of the reservation API with the pieces needed for calls that the client itself does not offer. */
export interface Client {
  api: AzureReservationAPI;
  httpClient: HttpClient;
  /** https address without a trailing slash; paths are appended to it. */
  endpoint: string;
}

/** The reader repeats by itself; the buyer sends exactly once, whatever happens. */
export function createClients(options: AzureOptions): { reader: Client; buyer: Client } {
  const base = new URL(options.url ?? 'https://management.azure.com');
  const httpClient = createHttpClient(base);
  const endpoint = `https://${base.host}${base.pathname.replace(/\/+$/, '')}`;
  const scope =
    options.credentialScope ?? `${isLoopback(base) ? 'https://management.azure.com' : base.origin}/.default`;
  const client = (maxRetries: number): Client => {
    const api = new AzureReservationAPI(options.credential, {
      endpoint,
      httpClient,
      credentialScopes: scope,
      retryOptions: { maxRetries, retryDelayInMs: options.retryDelayMs ?? 1000 },
      // A redirect would carry the token, and a purchase, to a place nobody chose.
      redirectOptions: { maxRetries: 0 },
    });
    api.pipeline.addPolicy(createSameHostPolicy(base), { phase: 'Serialize' });
    return { api, httpClient, endpoint };
  };
  return { reader: client(3), buyer: client(0) };
}
