import type { Reader } from '../cards/card';
import { textsFor, fillIn } from '../cards/texts';
import type { BackEnds } from './back-ends';
import type { Backend, Commerce } from './commerce/commerce';
import type { Config } from './config';
import type { Periodic } from './jobs/jobs';
import type { Connector } from './notices/connector';
import { createFindingReport } from './notices/report-finding';
import type { Journal } from './orders/journal';
import type { Log } from './orders/purchase';
import { createReconcile } from './orders/reconcile';
import type { Place } from './people';
import { createLookOutside, type LookOutsideOptions } from './reconciliation/look-outside';
import { createOperators, createTellOutside } from './reconciliation/tell-outside';
import type { Store } from './store/open-store';

export interface ReconcilingOptions {
  config: Pick<Config, 'OPERATIONS_CONVERSATION' | 'RECONCILE_EVERY_MS'>;
  journal: Journal;
  backEnds: Pick<BackEnds, 'azure' | 'partnerCenter'>;
  commerce(backend: Backend): Commerce;
  connector: Connector;
  store: Pick<Store, 'toldOnce' | 'outside' | 'watches' | 'references'>;
  adjustments: LookOutsideOptions['adjustments'];
  readerOf(place: Place): Promise<Reader>;
  now(): Date;
  log: Log;
}

/** Compares what the providers hold with what the bot knows, and what it never heard of; one bot at a time. */
export function reconciling(options: ReconcilingOptions): Periodic {
  const { config, journal, connector, store, log } = options;
  const operators = createOperators({ ...options, ...store, conversationId: config.OPERATIONS_CONVERSATION });
  const tellOperators = (what: string) =>
    operators.tell((reader) => fillIn(textsFor(reader.locale).operations.finding, { what }));
  const report = createFindingReport({ connector, toldOnce: store.toldOnce, tellOperators, log });
  const compare = createReconcile({
    journal,
    commerce: (order) => options.commerce(order.request.backend),
    report,
    log,
  });
  const look = createLookOutside({ ...options, ...options.backEnds, ...store });
  const tell = createTellOutside({ outside: store.outside, operators, now: options.now });
  const careful = (work: () => Promise<void>) =>
    work().catch((error: unknown) => log.warn({ error }, 'a part of the reconciliation failed; the next one follows'));
  return {
    name: 'reconcile',
    everyMs: config.RECONCILE_EVERY_MS,
    run: async () => {
      await careful(compare);
      await careful(look);
      await careful(tell);
    },
  };
}
