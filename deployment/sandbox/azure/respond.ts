import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults';
import type { Reply } from './reply';

/** Reads a JSON body, whoever has parsed it before; undefined when there is none or it is not JSON. */
export async function readBody(request: IncomingMessage & { body?: unknown }): Promise<unknown> {
  if (request.body !== undefined && !request.readable) return fromText(request.body);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return fromText(Buffer.concat(chunks).toString('utf8'));
}

function fromText(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** Writes an answer, with the fault that was ordered for it. */
export function writeReply(response: ServerResponse, reply: Reply, fault?: Fault): void {
  if (fault?.kind === 'silence') return;
  if (fault?.kind === 'reset-after') {
    response.socket?.destroy();
    return;
  }
  const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
  const sent = fault?.kind === 'truncate' ? text.slice(0, text.length / 2) : (fault?.text ?? text);
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(sent),
    ...reply.headers,
    ...fault?.headers,
  });
  response.end(sent);
}

export function faultReply(fault: Fault): Reply {
  const { status = 500, code = 'InternalServerError', message = 'Ordered by a test.' } = fault;
  return { status, body: { error: { code, message } } };
}
