import type { Failure } from '../commerce';
import { providerError } from '../../errors';
import { isSuccess, retryAfterMs, type Answer } from './answer';
import { failureOf, reasonOf, refusal } from './failures';
import type { PurchaseBody } from './purchase-body';
import { ExchangeOperation } from './schema/exchange';
import { verdictOn } from './verdict';
import { CAPACITY, parsed, type Wire } from './wire';
import type { AzureOptions } from './options';

export interface ExchangeRequest {
  giveBack: { reservationId: string; quantity: number }[];
  buy: PurchaseBody[];
}

export type ExchangeResult = NonNullable<ExchangeOperation['properties']>;

/** Both calls take their time: ask `exchangeProgress` with the operation until it is no longer pending. */
export type ExchangeStep =
  | { outcome: 'pending'; status: string; operation: string; retryAfterMs: number }
  | { outcome: 'succeeded'; result: ExchangeResult }
  | { outcome: 'refused'; failure: Failure }
  /** The exchange may be under way; the operation tells. */
  | { outcome: 'doubtful'; failure: Failure; operation: string };

const FAILED = new Set(['Failed', 'Cancelled']);

/** Exchanging reservations: https://learn.microsoft.com/rest/api/reserved-vm-instances/exchange/post */
export function createExchanges(wire: Wire, options: Pick<AzureOptions, 'clock' | 'pollAfterMs'>) {
  const step = (answer: Answer, operation: string) => toStep(answer, operation, options);
  return {
    /** What an exchange would cost. Costs nothing itself; the result's sessionId is what `exchange` takes. */
    async calculateExchange({ giveBack, buy }: ExchangeRequest): Promise<ExchangeStep> {
      const body = { properties: { reservationsToExchange: giveBack, reservationsToPurchase: buy } };
      const answer = await wire.read({ method: 'POST', path: `${CAPACITY}/calculateExchange`, body });
      if (!isSuccess(answer)) throw refusal(answer);
      return step(answer, '');
    },
    /** Sent once. The session id is also the id of the operation, by which a doubt is settled. */
    async exchange(sessionId: string): Promise<ExchangeStep> {
      const operation = `${CAPACITY}/operationResults/${encodeURIComponent(sessionId)}`;
      const path = `${CAPACITY}/exchange`;
      const sent = await wire.sendOnce({ method: 'POST', path, body: { properties: { sessionId } } });
      if (sent.outcome === 'unsent') throw providerError(failed('NOT_SENT', reasonOf(sent.error), 'none'), true);
      if (sent.outcome === 'unanswered') {
        return { outcome: 'doubtful', failure: failed('OUTCOME_UNKNOWN', reasonOf(sent.error), 'maybe'), operation };
      }
      const verdict = verdictOn(sent.answer);
      if (verdict === 'refused') return { outcome: 'refused', failure: failureOf(sent.answer, 'none') };
      if (verdict === 'unclear') return { outcome: 'doubtful', failure: failureOf(sent.answer, 'maybe'), operation };
      return step(sent.answer, operation);
    },
    async exchangeProgress(operation: string): Promise<ExchangeStep> {
      const answer = await wire.read({ method: 'GET', path: operation });
      if (!isSuccess(answer)) throw refusal(answer);
      return step(answer, operation);
    },
  };
}

function toStep(answer: Answer, operation: string, options: Pick<AzureOptions, 'clock' | 'pollAfterMs'>): ExchangeStep {
  const next = answer.header('azure-asyncoperation') ?? answer.header('location') ?? operation;
  const pause = retryAfterMs(answer, options.clock()) ?? options.pollAfterMs ?? 5000;
  if (answer.status === 202) return { outcome: 'pending', status: 'accepted', operation: next, retryAfterMs: pause };
  const { status = 'unknown', properties, error } = parsed(ExchangeOperation, answer);
  const [policyError] = properties?.policyResult?.policyErrors ?? [];
  // A success with policy errors is a refusal in disguise.
  if (FAILED.has(status) || policyError) {
    const { code = status, message = 'The exchange failed.' } = error ?? policyError ?? {};
    return { outcome: 'refused', failure: failed(code, message, status === 'Failed' ? 'maybe' : 'none') };
  }
  if (status === 'Succeeded' && properties) return { outcome: 'succeeded', result: properties };
  return { outcome: 'pending', status, operation: next, retryAfterMs: pause };
}

function failed(code: string, why: string, money: Failure['money']): Failure {
  const message = money === 'maybe' ? `The exchange may be half done (${why}).` : `Nothing was exchanged (${why}).`;
  const remedy =
    money === 'maybe'
      ? 'Look at both reservations in the Azure portal before you try again.'
      : 'Change it and ask again.';
  return { code, message, remedy, money };
}
