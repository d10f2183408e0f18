import type { z } from 'zod';
import { answerIn, isSuccess, toAnswer, type Answer } from './answer';
import { createClients, type Client } from './clients';
import { refusal, unreachable, unreadable } from './failures';
import { createPipelineRequest, wasHandedOver, type PipelineRequest } from './transport';
import type { AzureOptions } from './options';

export const CAPACITY = '/providers/Microsoft.Capacity';
const API_VERSION = '2022-11-01';

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Path below the service's address, or a whole link that the service gave. */
  path: string;
  /** Added to a path, not to a link. */
  query?: Record<string, string | undefined>;
  apiVersion?: string;
  body?: unknown;
  /** x-ms-client-request-id; a new one when absent. */
  requestId?: string;
  signal?: AbortSignal;
}

/** How a call that is sent once ended. `unsent` is certain; `unanswered` may have had its effect. */
export type Sent =
  | { outcome: 'answered'; answer: Answer }
  | { outcome: 'unsent'; error: unknown }
  | { outcome: 'unanswered'; error: unknown };

/** Options that a method of the Microsoft client takes; their callback sees what the client's models drop. */
export interface ApiOptions {
  abortSignal?: AbortSignal;
  requestOptions: { timeout: number };
  onResponse: (raw: Parameters<typeof toAnswer>[0]) => void;
}

export interface Wire {
  /** Any answer; throws a BotError only when there is none. Repeats by itself. */
  read(call: Call): Promise<Answer>;
  /** The parsed body of a successful answer; throws a BotError otherwise. Repeats by itself. */
  ask<S extends z.ZodType>(schema: S, call: Call): Promise<z.output<S>>;
  /** Sends exactly once. */
  sendOnce(call: Call): Promise<Sent>;
  /** The answer to a method of the Microsoft client that only reads or may be repeated. */
  through(method: (api: Client['api'], options: ApiOptions) => Promise<unknown>, signal?: AbortSignal): Promise<Answer>;
}

export function createWire(options: AzureOptions): Wire {
  const { reader, buyer } = createClients(options);
  const timeout = options.timeoutMs ?? 60_000;
  const purchaseTimeout = options.purchaseTimeoutMs ?? 100_000;

  const read = async (call: Call): Promise<Answer> => {
    const request = toRequest(reader, call, timeout, options.newId);
    return exchange(reader, request).catch((error: unknown) => Promise.reject(unreachable(error)));
  };
  const sendOnce = async (call: Call): Promise<Sent> => {
    const request = toRequest(buyer, call, purchaseTimeout, options.newId);
    // A connection kept from an earlier call may be half closed; its reset would make a sent purchase look doubtful.
    request.disableKeepAlive = true;
    try {
      return { outcome: 'answered', answer: await exchange(buyer, request) };
    } catch (error) {
      return { outcome: wasHandedOver(request) ? 'unanswered' : 'unsent', error };
    }
  };
  return {
    read,
    sendOnce,
    ask: async (schema, call) => parsed(schema, await read(call)),
    through: (method, signal) => captured(reader, method, timeout, signal),
  };
}

async function exchange({ api, httpClient }: Client, request: PipelineRequest): Promise<Answer> {
  return api.pipeline.sendRequest(httpClient, request).then(toAnswer, (error: unknown) => {
    const answer = answerIn(error);
    if (answer) return answer;
    throw error;
  });
}

/** Checks an answer for success and reads it; throws a BotError otherwise. */
export function parsed<S extends z.ZodType>(schema: S, answer: Answer): z.output<S> {
  if (!isSuccess(answer)) throw refusal(answer);
  if (answer.body === undefined) throw unreadable(answer);
  const result = schema.safeParse(answer.body);
  if (!result.success) throw unreadable(answer, result.error);
  return result.data;
}

async function captured(client: Client, method: Parameters<Wire['through']>[0], timeout: number, signal?: AbortSignal) {
  let answer: Answer | undefined;
  const onResponse: ApiOptions['onResponse'] = (raw) => (answer = toAnswer(raw));
  try {
    await method(client.api, { abortSignal: signal, requestOptions: { timeout }, onResponse });
  } catch (error) {
    // With an answer in hand the error only says that the client's models did not like it.
    answer ??= answerIn(error);
    if (!answer) throw unreachable(error);
  }
  if (!answer) throw unreachable(new Error('No answer'));
  return answer;
}

function toRequest(client: Client, call: Call, timeout: number, newId: () => string) {
  const request = createPipelineRequest({
    url: toUrl(client.endpoint, call),
    method: call.method,
    timeout,
    requestId: call.requestId ?? newId(),
    ...(call.signal && { abortSignal: call.signal }),
  });
  request.headers.set('accept', 'application/json');
  request.headers.set('x-ms-client-request-id', request.requestId);
  if (call.body !== undefined) {
    request.headers.set('content-type', 'application/json');
    request.body = JSON.stringify(call.body);
  }
  return request;
}

function toUrl(endpoint: string, call: Call): string {
  if (/^https?:\/\//i.test(call.path)) return call.path;
  const url = new URL(endpoint + call.path);
  url.searchParams.set('api-version', call.apiVersion ?? API_VERSION);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.toString();
}
