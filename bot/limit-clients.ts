import type { Server } from 'node:http';

/** How long a client may take, in milliseconds, and how many connections there may be. */
export interface ClientLimits {
  /** For the headers of a request, from its first byte. */
  headersMs: number;
  /** For a whole request. */
  requestMs: number;
  /** Without a byte in either direction: for whoever does not read what they asked for. */
  silenceMs: number;
  /** How often the two above are looked after. */
  lookEveryMs: number;
  connections: number;
}

export const CLIENT_LIMITS: ClientLimits = {
  headersMs: 10_000,
  requestMs: 20_000,
  silenceMs: 120_000,
  lookEveryMs: 5000,
  connections: 5000,
};

/** Who sends or reads slowly, or nothing at all, holds a connection no longer than this. Before the server listens. */
export function limitClients(server: Server, limits: ClientLimits): void {
  Object.assign(server, {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.lookEveryMs,
    timeout: limits.silenceMs,
    keepAliveTimeout: Math.min(65_000, limits.silenceMs),
    maxConnections: limits.connections,
  });
}

/** Runs so many at the same time; answers undefined, without running it, for whatever comes on top. */
export function atMost(most: number): <T>(work: () => Promise<T>) => Promise<T | undefined> {
  let running = 0;
  return async (work) => {
    if (running >= most) return undefined;
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
    }
  };
}
