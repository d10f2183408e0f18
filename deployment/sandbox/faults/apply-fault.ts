import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Response } from 'restify';
import type { Fault } from './faults';

const PAGE = '<!DOCTYPE html><html><head><title>Bad gateway</title></head><body><h1>502</h1></body></html>';

/** Makes the fault happen; unless it stops the call, the handler is next. A latency ends with the faults' `cleared`. */
export async function applyFault(
  fault: Fault,
  request: Request,
  response: Response,
  cleared?: AbortSignal,
): Promise<void> {
  switch (fault.fault) {
    case 'latency':
      return wait(fault.ms ?? 1000, cleared);
    case 'cut-before':
      return void request.socket.destroy();
    case 'cut-after':
      return swallowAnswer(response, () => request.socket.destroy());
    case 'truncate':
      return truncateAnswer(request, response);
    case 'hang':
      return fault.after ? swallowAnswer(response, () => void hang(fault, request)) : void hang(fault, request);
    case 'html':
      return happen(fault, response, () => answer(response, fault.status ?? 502, 'text/html', PAGE, {}));
    case 'status':
      return happen(fault, response, () => answerStatus(fault, response));
  }
}

/** Whether the fault keeps the call from its handler. */
export function isStopped({ fault, after }: Fault): boolean {
  return fault === 'cut-before' || (!after && (fault === 'hang' || fault === 'html' || fault === 'status'));
}

/** At once, or instead of the handler's answer when the call is to take effect. */
function happen(fault: Fault, response: Response, act: () => void): void {
  if (fault.after) replaceAnswer(response, act);
  else act();
}

/** The handler does its work; what it wants to send is thrown away, and so is restify's complaint that nothing was. */
function swallowAnswer(response: Response, act: () => void): void {
  response.writeHead = () => response;
  response.write = () => true;
  response.send = () => response;
  response.end = () => {
    act();
    return response;
  };
}

/** The handler does its work; something else is sent. */
function replaceAnswer(response: Response, instead: () => void): void {
  response.writeHead = () => response;
  response.write = () => true;
  response.end = () => {
    // Without these the response's own methods are back.
    for (const name of ['writeHead', 'write', 'end']) Reflect.deleteProperty(response, name);
    instead();
    return response;
  };
}

function truncateAnswer(request: Request, response: Response): void {
  const end = response.end.bind(response);
  response.end = ((chunk?: unknown) => {
    const bytes = typeof chunk === 'string' || Buffer.isBuffer(chunk) ? Buffer.from(chunk) : Buffer.alloc(0);
    if (bytes.length < 2) return end(bytes);
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => request.socket.destroy());
    return response;
  }) as typeof response.end;
}

async function hang(fault: Fault, request: Request): Promise<void> {
  if (fault.ms === undefined) return;
  await wait(fault.ms);
  request.socket.destroy();
}

function answerStatus(fault: Fault, response: Response): void {
  const status = fault.status ?? 503;
  const retry: Record<string, string> =
    fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
  const body = fault.body ?? usualBody(status, fault.retryAfter);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  answer(response, status, typeof body === 'string' ? 'text/plain' : 'application/json', text, retry);
}

/** The gateway's own shape for 429, the service's for the rest. */
function usualBody(status: number, retryAfter = 1): unknown {
  if (status === 429) {
    return { statusCode: 429, message: `Rate limit is exceeded. Try again in ${retryAfter} seconds.` };
  }
  return { code: '800003', description: 'Unexpected service error', data: [], source: 'PartnerFD' };
}

function answer(response: Response, status: number, type: string, text: string, more: Record<string, string>): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text), ...more });
  response.end(text);
}

/** Does not keep the process alive. */
async function wait(ms: number, ended?: AbortSignal): Promise<void> {
  await pause(ms, undefined, { ref: false, signal: ended }).catch(() => undefined);
}
