import type { Request, Response, Server } from 'restify';
import { accountRoutes } from './account-routes';
import { catalogRoutes } from './catalog-routes';
import { exchangeRoutes } from './exchange-routes';
import { createFaults, type Fault } from './faults';
import { orderRoutes } from './order-routes';
import { overviewRoutes } from './overview-routes';
import { refundRoutes } from './refund-routes';
import { Refusal, refuse, type Reply } from './reply';
import { reservationRoutes } from './reservation-routes';
import { faultReply, readBody, writeReply } from './respond';
import type { Context, Route } from './route';
import { answerRetail } from './retail-routes';
import { splitMergeRoutes } from './split-merge-routes';
import { createWorld, type World, type WorldOptions } from './world';

export interface AzureSimulationOptions extends WorldOptions {
  /** The bearer token it accepts. */
  token: string;
}

/** One call the simulation received. */
export interface Call {
  method: string;
  path: string;
  query: string;
  status: number;
  requestId?: string;
  body?: unknown;
}

export interface AzureSimulation {
  world: World;
  /** Every call, oldest first. */
  calls: Call[];
  /** Puts a fault on the next calls that fit. */
  fault(fault: Fault): void;
  clearFaults(): void;
  /** How the next order ends instead of Succeeded. */
  endNextOrder(state: string, message?: string): void;
  /** How many calls of a method went to paths that contain the text. */
  count(method: string, path: string): number;
}

const ARM = '/arm';
const ROUTES: readonly Route[] = [
  ...accountRoutes,
  ...catalogRoutes,
  ...orderRoutes,
  ...reservationRoutes,
  ...splitMergeRoutes,
  ...refundRoutes,
  ...exchangeRoutes,
  ...overviewRoutes,
];

/** Plays Azure Resource Manager under /arm and the retail prices under /retail. */
export function mountAzure(server: Server, options: AzureSimulationOptions): AzureSimulation {
  const world = createWorld(options);
  const faults = createFaults();
  const calls: Call[] = [];
  const serve = async (request: Request, response: Response): Promise<void> => {
    const body = await readBody(request);
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const path = decodeURIComponent(url.pathname.slice(ARM.length));
    const method = request.method ?? 'GET';
    const fault = faults.take(method, path);
    const requestId = request.headers['x-ms-client-request-id'] as string | undefined;
    const call: Call = { method, path, query: url.search, status: 0, requestId, body };
    calls.push(call);
    if (fault?.kind === 'reset-before') return void response.socket?.destroy();
    const context = { world, method, path, params: {}, query: url.searchParams, body, base: url.origin + ARM };
    const reply = outcome(context, request, options.token, fault);
    call.status = reply.status;
    const ids = { 'x-ms-request-id': world.newId(), 'x-ms-correlation-request-id': world.newId() };
    writeReply(response, { ...reply, headers: { ...ids, ...reply.headers } }, fault);
  };
  for (const method of ['get', 'post', 'put', 'patch'] as const) server[method](`${ARM}/*`, serve);
  server.get('/retail/api/retail/prices', answerRetail);
  return {
    world,
    calls,
    fault: (fault) => void faults.add(fault),
    clearFaults: () => void faults.clear(),
    endNextOrder: (state, message) => void world.endings.push({ state, message }),
    count: (method, path) =>
      calls.filter((call) => call.method === method && call.path.toLowerCase().includes(path.toLowerCase())).length,
  };
}

function outcome(context: Context, request: Request, token: string, fault?: Fault): Reply {
  if (fault?.kind === 'answer') return faultReply(fault);
  const reply = guarded(context, request, token);
  return fault?.kind === 'answer-after' ? faultReply(fault) : reply;
}

function guarded(context: Context, request: Request, token: string): Reply {
  try {
    if (request.headers.authorization !== `Bearer ${token}`) {
      throw refuse(401, 'InvalidAuthenticationToken', 'The access token is invalid.');
    }
    if (!context.query.get('api-version')) throw refuse(400, 'MissingApiVersionParameter', 'api-version is required.');
    return dispatch(context);
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}

function dispatch(context: Context): Reply {
  for (const { method, pattern, answer } of ROUTES) {
    const found = method === context.method ? pattern.exec(context.path) : null;
    if (found) return answer({ ...context, params: { ...found.groups } });
  }
  throw refuse(404, 'ResourceNotFound', `${context.method} ${context.path} does not exist.`);
}
