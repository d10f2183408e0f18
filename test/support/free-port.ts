import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what any system hands out by itself, be it to a listener or to the near end of a connection. */
const LOWEST = 12_000;
const HIGHEST = 32_000;

/**
 * A port nobody listens on at the moment, and that nobody is given by chance while its server is down between two
 * starts: only another call of this could choose it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
