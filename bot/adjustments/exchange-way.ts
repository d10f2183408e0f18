import { setTimeout as pause } from 'node:timers/promises';
import type { ExchangeResult, ExchangeStep } from '../commerce/azure/exchange';
import type { PurchaseBody } from '../commerce/azure/purchase-body';
import { botError, providerError } from '../errors';
import type { ExchangePreview, Work } from '../orders/adjustment';
import { add, compare, times, type Money } from '../orders/money';
import { failedOnce, otherThanAsked, type AdjustingAzure, type Outcome, type Way } from './way';

type ExchangeWork = Extract<Work, { kind: 'exchange' }>;
type ExchangingAzure = Pick<AdjustingAzure, 'calculateExchange' | 'exchange' | 'exchangeProgress'>;
type Exchanging = ExchangingAzure & Pick<AdjustingAzure, 'reservation'>;

/** What is to be paid may rise by this share of the purchase with the days; more is another exchange. */
const LARGEST_SHARE = '0.01';
const PATIENCE_MS = 85_000;

/** Exchanging a reservation. Azure's session is also the name of the operation, by which a doubt is settled. */
export function exchangeWay(azure: Exchanging): Way<ExchangeWork> {
  return {
    async prepare(work, now) {
      const other = await otherThanAsked(azure, work.reservation);
      if (other) return { refused: other };
      const { result, refused } = await calculated(azure, work);
      if (refused) return { refused };
      const preview = previewOf(result, now);
      const moved = isMore(preview, work.preview);
      const sessionId = result.sessionId ?? '';
      const operation = `/providers/Microsoft.Capacity/operationResults/${encodeURIComponent(sessionId)}`;
      return { work: moved ? { ...work, preview } : work, moved, sessionId, operation };
    },
    send: (_work, { sessionId = '' }) => azure.exchange(sessionId).then(outcomeOf, failedOnce),
    settle: async (_work, { operation = '' }) => outcomeOf(await azure.exchangeProgress(operation)),
  };
}

/** Waits until Azure has worked out what an exchange costs. Throws when it does not come to an end. */
export async function calculated(
  azure: ExchangingAzure,
  { reservation, quantity, buy }: Pick<ExchangeWork, 'reservation' | 'quantity' | 'buy'>,
  signal?: AbortSignal,
) {
  const giveBack = [{ reservationId: reservation.id, quantity }];
  let step = await azure.calculateExchange({ giveBack, buy: [buy.body as PurchaseBody] });
  let waitedMs = 0;
  while (step.outcome === 'pending') {
    if (waitedMs > PATIENCE_MS) throw botError('PROVIDER_UNREACHABLE', { provider: 'Azure', why: 'still calculating' });
    const pauseMs = Math.min(step.retryAfterMs, 5000);
    await pause(pauseMs, undefined, { signal });
    waitedMs += pauseMs;
    step = await azure.exchangeProgress(step.operation);
  }
  if (step.outcome === 'succeeded') return { result: step.result };
  if (step.outcome === 'refused')
    return { result: {} as ExchangeResult, refused: { ...step.failure, money: 'none' as const } };
  throw providerError(step.failure, true);
}

export function previewOf({ netPayable, refundsTotal, purchasesTotal }: ExchangeResult, now: Date): ExchangePreview {
  return { at: now.toISOString(), netPayable, refunds: refundsTotal, purchases: purchasesTotal };
}

function outcomeOf(step: ExchangeStep): Outcome {
  switch (step.outcome) {
    case 'pending':
      return { to: 'working', operation: step.operation };
    case 'succeeded': {
      const reservations = step.result.reservationsToPurchase?.flatMap(({ reservationId }) => reservationId ?? []);
      return { to: 'done', result: { netPayable: step.result.netPayable, reservations } };
    }
    case 'refused':
      return { to: 'refused', failure: step.failure };
    case 'doubtful':
      return { to: 'doubtful', failure: step.failure, operation: step.operation };
  }
}

function isMore(now: ExchangePreview, approved: ExchangePreview): boolean {
  if (!now.netPayable || !approved.netPayable || !approved.purchases)
    return !sameText(now.netPayable, approved.netPayable);
  if (now.netPayable.currency !== approved.netPayable.currency) return true;
  return compare(now.netPayable, add(approved.netPayable, times(approved.purchases, LARGEST_SHARE))) > 0;
}

function sameText(a: Money | undefined, b: Money | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
