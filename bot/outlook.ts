import { cached } from './commerce/http/cached';
import { forgetfulMap } from './forgetful-map';
import type { Azure } from './commerce/azure/azure';
import { isInForce } from './commerce/azure/in-force';
import type { RefundQuote } from './commerce/azure/refund';
import type { ReservationDetails } from './commerce/azure/schema/reservation';
import type { ReservationRequest } from './commerce/commerce';
import { asBotError } from './errors';
import type { Money } from './orders/money';
import { refundsLeft, type Outlook, type RefundNotes, type UseOfLike } from './orders/outlook';
import type { Log } from './orders/purchase';
import type { RefundNotesStore } from './store/refund-notes';

/** What those who decide are told of refunds and of the use of like reservations, from what is kept. */
export interface Outlooks {
  /** Asks no provider; undefined where nothing can be known. */
  outlook(request: ReservationRequest): Promise<Outlook | undefined>;
  refunds: RefundMemory;
  /** Reads reservations ahead. */
  readAhead(): void;
}

/** Takes note of what Azure says of refunds. Never fails. */
export interface RefundMemory {
  told(scopeId: string | undefined, quote: RefundQuote, at: Date): Promise<void>;
  made(scopeId: string | undefined, name: string | undefined, amount: Money | undefined, at: Date): Promise<void>;
}

export interface OutlookOptions {
  azure?: Pick<Azure, 'reservations'>;
  notes: RefundNotesStore;
  now(): Date;
  log: Log;
}

const USE_KEPT_MS = 3_600_000;
/** How long another process' note may stay unseen here. */
const NOTES_KEPT_MS = 30_000;

export function createOutlooks({ azure, notes, now, log }: OutlookOptions): Outlooks {
  const clock = () => now().getTime();
  const known = forgetfulMap<Promise<RefundNotes>>({ max: 2000, ttl: NOTES_KEPT_MS });
  const uses = cached<UsesAt>({
    ...{ freshForMs: USE_KEPT_MS, max: 1, now: clock },
    load: async () => ({ at: now().toISOString(), uses: usesAmong(await azure!.reservations()) }),
  });

  const quietly = async <T>(what: string, work: Promise<T>): Promise<T | undefined> =>
    work.catch((error: unknown) => {
      log.info({ code: asBotError(error).code }, `${what} could not be read or kept`);
      return undefined;
    });
  function notesOf(scopeIds: readonly string[]): Promise<RefundNotes> {
    const key = scopeIds.join(' ');
    const found = known.get(key) ?? notes.read(scopeIds);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  }
  const read = () => quietly('the use of reservations', uses.get('all'));

  return {
    outlook: async (request) => {
      if (!azure || request.kind) return undefined;
      const scopeIds = scopesOf(request);
      const refunds = await quietly('what is known of refunds', notesOf(scopeIds));
      const held = uses.peek('all');
      void read();
      return { refunds: refunds && refundsLeft(refunds, clock()), used: held && useOfLike(held, request, scopeIds) };
    },
    readAhead: () => void (azure && read()),
    refunds: {
      told: async (scopeId, { consumed, limit }, at) => {
        if (!scopeId || !consumed || !limit) return;
        await quietly('a note on refunds', notes.told(scopeId, { consumed, limit, at: at.toISOString() }));
        known.clear();
      },
      made: async (scopeId, name, amount, at) => {
        if (!scopeId || !name || !amount) return;
        await quietly('a note on refunds', notes.made(scopeId, name, { amount, at: at.toISOString() }));
        known.clear();
      },
    },
  };
}

/** By subscription, SKU and region: what the list says of reservations in force. */
type Uses = Map<string, { reservations: number; pieces: number; usedPieces: number; knownPieces: number }>;

interface UsesAt {
  at: string;
  uses: Uses;
}

function usesAmong(all: readonly ReservationDetails[]): Uses {
  const uses: Uses = new Map();
  for (const one of all.filter(isInForce)) {
    const key = keyOf(one.billingScopeId?.split('/').at(-1), one.sku, one.region);
    const sum = uses.get(key) ?? { reservations: 0, pieces: 0, usedPieces: 0, knownPieces: 0 };
    const { last30Days, last7Days, lastDay } = one.utilisation ?? {};
    const percent = last30Days ?? last7Days ?? lastDay;
    const pieces = one.quantity ?? 1;
    sum.reservations += 1;
    sum.pieces += pieces;
    if (percent !== undefined) sum.knownPieces += pieces;
    sum.usedPieces += (percent ?? 0) * pieces;
    uses.set(key, sum);
  }
  return uses;
}

function useOfLike({ at, uses }: UsesAt, { item }: ReservationRequest, scopeIds: readonly string[]): UseOfLike {
  const found = scopeIds.flatMap((id) => uses.get(keyOf(id, item.sku, item.region)) ?? []);
  const sum = (pick: (one: (typeof found)[number]) => number) => found.reduce((all, one) => all + pick(one), 0);
  const known = sum(({ knownPieces }) => knownPieces);
  const percent = known > 0 ? Math.round((sum(({ usedPieces }) => usedPieces) / known) * 10) / 10 : undefined;
  return { reservations: sum((one) => one.reservations), pieces: sum((one) => one.pieces), percent, at };
}

function keyOf(...parts: (string | undefined)[]): string {
  return parts.map((part) => (part ?? '').toLowerCase()).join('|');
}

/** What pays, and the customer's other Azure subscriptions, which share its limit. */
function scopesOf({ backend, billingScope }: ReservationRequest): string[] {
  const own = backend === 'azure' ? [billingScope.id] : [];
  return [...new Set([...own, ...billingScope.azureSubscriptions.map(({ id }) => id)].map((id) => id.toLowerCase()))];
}
