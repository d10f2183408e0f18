import type { Request, Response } from 'restify';

export interface LoggedCall {
  /** ISO 8601. */
  at: string;
  method: string;
  /** With the query. */
  path: string;
  /** What was answered; 0 when the caller got no answer. */
  status: number;
  requestId?: string;
  correlationId?: string;
  /** The fault that happened to it. */
  fault?: string;
  /** The fault kept it from the service: it was on the wire, and nothing came of it. */
  stopped?: boolean;
}

const LIMIT = 20_000;

/** The calls a server received, in the order in which they arrived. */
export class CallLog {
  private entries: LoggedCall[] = [];

  all(): readonly LoggedCall[] {
    return this.entries;
  }

  clear(): void {
    this.entries = [];
  }

  /** The entry is there at once; its status follows when the answer has gone out. */
  note(request: Request, response: Response): LoggedCall {
    const header = (...names: string[]) => {
      const value = names.map((name) => request.headers[name]).find(Boolean);
      return Array.isArray(value) ? value[0] : value;
    };
    const entry: LoggedCall = {
      at: new Date().toISOString(),
      method: request.method ?? '',
      path: request.url ?? '',
      status: 0,
      requestId: header('ms-requestid', 'x-ms-client-request-id'),
      correlationId: header('ms-correlationid', 'x-ms-correlation-request-id'),
    };
    this.entries.push(entry);
    if (this.entries.length > LIMIT) this.entries.shift();
    response.once('finish', () => {
      if (!response.destroyed) entry.status = response.statusCode;
    });
    return entry;
  }
}
