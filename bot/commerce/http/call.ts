import type { HttpMethods } from '@azure/core-rest-pipeline';
import type { Readable } from 'node:stream';

/** One logical operation against a service. */
export interface Call {
  method?: HttpMethods;
  /** Below the service's address, beginning with a slash; or an absolute address on the same host. */
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Which of the service's credentials speaks; the first when absent. */
  as?: string;
  /** Reused by every repetition of the same operation; made up when absent. */
  requestId?: string;
  /**
   * `transient`: repeat after time-outs, cuts, 408, 429 and 5xx (reading). `throttled`: only after 429, which was not
   * carried out. `never`: one send, one connection, nothing else.
   */
  repeat: 'transient' | 'throttled' | 'never';
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Takes the body of a 2xx as it arrives; called anew when the call is repeated. */
  consume?: (body: Readable, headers: Record<string, string>) => Promise<void>;
}

interface Ids {
  requestId: string;
  correlationId: string;
  /** How often it was sent. */
  attempts: number;
}

/** The service answered, whatever it said. */
export interface Answer extends Ids {
  arrived: true;
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** Empty when `consume` took it. */
  body: Buffer;
}

/** No complete answer. `sent: 'no'` means that the request certainly did not leave. */
export interface Silence extends Ids {
  arrived: false;
  sent: 'no' | 'maybe';
  why: string;
  cause: unknown;
}

export type Outcome = Answer | Silence;
