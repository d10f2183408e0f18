import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from './orders/purchase';
import { MAX_BODY_BYTES, readBody } from './read-body';

export interface TakeMessagesOptions {
  /** Answers an activity: HTTP status and body. Only called with an object that has a type. */
  receive(activity: Record<string, unknown>, authorization: string): Promise<{ status: number; body?: unknown }>;
  /** Whether an Authorization header is worth reading the body for; absent without authentication. */
  mayBeChannel?: (authorization: string) => boolean;
  log: Log;
}

const FAILED = { status: 500, body: { error: 'The activity could not be handled.' } };
const NOT_AN_ACTIVITY = { status: 400, body: { error: 'This is not a Bot Framework activity.' } };

/**
 * Answers requests that bring an activity. Before a byte of the body is read, strangers are turned away, and whoever
 * sends something else than plain JSON: other content is never parsed.
 */
export function createMessageListener({ receive, mayBeChannel, log }: TakeMessagesOptions) {
  async function answerTo(request: IncomingMessage): Promise<{ status: number; body?: unknown }> {
    const { authorization = '', 'content-type': type = '', 'content-encoding': coding } = request.headers;
    if (mayBeChannel && !mayBeChannel(authorization)) return { status: 401 };
    if (coding !== undefined || !/^application\/json\s*(;|$)/i.test(type)) return { status: 415 };
    const bytes = await readBody(request, MAX_BODY_BYTES);
    if (!bytes) return { status: 413 };
    const activity = activityIn(bytes);
    return activity ? receive(activity, authorization) : NOT_AN_ACTIVITY;
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      say(response, await answerTo(request));
    } catch (error) {
      if (request.complete) log.error({ error }, 'an activity could not be handled');
      say(response, FAILED);
    }
  };
}

/** Something with a type, which the next step examines in full. */
function activityIn(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const body = JSON.parse(bytes.toString()) as unknown;
    return isActivity(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function isActivity(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string';
}

/** Without asking which of many formats the channel would like: it takes JSON. */
function say(response: ServerResponse, { status, body }: { status: number; body?: unknown }): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const type = text === '' ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, 'content-length': String(Buffer.byteLength(text)) });
  response.end(text);
}
