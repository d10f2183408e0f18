import type { HttpClient, Pipeline, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import type { Readable } from 'node:stream';
import { CredentialError } from './bearer-policy';
import type { Answer, Call, Silence } from './call';

/** Errors of a connection that never came to be: nothing was sent. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const MAX_BODY_BYTES = 64 * 1024 * 1024;

export type Sent =
  Omit<Answer, 'requestId' | 'correlationId' | 'attempts'> | Omit<Silence, 'requestId' | 'correlationId' | 'attempts'>;

/** One send and its whole answer within the time allowed; never throws. */
export async function sendOnce(
  pipeline: Pipeline,
  client: HttpClient,
  request: PipelineRequest,
  call: Pick<Call, 'consume' | 'signal'>,
  timeoutMs: number,
): Promise<Sent> {
  // The transport's own timeout stops counting at the first byte of a streamed answer; this one covers the last byte too.
  const deadline = AbortSignal.timeout(timeoutMs);
  request.abortSignal = call.signal ? AbortSignal.any([deadline, call.signal]) : deadline;
  let began = false;
  try {
    const response = await pipeline.sendRequest(client, request);
    began = true;
    return await readAnswer(response, call.consume);
  } catch (cause) {
    return {
      arrived: false,
      sent: neverLeft(cause) ? 'no' : 'maybe',
      why: why(cause, deadline, call.signal, began),
      cause,
    };
  }
}

async function readAnswer(response: PipelineResponse, consume: Call['consume']): Promise<Sent> {
  const headers = response.headers.toJSON();
  const stream = response.readableStreamBody as Readable | undefined;
  const good = response.status >= 200 && response.status < 300;
  if (good && consume && stream) {
    await consume(stream, headers);
    return { arrived: true, status: response.status, headers, body: Buffer.alloc(0) };
  }
  return { arrived: true, status: response.status, headers, body: stream ? await readAll(stream) : Buffer.alloc(0) };
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('the answer is larger than 64 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function neverLeft(cause: unknown): boolean {
  return cause instanceof CredentialError || NEVER_LEFT.has((cause as { code?: string }).code ?? '');
}

function why(cause: unknown, deadline: AbortSignal, signal: AbortSignal | undefined, began: boolean): string {
  if (deadline.aborted) return 'no complete answer in time';
  if (signal?.aborted) return 'stopped';
  if (cause instanceof CredentialError) return `no access token: ${cause.message}`;
  const { code, message } = cause as { code?: string; message?: string };
  if (NEVER_LEFT.has(code ?? '')) return `no connection (${code})`;
  if (code === 'ECONNRESET' || code === 'EPIPE' || /aborted|socket hang up/i.test(message ?? '')) {
    return began ? 'the answer was cut off' : 'the connection was cut';
  }
  return code ?? message ?? 'unknown';
}
