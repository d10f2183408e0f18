import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  decompressResponsePolicy,
  proxyPolicy,
  userAgentPolicy,
  type Pipeline,
  type PipelinePolicy,
  type PipelineRequest,
} from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/core-auth';
import pLimit from 'p-limit';
import { setTimeout as pause } from 'node:timers/promises';
import { bearerPolicy } from './bearer-policy';
import type { Call, Outcome } from './call';
import type { Log } from './log';
import { isLoopback } from './loopback';
import { readText } from './read-json';
import { retryAfterMs } from './retry-after';
import { sendOnce, type Sent } from './send-once';
import { addressOf } from './address';

export interface ServiceOptions {
  /** As people call it: "Partner Center". */
  name: string;
  url: string;
  /** By the name a call gives in `as`; none for services that need no token. */
  credentials: Record<string, TokenCredential>;
  /** Token scopes, for example https://api.partnercenter.microsoft.com/.default. */
  scopes: string[];
  idHeaders: { request: string; correlation: string };
  /** On every request. */
  headers?: Record<string, string>;
  newId: () => string;
  now: () => number;
  log: Log;
  /** Requests under way at the same time. */
  parallel?: number;
  /** First pause before a repetition, in milliseconds; doubles each time. */
  backoffMs?: number;
  timeoutMs?: number;
}

export interface Service {
  readonly name: string;
  send(call: Call): Promise<Outcome>;
}

const MAX_REPEATS = 3;
/** Longer pauses are left to the caller, who can tell people about them. */
const LONGEST_PAUSE_MS = 90_000;

/** A service behind a pipeline without redirects and without hidden retries: what repeats is decided here, per call. */
export function createService(options: ServiceOptions): Service {
  const client = createDefaultHttpClient();
  const limit = pLimit(options.parallel ?? 8);
  const pipelines = new Map<string, Pipeline>();
  const pipelineFor = (call: Call): Pipeline => {
    const who = call.as ?? Object.keys(options.credentials)[0] ?? '';
    const key = `${who}/${call.repeat === 'never'}`;
    const made = pipelines.get(key) ?? buildPipeline(options, options.credentials[who], call.repeat !== 'never');
    pipelines.set(key, made);
    return made;
  };

  async function attempt(call: Call, requestId: string): Promise<{ sent: Sent; correlationId: string }> {
    const request = requestFor(options, call, requestId);
    const sent = await sendOnce(
      pipelineFor(call),
      client,
      request,
      call,
      call.timeoutMs ?? options.timeoutMs ?? 30_000,
    );
    return { sent, correlationId: request.headers.get(options.idHeaders.correlation) ?? '' };
  }

  async function send(call: Call): Promise<Outcome> {
    const requestId = call.requestId ?? options.newId();
    for (let attempts = 1; ; attempts++) {
      const { sent, correlationId } = await limit(() => attempt(call, requestId));
      const outcome: Outcome = { ...sent, requestId, correlationId, attempts };
      logOutcome(options, call, outcome);
      const wait = attempts > MAX_REPEATS ? undefined : pauseBeforeRepeat(call, sent, attempts, options);
      if (wait === undefined) return outcome;
      await pause(wait, undefined, { signal: call.signal }).catch(() => undefined);
      if (call.signal?.aborted) return outcome;
    }
  }
  return { name: options.name, send };
}

function requestFor(options: ServiceOptions, call: Call, requestId: string): PipelineRequest {
  return createPipelineRequest({
    url: addressOf(options.url, call.path, call.query),
    method: call.method ?? 'GET',
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
    headers: createHttpHeaders({
      Accept: 'application/json',
      ...(call.body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
      ...options.headers,
      ...call.headers,
      ...(call.repeat === 'never' ? { Connection: 'close' } : {}),
      [options.idHeaders.request]: requestId,
    }),
    allowInsecureConnection: isLoopback(options.url),
    streamResponseStatusCodes: new Set([Number.POSITIVE_INFINITY]),
    // A kept connection may be dead already; the call that must not be repeated gets a new one. The option alone
    // falls back to Node's global agent, which keeps connections too, hence the header.
    disableKeepAlive: call.repeat === 'never',
  });
}

function buildPipeline(
  options: ServiceOptions,
  credential: TokenCredential | undefined,
  resendOn401: boolean,
): Pipeline {
  const pipeline = createEmptyPipeline();
  if (!isLoopback(options.url)) pipeline.addPolicy(proxyPolicy());
  pipeline.addPolicy(decompressResponsePolicy());
  pipeline.addPolicy(userAgentPolicy({ userAgentPrefix: 'azure-reservation-desk' }));
  if (credential)
    pipeline.addPolicy(bearerPolicy({ credential, scopes: options.scopes, resendOn401, now: options.now }));
  pipeline.addPolicy(correlationPolicy(options), { afterPolicies: ['bearerPolicy'] });
  return pipeline;
}

/** A new id for every send, also for the one after a renewed token. */
function correlationPolicy(options: ServiceOptions): PipelinePolicy {
  return {
    name: 'correlationPolicy',
    sendRequest(request, next) {
      request.headers.set(options.idHeaders.correlation, options.newId());
      return next(request);
    },
  };
}

function pauseBeforeRepeat(call: Call, sent: Sent, attempts: number, options: ServiceOptions): number | undefined {
  if (call.repeat === 'never' || call.signal?.aborted) return undefined;
  const backoff = (options.backoffMs ?? 500) * 2 ** (attempts - 1);
  if (!sent.arrived) return call.repeat === 'transient' && !/access token/.test(sent.why) ? backoff : undefined;
  const throttled = sent.status === 429;
  const transient = sent.status === 408 || (sent.status >= 500 && sent.status !== 501 && sent.status !== 505);
  if (!throttled && !(transient && call.repeat === 'transient')) return undefined;
  const text = readText(sent.body);
  if (/"isRetryable"\s*:\s*false/i.test(text)) return undefined;
  const asked = retryAfterMs(sent.headers, text, options.now());
  if (asked === undefined) return backoff;
  return asked <= LONGEST_PAUSE_MS ? asked : undefined;
}

function logOutcome(options: ServiceOptions, call: Call, outcome: Outcome): void {
  const fields = {
    service: options.name,
    method: call.method ?? 'GET',
    path: call.path.split('?')[0],
    requestId: outcome.requestId,
    correlationId: outcome.correlationId,
    attempt: outcome.attempts,
  };
  if (!outcome.arrived) options.log.warn({ ...fields, why: outcome.why }, 'no answer');
  else if (outcome.status >= 400) options.log.info({ ...fields, status: outcome.status }, 'refused');
  else options.log.debug({ ...fields, status: outcome.status }, 'answered');
}
