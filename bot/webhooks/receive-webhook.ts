import type { WebhookEvent } from '../commerce/partner-center/schemas/webhooks';
import type { Log } from '../orders/purchase';
import type { Headers, Verdict } from './verify';

export interface WebhookReceiverOptions {
  verify(body: Buffer, headers: Headers): Promise<Verdict>;
  /** Records that an invoice was announced; undefined when the event does not say which. Work comes after the answer. */
  invoiceReady(invoiceId: string | undefined): Promise<void>;
  log: Log;
}

/**
 * Answers Partner Center: 200 once the event is recorded, 401 for what is not its own, 503 for what cannot be judged
 * now, so that it is sent again. Nothing of the event is believed but the id, and no address in it is ever called.
 */
export function createWebhookReceiver(options: WebhookReceiverOptions) {
  const { log } = options;

  return async (body: Buffer, headers: Headers): Promise<{ status: number }> => {
    const verdict = await options.verify(body, headers);
    if (verdict.outcome !== 'genuine') {
      log.warn({ why: verdict.why }, 'a webhook was not accepted');
      return { status: verdict.outcome === 'refused' ? 401 : 503 };
    }
    const { event } = verdict;
    if (event.EventName === 'invoice-ready') await options.invoiceReady(invoiceIdOf(event));
    else log.info({ event: event.EventName }, 'a webhook that needs no work');
    return { status: 200 };
  };
}

/** ".../v1/invoices/G000024135" or ".../invoices/OneTime-G000024135". */
function invoiceIdOf({ ResourceUri }: WebhookEvent): string | undefined {
  const found = /\/invoices\/(?:OneTime-|Recurring-)?([A-Za-z]\w{3,39})(?:[/?#]|$)/i.exec(ResourceUri ?? '');
  return found?.[1]?.toUpperCase();
}
