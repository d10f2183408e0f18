import type { IncomingHttpHeaders } from 'node:http';
import type { Bearer } from './tokens';

/** One received call, as the handlers see it. */
export interface Call {
  /** Path parameters, percent-decoded. */
  params: Record<string, string>;
  /** Query parameters with their names in lower case, because Microsoft ignores the case. */
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  /** The parsed JSON with every property name in camel case, or the form fields; undefined without a body. */
  body: unknown;
  bearer: Bearer;
  requestId: string;
  correlationId: string;
  /** "http://127.0.0.1:3978", as the caller addressed this server. */
  origin: string;
  /** Path and query as received. */
  url: string;
}

export interface Answer {
  /** 200 unless said otherwise. */
  status?: number;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  bytes?: { type: string; content: Buffer | string };
  headers?: Record<string, string>;
  /** Begin the JSON with a byte order mark, as some real answers do. */
  byteOrderMark?: true;
}

export interface Route {
  method: 'get' | 'post' | 'put' | 'patch' | 'del';
  /** One or several spellings. */
  paths: string | readonly string[];
  /** none: open; either: app-only and App+User; user: App+User only. */
  auth: 'none' | 'either' | 'user';
  audience?: string;
  handle(call: Call): Answer | Promise<Answer>;
}

export function route(
  method: Route['method'],
  paths: Route['paths'],
  auth: Route['auth'],
  handle: Route['handle'],
): Route {
  return { method, paths, auth, handle };
}

export interface Link {
  uri: string;
  method: string;
  headers: { key: string; value: string }[];
}

/** A link as the API writes them: relative and without /v1. */
export function link(uri: string, headers: Link['headers'] = [], method = 'GET'): Link {
  return { uri, method, headers };
}
