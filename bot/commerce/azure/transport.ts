import { botError } from '../../errors';
import {
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
  type HttpClient,
  type PipelinePolicy,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * True for the known names of this machine; narrower than http/loopback.ts on purpose, because it decides where the
 * token that buys may go without TLS.
 */
export function isLoopback(url: URL): boolean {
  return LOOPBACK.has(url.hostname);
}

/** Requests that were handed to the network: a failure of any other request happened before anything was sent. */
const handedOver = new WeakSet<PipelineRequest>();

export function wasHandedOver(request: PipelineRequest): boolean {
  return handedOver.has(request);
}

/**
 * The bearer policy refuses to put a token on http, so a loopback service is addressed as https up to here and becomes
 * http last of all. Every other address keeps its scheme.
 */
export function createHttpClient(base: URL): HttpClient {
  const network = createDefaultHttpClient();
  const plain = base.protocol === 'http:' && isLoopback(base);
  return {
    sendRequest(request) {
      handedOver.add(request);
      const url = new URL(request.url);
      if (plain) url.protocol = 'http:';
      const sent = { ...request, url: url.toString(), allowInsecureConnection: plain };
      return withinTime(sent, (limited) => network.sendRequest(limited));
    },
  };
}

/**
 * The library's own timer ends when the headers arrive, so a body may drag on for ever, and it goes on ticking after a
 * failure. This one lasts exactly as long as the call.
 */
async function withinTime<T>(request: PipelineRequest, send: (request: PipelineRequest) => Promise<T>): Promise<T> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), request.timeout || 2 ** 31 - 1);
  const signals = [limit.signal, ...(request.abortSignal ? [request.abortSignal as AbortSignal] : [])];
  try {
    return await send({ ...request, timeout: 0, abortSignal: AbortSignal.any(signals) });
  } finally {
    clearTimeout(timer);
  }
}

/** Refuses to follow a link to any host but the service's own, before a token is put on the request. */
export function createSameHostPolicy(base: URL): PipelinePolicy {
  return {
    name: 'sameHostPolicy',
    async sendRequest(request, next) {
      const url = new URL(request.url);
      if (isLoopback(url)) url.protocol = 'https:';
      if (url.host !== base.host || url.protocol !== 'https:') {
        throw botError('PROVIDER_UNREADABLE', { provider: 'Azure', why: `it links to ${url.origin}` });
      }
      request.url = url.toString();
      return next(request);
    },
  };
}

export { createPipelineFromOptions, createPipelineRequest };
export type { HttpClient, PipelineRequest, PipelineResponse };
