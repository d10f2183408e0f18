import type { Change, Journal, Notice } from '../orders/journal';
import type { OrderState } from '../orders/states';
import type { Batches } from '../store/batches';

/** States in which a line needs attention of its own; from then on it has a card of its own. */
const LOUD: readonly OrderState[] = ['needs-human', 'expiring', 'renewed', 'expired'];

/**
 * A journal that lets the lines of a batch be told by the batch's card instead of a card each, and wakes the batch
 * when one of them changes. A wake-up lost to a crash is made up for: an open batch is looked at from time to time.
 */
export function withQuietBatches(journal: Journal, batches: Pick<Batches, 'wake'>, now: () => Date): Journal {
  return {
    ...journal,
    async commit(change) {
      const { batch } = change.order;
      const result = await journal.commit({ ...change, notices: noticesOf(change) });
      if (batch && result === 'committed') await batches.wake(batch.id, now().getTime()).catch(() => undefined);
      return result;
    },
  };
}

function noticesOf({ order, notices }: Change): Notice[] {
  const isLoud = order.history.some(({ state }) => LOUD.includes(state));
  return order.batch && !isLoud ? [] : notices;
}
