import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startIssuer } from '../hostile/issuer';

/** What the fake connector has taken so far. */
export interface Taken {
  posts: number;
  updates: number;
  connections: number;
}

type Question = { id: number; ask?: 'taken' | 'token' | 'texts' };

/** Takes the replies of every measured bot, hands out ids and signs tokens as the channel would. */
async function main(): Promise<void> {
  const issuer = await startIssuer();
  const taken: Taken = { posts: 0, updates: 0, connections: 0 };
  const texts: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const isUpdate = request.method === 'PUT';
      taken[isUpdate ? 'updates' : 'posts'] += 1;
      texts.push(Buffer.concat(parts).toString().slice(0, 2000));
      if (texts.length > 20) texts.shift();
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: `posted-${taken.posts}` }));
    });
  });
  server.keepAliveTimeout = 600_000;
  server.on('connection', () => (taken.connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams`;

  process.on('message', ({ id, ask }: Question) => {
    const reply = (answer: unknown) => process.send!({ id, answer });
    if (ask === 'taken') reply(taken);
    if (ask === 'token') reply(issuer.token(serviceUrl));
    if (ask === 'texts') reply(texts);
  });
  process.send!({ serviceUrl, metadataUrl: issuer.metadataUrl });
}

void main();
