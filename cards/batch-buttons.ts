import { concernedBy } from '../bot/orders/batch';
import type { WholeBatch } from './batch-lines';
import { ordersOf, stateOfBatch } from './batch-state';
import type { Writing } from './order-facts';
import { fillIn } from './texts';

export interface BatchButton {
  title: string;
  style: string;
  verb: string;
}

/** What can be decided about the batch as a whole now; leaving lines out is said on the button that does it. */
export function batchButtons(whole: WholeBatch, { texts }: Pick<Writing, 'texts'>): BatchButton[] {
  const words = texts.bulk.buttons;
  if (stateOfBatch(whole) === 'reading') return [];
  const orders = ordersOf(whole);
  const count = (verb: 'confirm' | 'approve' | 'withdraw') => concernedBy(verb, orders).length;
  const titled = (one: string, many: string, n: number) => (n === 1 ? one : fillIn(many, { count: n }));
  const button = (verb: string, title: string, style = 'default') => ({ verb: `batch-${verb}`, title, style });
  const toConfirm = count('confirm');
  const toApprove = count('approve');
  if (toConfirm > 0) {
    const isPart = whole.batch.lines.some(({ state }) => state === 'wrong');
    const title = isPart
      ? titled(words.goOnOne, words.goOn, toConfirm)
      : titled(words.confirmOne, words.confirm, toConfirm);
    return [button('confirm', title, 'positive'), button('withdraw', words.cancel)];
  }
  if (toApprove > 0) {
    return [
      button('approve', titled(words.approveOne, words.approve, toApprove), 'positive'),
      button('reject', words.reject, 'destructive'),
      button('withdraw', words.withdraw),
    ];
  }
  return count('withdraw') > 0 ? [button('withdraw', words.withdraw)] : [];
}
