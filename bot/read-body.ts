import type { IncomingMessage } from 'node:http';

/** More than any activity or webhook of Microsoft's holds. */
export const MAX_BODY_BYTES = 256 * 1024;

/** The body as it came; undefined when it is too big, of which no more is kept. Rejects when the client goes away. */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    let ended = false;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= mostBytes) parts.push(part);
      else parts.length = 0;
    });
    request.once('end', () => {
      ended = true;
      resolve(size <= mostBytes ? whole(parts, size) : undefined);
    });
    // Each request closes, mostly after its end: only the others are worth an error.
    const gone = () => !ended && reject(new Error('The client went away before its body was read.'));
    if (request.destroyed) gone();
    else request.once('close', gone);
  });
}

function whole(parts: Buffer[], size: number): Buffer {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts, size);
}
