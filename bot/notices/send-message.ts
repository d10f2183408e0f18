import { Agent, type Dispatcher } from 'undici';

/** One HTTP request that must not be made twice. */
export interface OneCall {
  /** Scheme, host and port. */
  origin: string;
  path: string;
  method: 'POST' | 'PUT' | 'DELETE';
  headers: Record<string, string>;
  body?: string;
  /** For all of it, from the wait for a connection to the last byte of the answer. */
  timeoutMs: number;
}

export interface Reply {
  status: number;
  retryAfter?: string;
  text: string;
}

/** There was no whole answer. When `sent` is false, not a byte of the request left, nor will one. */
export class NoReply extends Error {
  override readonly name = 'NoReply';
  constructor(
    readonly sent: boolean,
    override readonly cause: Error,
  ) {
    const { code } = cause as { code?: unknown };
    super(typeof code === 'string' ? code : cause.name);
  }
}

/** An answer of Teams' is an id; whatever is longer is none. */
const MAX_ANSWER_BYTES = 1024 * 1024;
const CONNECTIONS = 128;
/** Below the minutes after which a gateway drops a silent connection without a word. */
const IDLE_MS = 30_000;

/**
 * Makes calls over connections that are kept: no repeats, no redirects, one write each. Below it is undici's `dispatch`
 * and not its `request`, because only there the moment is seen from which a request may have arrived.
 */
export function createSender(): (call: OneCall) => Promise<Reply> {
  const agent = new Agent({
    ...{ connections: CONNECTIONS, pipelining: 1, keepAliveTimeout: IDLE_MS, maxResponseSize: MAX_ANSWER_BYTES },
    ...{ headersTimeout: 0, bodyTimeout: 0, allowH2: false },
  });
  return ({ timeoutMs, ...request }) =>
    new Promise((resolve, reject) => {
      const answer = listenOnce(timeoutMs, resolve, reject);
      agent.dispatch(request, answer);
    });
}

function listenOnce(
  timeoutMs: number,
  resolve: (reply: Reply) => void,
  reject: (error: NoReply) => void,
): Dispatcher.DispatchHandler {
  let started: Dispatcher.DispatchController | undefined;
  let status = 0;
  let retryAfter: string | undefined;
  const parts: Buffer[] = [];
  let ended = false;
  const fail = (error: Error) => {
    ended = true;
    clearTimeout(timer);
    reject(new NoReply(started !== undefined, error));
  };
  const timer = setTimeout(() => (started ? started.abort(late()) : fail(late())), timeoutMs);
  return {
    onRequestStart(controller) {
      // Whoever was told that nothing was sent may send it anew, and a request that may have arrived is never repeated.
      if (ended || started) controller.abort(late());
      else started = controller;
    },
    onResponseStart(_controller, statusCode, headers) {
      status = statusCode;
      const named = headers['retry-after'];
      retryAfter = typeof named === 'string' ? named : undefined;
    },
    onResponseData(_controller, part) {
      parts.push(part);
    },
    onResponseEnd() {
      clearTimeout(timer);
      resolve({ status, retryAfter, text: Buffer.concat(parts).toString() });
    },
    onResponseError(_controller, error) {
      fail(error);
    },
  };
}

function late(): Error {
  return new DOMException('too late', 'TimeoutError');
}
