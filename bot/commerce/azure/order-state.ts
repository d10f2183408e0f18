import type { Failure } from '../commerce';

export type Course = 'succeeded' | 'failed' | 'pending';

const FAILED = new Set(['Failed', 'BillingFailed', 'Cancelled', 'Expired']);

/** Only Succeeded is success. Every state that is not known to be an end, documented or not, means "not yet". */
export function courseOf(provisioningState: string | undefined): Course {
  if (provisioningState === 'Succeeded') return 'succeeded';
  return provisioningState && FAILED.has(provisioningState) ? 'failed' : 'pending';
}

const ENDS: Record<string, Pick<Failure, 'message' | 'remedy'>> = {
  Failed: {
    message: 'Azure could not carry out the order.',
    remedy: 'Look at the order in the Azure portal for the reason, then ask again.',
  },
  BillingFailed: {
    message: 'The payment for the order failed.',
    remedy: 'Have the billing administrator look at the means of payment, then ask again.',
  },
  Cancelled: {
    message: 'The order was cancelled at Azure.',
    remedy: 'Ask again if the reservation is still wanted.',
  },
  Expired: {
    message: 'The order has expired at Azure.',
    remedy: 'Ask again if the reservation is still wanted.',
  },
};

/** The failure behind an order that ended without success. `detail` is Azure's own explanation, where there is one. */
export function endFailure(state: string, detail?: string): Failure {
  const end = ENDS[state] ?? { message: `The order ended as ${state}.`, remedy: 'Look at it in the Azure portal.' };
  const message = detail ? `${end.message} Azure says: ${detail}` : end.message;
  // A failed payment may still be collected; the other ends took no money or give it back.
  return { code: state, message, remedy: end.remedy, money: state === 'BillingFailed' ? 'maybe' : 'none' };
}
