import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';

export type { Server } from 'restify';

/** A request as the simulated services read it. */
export interface Call {
  method: string;
  /** Path and query, as sent. */
  url: string;
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** `hang` never answers, `cut` closes the connection without an answer. */
export type Reaction = Answer | 'hang' | 'cut';

/** An answer of 4xx or 5xx in the shape of the Bot Connector: {error: {code, message}}. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  get answer(): Answer {
    return {
      status: this.status,
      body: { error: { code: this.code, message: this.message } },
      headers: this.headers,
    };
  }
}

type Method = 'get' | 'post' | 'put' | 'del';

/** Registers one JSON route. */
export function serve(
  server: Server,
  method: Method,
  path: string,
  react: (call: Call) => Reaction | Promise<Reaction>,
): void {
  server[method](path, async (req: Request, res: Response) => {
    const reaction = await reactTo(req, react);
    // A handler that ends without an answer would be answered by restify, with 500.
    if (reaction === 'hang') return new Promise<void>(() => undefined);
    if (reaction === 'cut') return void req.socket.destroy();
    res.send(reaction.status, reaction.body ?? {}, reaction.headers ?? {});
  });
}

async function reactTo(req: Request, react: (call: Call) => Reaction | Promise<Reaction>): Promise<Reaction> {
  try {
    const body = await readJson(req);
    return await react({
      method: req.method ?? '',
      url: req.url ?? '',
      params: (req.params ?? {}) as Record<string, string>,
      query: (req.query ?? {}) as Record<string, string>,
      body,
    });
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    return new Refusal(500, 'ServiceError', String(error)).answer;
  }
}

async function readJson(req: IncomingMessage & { body?: unknown }): Promise<unknown> {
  if (req.body !== undefined) return req.body;
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return undefined;
  // A page of another site can only post JSON after asking first, which this server never allows.
  if (!req.headers['content-type']?.includes('json')) throw new Refusal(415, 'BadSyntax', 'JSON is expected.');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal(400, 'BadSyntax', 'The body is not JSON.');
  }
}

/** Registers one stream of Server-Sent Events; `follow` answers how to stop following. */
export function stream(
  server: Server,
  path: string,
  closing: AbortSignal,
  follow: (query: Record<string, string>, send: (data: string) => void) => () => void,
): void {
  server.get(path, (req: Request, res: Response, next) => {
    try {
      const stop = follow((req.query ?? {}) as Record<string, string>, (data) => void res.write(`data: ${data}\n\n`));
      res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      res.write('retry: 1000\n\n');
      const end = () => {
        stop();
        res.end();
      };
      closing.addEventListener('abort', end, { once: true });
      req.once('close', () => {
        closing.removeEventListener('abort', end);
        stop();
      });
      next(false);
    } catch (error) {
      const { status, body } =
        error instanceof Refusal ? error.answer : new Refusal(500, 'Error', String(error)).answer;
      res.send(status, body);
      next(false);
    }
  });
}

/** Registers one page, script or style sheet. */
export function file(server: Server, path: string, type: string, content: () => Promise<string>): void {
  server.get(path, async (_req: Request, res: Response) => {
    res.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'self'; img-src 'self' https: data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    });
    res.end(await content());
  });
}
