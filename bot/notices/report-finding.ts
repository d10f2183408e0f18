import type { Log } from '../orders/purchase';
import type { Finding } from '../orders/reconcile';
import type { Connector } from './connector';

export interface ReportOptions {
  connector: Pick<Connector, 'post'>;
  toldOnce(what: string, tell: () => Promise<void>): Promise<void>;
  /** Posts to the operators; false when there is nowhere to post. */
  tellOperators(what: string): Promise<boolean>;
  log: Log;
}

/** Tells of a purchase that does not fit: in the order's conversation where that is known, to the operators, and in the log. */
export function createFindingReport({ connector, toldOnce, tellOperators, log }: ReportOptions) {
  return ({ marked, order, what }: Finding): Promise<void> =>
    toldOnce(what, async () => {
      log.error({ order: marked.orderId, provider: marked.providerOrderId, status: marked.status }, what);
      await tellOperators(what);
      if (!order) return;
      const { serviceUrl, conversationId, tenantId } = order.place;
      await connector.post(
        { serviceUrl, conversationId, tenantId },
        { type: 'message', text: `**Please look into this.** ${what}` },
      );
    });
}
