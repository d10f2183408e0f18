import type { Request, Response, Server } from 'restify';
import type { FaultSwitch } from '../faults/faults';
import type { LoggedCall } from '../faults/call-log';
import { mountFaults } from '../faults/mount-faults';
import { accountRoutes } from './account-routes';
import { catalogRoutes } from './catalog-routes';
import { exchangeRoutes } from './exchange-routes';
import { orderRoutes } from './order-routes';
import { overviewRoutes } from './overview-routes';
import { refundRoutes } from './refund-routes';
import { Refusal, refuse, type Reply } from './reply';
import { reservationRoutes } from './reservation-routes';
import { readBody, writeReply } from './respond';
import type { Context, Route } from './route';
import { answerRetail } from './retail-routes';
import { splitMergeRoutes } from './split-merge-routes';
import { createWorld, type World, type WorldOptions } from './world';

export interface AzureSimulationOptions extends WorldOptions {
  /** The bearer token it accepts. */
  token: string;
}

/** One call that reached the service. */
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
  /** Every call that reached the service, oldest first. */
  calls: Call[];
  /** Puts faults on the next calls; shared with every service on the same server. */
  faults: FaultSwitch;
  /** How the next order ends instead of Succeeded. */
  endNextOrder(state: string, message?: string): void;
  /** The calls of a method that came in for paths that contain the text, whether they reached the service or not. */
  arrived(method: string, path: string): readonly LoggedCall[];
  /** How many those are. */
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
  const { faults, calls: arrivals } = mountFaults(server);
  const calls: Call[] = [];
  const arrived = (method: string, path: string) =>
    arrivals().filter((call) => call.method === method && call.path.toLowerCase().includes(path.toLowerCase()));
  const serve = async (request: Request, response: Response): Promise<void> => {
    const body = await readBody(request);
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const path = decodeURIComponent(url.pathname.slice(ARM.length));
    const method = request.method ?? 'GET';
    const context = { world, method, path, params: {}, query: url.searchParams, body, base: url.origin + ARM };
    const reply = guarded(context, request, options.token);
    const requestId = request.headers['x-ms-client-request-id'] as string | undefined;
    calls.push({ method, path, query: url.search, status: reply.status, requestId, body });
    const ids = { 'x-ms-request-id': world.newId(), 'x-ms-correlation-request-id': world.newId() };
    writeReply(response, { ...reply, headers: { ...ids, ...reply.headers } });
  };
  for (const method of ['get', 'post', 'put', 'patch'] as const) server[method](`${ARM}/*`, serve);
  server.get('/retail/api/retail/prices', answerRetail);
  return {
    world,
    calls,
    faults,
    endNextOrder: (state, message) => void world.endings.push({ state, message }),
    arrived,
    count: (method, path) => arrived(method, path).length,
  };
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
