import type { IncomingMessage } from 'node:http';

/** The body as it came; undefined when it is too big, of which no more is kept. Rejects when the client goes away. */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= mostBytes) parts.push(part);
      else parts.length = 0;
    });
    request.once('end', () => resolve(size <= mostBytes ? Buffer.concat(parts, size) : undefined));
    const gone = () => reject(new Error('The client went away before its body was read.'));
    // An end before this is not told again.
    if (request.destroyed) gone();
    else request.once('close', gone);
  });
}
