import type { Lookups } from '../../dialogs/resolve';
import { resolve } from '../../dialogs/resolve';
import { SLOT_INFO, type Slot } from '../../dialogs/slots';
import { fillIn, textsFor } from '../../cards/texts';
import type { ReservationRequest } from '../commerce/commerce';
import type { Desk } from '../desk';
import { asBotError, BotError } from '../errors';
import type { Batch, BatchLine } from '../orders/batch';
import type { Journal } from '../orders/journal';

export interface LineOpenerOptions {
  lookups: Lookups;
  /** Completes a customer found in a list. */
  whole(request: ReservationRequest, signal: AbortSignal): Promise<ReservationRequest>;
  desk: Pick<Desk, 'open'>;
  journal: Pick<Journal, 'read'>;
  now(): Date;
}

const PATIENCE_MS = 60_000;
const GIVEN_UP_AFTER_MS = 10 * 60_000;

/**
 * Looks a line up as a single purchase is looked up, and opens its order, or says what is wrong with it. May be done
 * again after a crash: the line's order has its id already.
 */
export function createLineOpener(options: LineOpenerOptions) {
  async function requestOf(line: BatchLine, locale: string, signal: AbortSignal) {
    const words = textsFor(locale).bulk;
    const unreadable = [
      ...line.unclear.map((text) => fillIn(words.unclearNumber, { text })),
      ...line.leftover.map((text) => fillIn(words.notUnderstood, { text })),
    ];
    const found = await resolve(line.answers, line.problems, options.lookups, textsFor(locale).dialog, signal);
    const missing = found.missing.map((slot) => missingSentence(slot, words.missing));
    const faults = [...unreadable, ...Object.values(found.problems), ...missing];
    return { ...found, faults };
  }

  return async (batch: Batch, line: BatchLine, locale: string): Promise<BatchLine> => {
    const known = await options.journal.read(line.orderId);
    if (known?.batch?.id === batch.id) return { ...line, state: 'open' };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      const { request, faults, notes, warnings } = await requestOf(line, locale, signal);
      if (!request || faults.length > 0) return { ...line, state: 'wrong', faults };
      const who = { person: batch.requester, place: batch.place };
      const as = { id: line.orderId, batch: { id: batch.id } };
      await options.desk.open({ request: await options.whole(request, signal), as }, who, signal);
      return { ...line, state: 'open', notes: [...notes, ...warnings] };
    } catch (error) {
      // What is no refusal but trouble of our own is tried again, for a while.
      const isOld = options.now().getTime() - Date.parse(batch.createdAt) > GIVEN_UP_AFTER_MS;
      if (!(error instanceof BotError) && !signal.aborted && !isOld) throw error;
      if (signal.aborted) return { ...line, state: 'wrong', faults: [textsFor(locale).bulk.silent] };
      const { message, remedy } = asBotError(error).failure;
      return { ...line, state: 'wrong', faults: [`${message} ${remedy}`.trim()] };
    }
  };
}

function missingSentence(slot: Slot, words: string): string {
  const { label, example } = SLOT_INFO[slot];
  return fillIn(words, { label, example });
}
