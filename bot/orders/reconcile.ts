import type { Commerce, MarkedOrder } from '../commerce/commerce';
import type { Journal } from './journal';
import type { Order } from './order';
import type { OrderState } from './states';

export interface ReconcileOptions {
  journal: Pick<Journal, 'read' | 'due'>;
  commerce(order: Order): Commerce;
  /** Tells people once; `order` is absent when the bot does not know it any more. */
  report(finding: Finding): Promise<void>;
  log: { warn(fields: object, message: string): void };
}

export interface Finding {
  marked: MarkedOrder;
  order: Order | null;
  /** One sentence. */
  what: string;
}

const AT_MOST = 1000;
/** In these the worker is still finding out by itself. */
const IN_HAND: ReadonlySet<OrderState> = new Set(['approved', 'buying', 'doubtful', 'needs-human']);
const BOUGHT: ReadonlySet<OrderState> = new Set(['placed', 'active', 'expiring', 'renewed', 'expired']);

/**
 * Compares what the providers hold under this bot's marks with what it knows: a purchase it forgot, or made for a
 * request that was taken back meanwhile, is money that somebody must hear of.
 */
export function createReconcile({ journal, commerce, report, log }: ReconcileOptions): () => Promise<void> {
  async function compare(sample: Order): Promise<void> {
    for (const marked of await commerce(sample).markedOrders(sample.request)) {
      const order = await journal.read(marked.orderId);
      const what = whatIsWrong(marked, order);
      if (what) await report({ marked, order, what });
    }
  }

  return async () => {
    const seen = new Set<string>();
    for (const id of await journal.due(Number.MAX_SAFE_INTEGER, AT_MOST)) {
      const order = await journal.read(id);
      const place = order && `${order.request.backend} ${order.request.customer.id}`;
      if (!place || seen.has(place)) continue;
      seen.add(place);
      await compare(order).catch((error: unknown) =>
        log.warn({ error, customer: place }, 'orders could not be compared'),
      );
    }
  };
}

/** Undefined when the two agree. */
export function whatIsWrong(marked: MarkedOrder, order: Order | null): string | undefined {
  const held = `The provider holds order ${marked.providerOrderId} for ${marked.orderId}`;
  if (!order) return `${held}, which I no longer know.`;
  if (IN_HAND.has(order.state)) return undefined;
  if (!BOUGHT.has(order.state)) return `${held}, which is ${order.state} here.`;
  const known = order.provider?.orderId;
  if (known?.toLowerCase() === marked.providerOrderId.toLowerCase()) return undefined;
  return `${held}, for which I follow ${known ?? 'no order'}: look whether it was bought twice.`;
}
