import type { Backend, Commerce } from './commerce/commerce';
import type { Periodic } from './jobs/jobs';
import type { Connector } from './notices/connector';
import { createFindingReport } from './notices/report-finding';
import type { Journal } from './orders/journal';
import type { Log } from './orders/purchase';
import { createReconcile } from './orders/reconcile';
import type { Store } from './store/open-store';

export interface ReconcilingOptions {
  journal: Journal;
  commerce(backend: Backend): Commerce;
  connector: Connector;
  store: Pick<Store, 'toldOnce'>;
  log: Log;
}

const EVERY_MS = 10 * 60_000;

/** Compares what the providers hold with what the bot knows, every ten minutes, one bot at a time. */
export function reconciling({ journal, commerce, connector, store, log }: ReconcilingOptions): Periodic {
  const report = createFindingReport({ connector, toldOnce: store.toldOnce, log });
  const run = createReconcile({ journal, commerce: (order) => commerce(order.request.backend), report, log });
  return { name: 'reconcile', everyMs: EVERY_MS, run };
}
