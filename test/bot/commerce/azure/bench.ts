import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import restify from 'restify';
import { createAzure, type Azure } from '../../../../bot/commerce/azure/azure';
import type { AzureOptions } from '../../../../bot/commerce/azure/options';
import type { Attempt, ReservationRequest } from '../../../../bot/commerce/commerce';
import { mountAzure, type AzureSimulation } from '../../../../deployment/sandbox/azure/mount';

export const TOKEN = 'sandbox-token';

export interface Clock {
  (): number;
  pass(ms: number): void;
}

export function createClock(start = Date.parse('2026-11-21T10:00:00Z')): Clock {
  let now = start;
  return Object.assign(() => now, { pass: (ms: number) => void (now += ms) });
}

const QUIET = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/** The back end with pauses short enough for a test. */
export function azureFor(url: string, clock: Clock, more: Partial<AzureOptions> = {}): Azure {
  let ids = 0;
  return createAzure({
    url,
    retailPricesUrl: url.replace(/\/arm$/, '/retail'),
    credential: { getToken: async () => ({ token: TOKEN, expiresOnTimestamp: Date.now() + 3_600_000 }) },
    clock,
    newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
    log: QUIET,
    pollAfterMs: 1000,
    purchaseTimeoutMs: 30_000,
    retryDelayMs: 1,
    regions: ['westeurope', 'eastus2'],
    resourceTypes: ['VirtualMachines', 'SqlDatabases', 'OpenAIPTU'],
    ...more,
  });
}

export interface Bench {
  azure: Azure;
  simulation: AzureSimulation;
  clock: Clock;
  url: string;
  /** A second back end, as after a restart. */
  another(more?: Partial<AzureOptions>): Azure;
  close(): Promise<void>;
}

/** The back end against the simulated Azure over HTTP; both share one clock that only moves when told. */
export async function startBench(): Promise<Bench> {
  const clock = createClock();
  const server = restify.createServer({ name: 'azure' });
  const simulation = mountAzure(server, { token: TOKEN, clock, paceMs: 600_000 });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${server.address().port}/arm`;
  const another = (more?: Partial<AzureOptions>) => azureFor(url, clock, more);
  const close = () =>
    new Promise<void>((resolve) => {
      server.server.closeAllConnections();
      server.close(() => resolve());
    });
  return { azure: another(), simulation, clock, url, another, close };
}

/** A complete request for two virtual machines of the first customer. */
export async function someRequest(azure: Azure, more: Partial<ReservationRequest> = {}): Promise<ReservationRequest> {
  const [customer] = await azure.customers('lamna');
  if (!customer) throw new Error('no customer');
  const billingScope = (await azure.billingScopes(customer)).find(({ name }) => name === 'Clinical systems');
  if (!billingScope) throw new Error('no billing scope');
  const { items } = await azure.catalogue({ customer, billingScope });
  const item = items.find(({ ref }) => ref === 'VirtualMachines/Standard_D4s_v5/westeurope/P1Y');
  if (!item) throw new Error('no item');
  return {
    backend: 'azure',
    customer,
    billingScope,
    item,
    billingPlan: 'Monthly',
    quantity: 2,
    displayName: 'clinic-vms',
    appliedScope: { type: 'Shared' },
    renew: false,
    instanceFlexibility: 'On',
    ...more,
  };
}

export function anAttempt(clock: Clock, more: Partial<Attempt> = {}): Attempt {
  return {
    orderId: 'R-7KQ2MX',
    requestId: '1f0c8f4e-51a7-4a40-9df4-6a2c6cbf0a11',
    approvedAt: new Date(clock()).toISOString(),
    ...more,
  };
}

type Script = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const open = new Set<() => Promise<void>>();
// A test that fails half-way must not leave a server behind that keeps the run from ending.
afterEach(() => Promise.all([...open].map((close) => close())));

/** A server that answers word for word what a test says. */
export async function startScripted(script: Script, host = '127.0.0.1') {
  const seen: { method: string; url: string; body: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      seen.push({ method: request.method ?? '', url: request.url ?? '', body, headers: request.headers });
      script(request, response, body);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, host, () => resolve()));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
      open.delete(close);
    });
  open.add(close);
  return { url: `http://${host}:${(server.address() as AddressInfo).port}`, seen, close };
}

export function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Buys for a request and lets Azure finish; answers the ids. */
export async function bought(bench: Bench, more: Partial<ReservationRequest> = {}, orderId = 'R-7KQ2MX') {
  const request = await someRequest(bench.azure, more);
  const attempt = anAttempt(bench.clock, { orderId });
  const prepared = await bench.azure.prepare(request, attempt);
  if (prepared.outcome !== 'ready') throw new Error(JSON.stringify(prepared));
  await bench.azure.place(prepared.handle, attempt);
  bench.clock.pass(601_000);
  const [reservation] = await bench.azure.reservationsOf(prepared.handle.key);
  if (!reservation) throw new Error('no reservation');
  return { request, orderId: prepared.handle.key, reservationId: reservation.id, reservation };
}
