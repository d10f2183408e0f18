import { ConnectorError, type Connector } from '../notices/connector';
import { HeldBack } from '../notices/paced-connector';
import type { Leases } from '../orders/journal';
import type { Log } from '../orders/purchase';
import type { References } from '../store/references';
import type { Tidings, WaitingTiding } from '../store/tidings';
import type { Watches } from '../store/watches';
import type { TidingRenderer } from './render-tiding';

export interface TidingDelivererOptions {
  tidings: Pick<Tidings, 'due' | 'retryAt' | 'delivered'>;
  watches: Pick<Watches, 'read'>;
  references: Pick<References, 'read'>;
  leases: Leases;
  connector: Pick<Connector, 'post'>;
  /** A renderer that lives as long as one round: what several conversations hear of is read once. */
  newRenderer(): TidingRenderer;
  now(): Date;
  log: Log;
}

const AT_ONCE = 50;
const LEASE_MS = 4000;
const LONGEST_PAUSE_MS = 10 * 60_000;
const TRIES_OF_A_REFUSED = 5;

/** Posts what waits in the outbox of tidings. One stays there until Teams took it. */
export function createTidingDeliverer(options: TidingDelivererOptions): () => Promise<void> {
  const { tidings, log } = options;

  async function deliver(waiting: WaitingTiding, render: TidingRenderer): Promise<void> {
    const watch = await options.watches.read(waiting.watchId);
    if (watch) {
      // The newest address of the conversation: Teams moves them.
      const place = (await options.references.read(watch.place.conversationId)) ?? watch.place;
      const activity = await render(waiting, watch);
      await options.connector.post(place, activity);
    }
    await tidings.delivered(waiting.id);
  }

  async function tryAgain({ id, attempts }: WaitingTiding, error: unknown): Promise<void> {
    const known = error instanceof ConnectorError ? error : undefined;
    const refused = known && known.status >= 400 && known.status < 500 && ![408, 412, 429].includes(known.status);
    if (refused && attempts >= TRIES_OF_A_REFUSED) {
      log.error({ tiding: id, status: known.status }, 'Teams refuses this news for good; it is given up');
      return tidings.delivered(id);
    }
    if (!(error instanceof HeldBack)) log.warn({ tiding: id, attempts, error }, 'news could not be delivered yet');
    const pauseMs = known?.retryAfterMs ?? Math.min(1000 * 2 ** attempts, LONGEST_PAUSE_MS);
    await tidings.retryAt(id, options.now().getTime() + pauseMs);
  }

  async function round(): Promise<void> {
    const render = options.newRenderer();
    for (;;) {
      const due = await tidings.due(options.now().getTime(), AT_ONCE);
      for (const waiting of due) {
        await deliver(waiting, render).catch((error: unknown) => tryAgain(waiting, error));
      }
      if (due.length < AT_ONCE) return;
    }
  }

  return async () => {
    await options.leases.hold('tidings', LEASE_MS, round);
  };
}
