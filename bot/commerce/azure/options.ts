import type { TokenCredential } from '@azure/core-auth';

export interface AzureOptions {
  /** Azure Resource Manager; other clouds and the sandbox have their own. Default https://management.azure.com. */
  url?: string;
  /** Default https://prices.azure.com; asked without credentials. */
  retailPricesUrl?: string;
  credential: TokenCredential;
  /** Default `<url>/.default`; a loopback address asks for the public cloud's scope. */
  credentialScope?: string;
  /** Epoch milliseconds. */
  clock: () => number;
  /** A new GUID. */
  newId: () => string;
  log: Log;
  /** Pause between two looks at an order or operation. Default 30 s. */
  pollAfterMs?: number;
  /** How long the purchase call may take before its outcome counts as unknown. Default 100 s. */
  purchaseTimeoutMs?: number;
  /** How long any other call may take. Default 60 s. */
  timeoutMs?: number;
  /** First pause before a reading call is repeated; doubles each time. Default 1 s. */
  retryDelayMs?: number;
  /** Reserved resource types whose catalogue is loaded. Default: all known ones. */
  resourceTypes?: readonly string[];
  /** ARM region names whose catalogue is loaded. Default: all regions of the subscription. */
  regions?: readonly string[];
}

/** What a pino logger offers; the message is static, facts go into the fields. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
