/** An answer of the simulated Azure, as data, so that faults can be put on it before it is written. */
export interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export function ok(body: unknown, headers?: Record<string, string>): Reply {
  return { status: 200, body, headers };
}

/** Thrown by a route to end the call with one of Azure's errors. */
export class Refusal extends Error {
  constructor(readonly reply: Reply) {
    super(JSON.stringify(reply.body));
  }
}

export function refuse(status: number, code: string, message: string): Refusal {
  return new Refusal({ status, body: { error: { code, message } } });
}
