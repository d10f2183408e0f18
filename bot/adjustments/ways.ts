import type { Work } from '../orders/adjustment';
import { asBotError, type BotError } from '../errors';
import { exchangeWay } from './exchange-way';
import { returnWay } from './return-way';
import { failedOnce, type AdjustingAzure, type Outcome, type Way } from './way';

type Ways = { [K in Work['kind']]: Way<Extract<Work, { kind: K }>> };

export function waysOf(azure: AdjustingAzure): Ways {
  const patch = <W extends Work>(change: (work: W) => Promise<unknown>): Way<W> => {
    // Repeating such a change does no harm, so a doubt is settled by making it again.
    const send = (work: W) => change(work).then(() => ({ to: 'done' as const }), failedPatch);
    return { send, settle: send };
  };
  return {
    rename: patch(({ reservation, name }) => azure.change(reservation.id, { name })),
    rescope: patch(({ reservation, scope }) => azure.change(reservation.id, { appliedScope: scope })),
    renewal: patch(({ reservation, renew }) => azure.change(reservation.id, { renew })),
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
    return: returnWay(azure),
    exchange: exchangeWay(azure),
  };
}

function doneWith(reservations: string[] | undefined): Outcome {
  return { to: 'done', result: { reservations } };
}

function failedPatch(error: unknown): Outcome {
  const known: BotError = asBotError(error);
  return known.retry ? { to: 'doubtful', failure: known.failure } : { to: 'refused', failure: known.failure };
}
