import type { Request } from 'restify';
import { refuse } from './api-error';

const LIMIT = 1_000_000;

/** Reads JSON or a form; undefined when nothing was sent. */
export async function readBody(request: Request): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  const text = (await readText(request)).replace(/^\uFEFF/, '').trim();
  if (!text) return undefined;
  if (type.includes('form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  try {
    return camelCased(JSON.parse(text));
  } catch {
    throw refuse(400, '3000', 'Invalid property: the request body is not JSON.');
  }
}

async function readText(request: Request): Promise<string> {
  // Another part of the server may have parsed it already.
  const parsed: unknown = request.body;
  if (parsed !== undefined) return typeof parsed === 'string' ? parsed : JSON.stringify(parsed);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT) throw refuse(400, '800002', 'Invalid request input: the body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The real API takes "LineItems" as well as "lineItems". */
function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.charAt(0).toLowerCase() + name.slice(1), camelCased(inner)]),
  );
}
