import { randomUUID } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { ApiError, refuse, refuseOdata } from './api-error';
import type { Answer, Call, Route } from './call';
import { readBody } from './read-body';
import { GRAPH, PARTNER_CENTER, PARTNER_PRICING, type Bearer, type Tokens } from './tokens';

/** Puts the routes on the server; each call is authorised, its ids are echoed, refusals become answers. */
export function mountRoutes(server: Server, base: string, routes: readonly Route[], tokens: Tokens): void {
  for (const route of routes) {
    for (const path of typeof route.paths === 'string' ? [route.paths] : route.paths) {
      // Two arguments: that is how restify knows that the handler is asynchronous.
      server[route.method](`${base}${path}`, async (request: Request, response: Response) => {
        await serve(route, request, response, tokens);
      });
    }
  }
}

async function serve(route: Route, request: Request, response: Response, tokens: Tokens): Promise<void> {
  const ids = {
    requestId: header(request, 'ms-requestid') ?? randomUUID(),
    correlationId: header(request, 'ms-correlationid') ?? randomUUID(),
  };
  const common: Record<string, string> = {
    'MS-RequestId': ids.requestId,
    'MS-CorrelationId': ids.correlationId,
    'MS-CV': `${ids.correlationId.slice(0, 16)}.0`,
    'MS-ServerId': 'sandbox-1',
    'X-Locale': header(request, 'x-locale') ?? 'en-US',
  };
  if (header(request, 'validatemfa') === 'true') common['isMfaCompliant'] = 'true';
  try {
    const bearer = authorise(route, request, tokens);
    send(response, await route.handle(await readCall(request, bearer, ids)), common);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    send(response, { status: error.status, body: error.body, headers: error.headers }, common);
  }
}

function authorise(route: Route, request: Request, tokens: Tokens): Bearer {
  if (route.auth === 'none') return { kind: 'user' };
  const audience = route.audience ?? PARTNER_CENTER;
  try {
    const bearer = tokens.check(request.headers.authorization, audience);
    if (route.auth === 'either' || bearer.kind === 'user') return bearer;
  } catch (error) {
    if (audience !== GRAPH && audience !== PARTNER_PRICING) throw error;
    throw refuseOdata(401, 'InvalidAuthenticationToken', 'Access token is missing, expired or made for somebody else.');
  }
  throw refuse(403, '900329', 'This resource does not support application-only authentication.');
}

async function readCall(
  request: Request,
  bearer: Bearer,
  ids: Pick<Call, 'requestId' | 'correlationId'>,
): Promise<Call> {
  const url = request.url ?? '/';
  const query = new URLSearchParams(url.split('?').slice(1).join('?'));
  return {
    ...ids,
    params: request.params as Record<string, string>,
    query: Object.fromEntries([...query].map(([name, value]) => [name.toLowerCase(), value])),
    headers: request.headers,
    body: request.method === 'GET' ? undefined : await readBody(request),
    bearer,
    origin: `http://${request.headers.host ?? '127.0.0.1'}`,
    url,
  };
}

function header(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return (Array.isArray(value) ? value[0] : value) || undefined;
}

function send(response: Response, answer: Answer, common: Record<string, string>): void {
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  const content = answer.bytes?.content ?? (answer.byteOrderMark ? `\uFEFF${text}` : text);
  const type = answer.bytes?.type ?? 'application/json; charset=utf-8';
  response.writeHead(answer.status ?? 200, {
    ...common,
    ...(content.length ? { 'Content-Type': type } : {}),
    'Content-Length': Buffer.byteLength(content),
    ...answer.headers,
  });
  response.end(content);
}
