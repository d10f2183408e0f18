import type { Next, Request, Response, Server } from 'restify';
import { applyFault, isStopped } from './apply-fault';
import { CallLog, type LoggedCall } from './call-log';
import { makeFaults, type FaultStore, type FaultSwitch } from './faults';

export interface MountedFaults {
  faults: FaultSwitch;
  calls: () => readonly LoggedCall[];
  clearCalls: () => void;
}

const mounted = new WeakMap<Server, MountedFaults>();

/**
 * Lets faults happen to every call that a server receives, and keeps a log of those calls. Once for each server:
 * another simulated service on the same server gets the same switches. The sandbox's own paths are left alone.
 */
export function mountFaults(server: Server): MountedFaults {
  const known = mounted.get(server);
  if (known) return known;
  const faults = makeFaults();
  const log = new CallLog();
  server.pre((request: Request, response: Response, next: Next) => {
    if (request.url?.startsWith('/_sandbox/')) return next();
    const entry = log.note(request, response);
    const fault = faults.take(request.method ?? '', request.url ?? '');
    if (!fault) return next();
    entry.fault = fault.fault;
    entry.stopped = isStopped(fault);
    void applyFault(fault, request, response, faults.cleared()).then(() => {
      if (!entry.stopped) next();
      // Without an answer the call stays open: restify would answer a call that has ended.
      else if (response.headersSent) next(false);
    });
  });
  mountSwitches(server, faults, log);
  const result = { faults, calls: () => log.all(), clearCalls: () => log.clear() };
  mounted.set(server, result);
  return result;
}

function mountSwitches(server: Server, faults: FaultStore, log: CallLog): void {
  server.get('/_sandbox/faults', async (_request: Request, response: Response) => send(response, 200, faults.list()));
  server.post('/_sandbox/faults', async (request: Request, response: Response) => {
    try {
      send(response, 201, { id: faults.add((await readJson(request)) as Parameters<FaultSwitch['add']>[0]) });
    } catch (error) {
      send(response, 400, { error: error instanceof Error ? error.message : 'Not a fault.' });
    }
  });
  server.del('/_sandbox/faults', async (_request: Request, response: Response) => {
    faults.clear();
    send(response, 204);
  });
  server.get('/_sandbox/calls', async (_request: Request, response: Response) => send(response, 200, log.all()));
  server.del('/_sandbox/calls', async (_request: Request, response: Response) => {
    log.clear();
    send(response, 204);
  });
}

async function readJson(request: Request): Promise<unknown> {
  // Another part of the server may have parsed it already.
  if (request.body !== undefined) return typeof request.body === 'string' ? JSON.parse(request.body) : request.body;
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function send(response: Response, status: number, body?: unknown): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}
