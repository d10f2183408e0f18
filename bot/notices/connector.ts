import type { TokenCredential } from '@azure/core-auth';
import { z } from 'zod';
import { createSender, NoReply, type Reply } from './send-message';

/**
 * Posts to Teams through the Bot Connector REST interface. Unlike the stock client it never repeats a create by itself
 * (a second POST is a second message), never follows redirects with the token, and never waits without end.
 */
export interface Connector {
  /** Resolves to the new activity's id. With `replyToId` it is posted as a reply to that activity. */
  post(target: Target, activity: Record<string, unknown>, replyToId?: string): Promise<string>;
  update(target: Target, activityId: string, activity: Record<string, unknown>): Promise<void>;
  remove(target: Target, activityId: string): Promise<void>;
}

export interface Target {
  serviceUrl: string;
  conversationId: string;
  /** Whose limits of Teams the call counts against. */
  tenantId?: string;
  /** Leave to speak once was taken already. */
  hasLeave?: boolean;
}

/** Teams did not take a message. `delivered: 'unknown'` means that it may be visible all the same. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  constructor(
    message: string,
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    readonly delivered: 'no' | 'unknown',
    /** Milliseconds Teams asked to wait. */
    readonly retryAfterMs: number | undefined,
  ) {
    super(message);
  }
}

export interface ConnectorOptions {
  /** Absent in the unauthenticated sandbox mode. */
  credential?: TokenCredential;
  mayTalkTo(serviceUrl: string): boolean;
  /** Milliseconds before a call is given up; its outcome is then unknown. */
  timeoutMs?: number;
}

const SCOPE = 'https://api.botframework.com/.default';
const Created = z.object({ id: z.string().optional() }).nullable().catch(null);

export function createConnector(options: ConnectorOptions): Connector {
  const sendOnce = createSender();
  const { timeoutMs = 10_000 } = options;

  async function send(method: 'POST' | 'PUT' | 'DELETE', target: Target, path: string, content?: unknown) {
    if (!options.mayTalkTo(target.serviceUrl)) {
      throw new ConnectorError(`The service address ${hostOf(target.serviceUrl)} is not allowed.`, 0, 'no', undefined);
    }
    const { origin, pathname } = new URL(target.serviceUrl);
    const base = `${pathname.replace(/\/+$/, '')}/v3/conversations/${inPath(target.conversationId)}/activities`;
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    const token = await options.credential?.getToken(SCOPE);
    if (token) headers.authorization = `Bearer ${token.token}`;
    const body = content === undefined ? undefined : JSON.stringify(content);
    const reply = await sendOnce({ origin, path: base + path, method, headers, body, timeoutMs }).catch(noAnswer);
    if (reply.status >= 200 && reply.status < 300) return reply.text;
    throw refusal(reply);
  }

  return {
    async post(target, activity, replyToId) {
      const text = await send('POST', target, replyToId ? `/${inPath(replyToId)}` : '', activity);
      return Created.parse(parseJson(text))?.id ?? '';
    },
    async update(target, activityId, activity) {
      await send('PUT', target, `/${inPath(activityId)}`, activity);
    },
    async remove(target, activityId) {
      await send('DELETE', target, `/${inPath(activityId)}`);
    },
  };
}

/** Half a surrogate pair, which no id of Teams' holds, must not throw. */
function inPath(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '(unreadable)';
}

function noAnswer(error: unknown): never {
  const [why, sent] = error instanceof NoReply ? [error.message, error.sent] : [String(error), true];
  throw new ConnectorError(`Teams did not answer (${why}).`, 0, sent ? 'unknown' : 'no', undefined);
}

function refusal({ status, retryAfter }: Reply): ConnectorError {
  const seconds = Number(retryAfter);
  const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
  const delivered = status >= 500 || status === 408 ? 'unknown' : 'no';
  return new ConnectorError(`Teams answered ${status}.`, status, delivered, retryAfterMs);
}
