import type { ReservationChange } from '../commerce/azure/change-reservation';
import type { PurchaseBody } from '../commerce/azure/purchase-body';
import type { DirectoryChange } from '../commerce/azure/split-merge';
import type { Work } from '../orders/adjustment';
import { asBotError, type BotError } from '../errors';
import type { RefundMemory } from '../outlook';
import { exchangeWay } from './exchange-way';
import { returnWay } from './return-way';
import { failedOnce, otherThanAsked, type AdjustingAzure, type Outcome, type Way } from './way';

type Ways = { [K in Work['kind']]: Way<Extract<Work, { kind: K }>> };

export function waysOf(azure: AdjustingAzure, refunds?: RefundMemory): Ways {
  const patch = <W extends Work>(change: (work: W) => Promise<unknown>): Way<W> => {
    // Repeating such a change does no harm, so a doubt is settled by making it again.
    const send = (work: W) => change(work).then(() => ({ to: 'done' as const }), failedPatch);
    return { send, settle: send };
  };
  return {
    rename: patch(({ reservation, name }) => azure.change(reservation.id, { name })),
    rescope: patch(({ reservation, scope }) => azure.change(reservation.id, { appliedScope: scope })),
    renewal: {
      ...patch((work) => azure.change(work.reservation.id, renewalOf(work))),
      prepare: async (work) => {
        const refused = work.renew ? await otherThanAsked(azure, work.reservation) : undefined;
        return refused ? { refused } : { work, moved: false, sessionId: '' };
      },
    },
    flexibility: patch(({ reservation, to }) => azure.change(reservation.id, { instanceFlexibility: to })),
    review: patch(({ reservation, day }) => azure.change(reservation.id, { reviewDateTime: `${day}T00:00:00Z` })),
    archive: patch(({ reservation, archived }) =>
      archived ? azure.archive(reservation.id) : azure.unarchive(reservation.id),
    ),
    directory: {
      send: ({ orderId, tenantId }) => azure.changeDirectory(orderId, tenantId).then(movedOf, failedOnce),
      // Where it went this bot sees no more; while it sees the order, nothing is known.
      settle: async ({ orderId }) => {
        try {
          await azure.order(orderId);
          return { to: 'unknown' };
        } catch (error) {
          const { failure } = asBotError(error);
          return GONE.has(failure.code) ? { to: 'done' } : { to: 'unknown', failure };
        }
      },
    },
    split: {
      send: ({ reservation, quantities }) =>
        azure.split(reservation.id, quantities).then((all) => doneWith(all.map(({ id }) => id)), failedOnce),
      settle: async ({ reservation }) => {
        const { provisioningState, splitProperties } = await azure.reservation(reservation.id);
        const parts = splitProperties?.splitDestinations;
        return parts?.length || provisioningState === 'Split' ? doneWith(parts) : { to: 'unknown' };
      },
    },
    merge: {
      send: ({ reservation, other }) =>
        azure.merge([reservation.id, other.id]).then((all) => doneWith(all.map(({ id }) => id)), failedOnce),
      settle: async ({ reservation }) => {
        const { provisioningState, mergeProperties } = await azure.reservation(reservation.id);
        const into = mergeProperties?.mergeDestination;
        return into || /^(?:merged|cancelled)$/i.test(provisioningState ?? '')
          ? doneWith(into ? [into] : undefined)
          : { to: 'unknown' };
      },
    },
    return: returnWay(azure, refunds),
    exchange: exchangeWay(azure),
  };
}

/** What is not chosen is not sent: without it Azure buys what was set before, or the same again. */
function renewalOf(work: Extract<Work, { kind: 'renewal' }>): ReservationChange {
  const other = work.renew && work.other ? (work.buy?.body as PurchaseBody) : undefined;
  return { renew: work.renew, ...(other && { renewalPurchase: other }) };
}

const GONE: ReadonlySet<string> = new Set(['ReservationOrderNotFound', 'ResourceNotFound', 'NotFound']);

/** Azure tells for the order and for each of its reservations whether it moved. */
function movedOf({ reservationOrder, reservations = [] }: DirectoryChange): Outcome {
  const stayed = [...(reservationOrder ? [reservationOrder] : []), ...reservations].filter(
    ({ isSucceeded }) => isSucceeded === false,
  );
  if (stayed.length === 0) return { to: 'done' };
  const why = stayed.map(({ name, id, error }) => [name ?? id, error].filter(Boolean).join(': ')).join('; ');
  const remedy = 'Look at the order in both tenants before it is asked for again.';
  return {
    to: 'refused',
    failure: { code: 'NOT_MOVED', message: `Azure did not move ${why}.`, remedy, money: 'none' },
  };
}

function doneWith(reservations: string[] | undefined): Outcome {
  return { to: 'done', result: { reservations } };
}

function failedPatch(error: unknown): Outcome {
  const known: BotError = asBotError(error);
  return known.retry ? { to: 'doubtful', failure: known.failure } : { to: 'refused', failure: known.failure };
}
