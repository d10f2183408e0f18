import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the scripted server saw of one request. */
export interface Seen {
  method: string;
  /** Without query. */
  path: string;
  query: URLSearchParams;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  status?: number;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  raw?: string | Buffer;
  headers?: Record<string, string>;
  /** Drops the connection: without any answer, or in the middle of the body. */
  cut?: 'before' | 'middle';
  /** Never answers. */
  stall?: boolean;
}

type Script = Reply | ((seen: Seen) => Reply | Promise<Reply>);

/** A real HTTP server on loopback that answers by script and remembers every request on the wire. */
export class ScriptedServer {
  readonly seen: Seen[] = [];
  private readonly scripts = new Map<string, Script[]>();
  private readonly server = http.createServer((request, response) => void this.answer(request, response));

  static async start(): Promise<ScriptedServer> {
    const scripted = new ScriptedServer();
    await new Promise<void>((resolve) => scripted.server.listen(0, '127.0.0.1', resolve));
    return scripted;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Replies in turn for "METHOD /path"; the last one stays. */
  on(route: string, ...replies: Script[]): this {
    this.scripts.set(route.toLowerCase(), replies);
    return this;
  }

  requests(route: string): Seen[] {
    return this.seen.filter(({ method, path }) => `${method} ${path}`.toLowerCase() === route.toLowerCase());
  }

  count(route: string): number {
    return this.requests(route).length;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const url = new URL(request.url ?? '/', 'http://scripted');
    const path = decodeURIComponent(url.pathname);
    const seen = { method: request.method ?? '', path, query: url.searchParams, headers: request.headers, body };
    this.seen.push(seen);
    const scripts = this.scripts.get(`${seen.method} ${path}`.toLowerCase());
    const script = scripts && scripts.length > 1 ? scripts.shift() : scripts?.[0];
    const missing = { status: 404, json: { code: '0', description: `no script for ${seen.method} ${path}` } };
    send(response, typeof script === 'function' ? await script(seen) : (script ?? missing));
  }
}

function send(response: http.ServerResponse, reply: Reply): void {
  if (reply.stall) return;
  if (reply.cut === 'before') {
    response.socket?.destroy();
    return;
  }
  const body = reply.raw ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  response.writeHead(reply.status ?? 200, {
    ...(reply.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...reply.headers,
    'content-length': String(Buffer.byteLength(body) + (reply.cut === 'middle' ? 100 : 0)),
  });
  if (reply.cut !== 'middle') response.end(body);
  else response.write(body, () => setImmediate(() => response.socket?.destroy()));
}
