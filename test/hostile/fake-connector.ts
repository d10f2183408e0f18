import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes whatever the bot posts, and keeps it. */
export interface FakeConnector {
  serviceUrl: string;
  host: string;
  /** Bodies of the posts and updates, oldest first. */
  said: string[];
  close(): Promise<void>;
}

export async function startFakeConnector(): Promise<FakeConnector> {
  const said: string[] = [];
  let posts = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      said.push(Buffer.concat(chunks).toString());
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: `posted-${(posts += 1)}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    serviceUrl: `http://${host}/teams`,
    host,
    said,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
