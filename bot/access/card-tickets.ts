import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** What a button on a card is good for. */
export interface TicketUse {
  verb: string;
  /** The conversation in which the card is shown; in a channel, the thread. */
  conversationId: string;
  /** Entra object id of the one person whose view it is; absent on a card that all see. */
  personId?: string;
}

/**
 * What buttons carry: an order's opaque ticket, which names order and version, and a seal that binds it to one verb,
 * one conversation and, on a view of their own, one person. Whoever copies it to elsewhere has nothing.
 */
export interface CardTickets {
  issue(ticket: string, use: TicketUse): string;
  /** The order's ticket; undefined when it was not issued for this use. */
  open(carried: string, use: Required<TicketUse>): string | undefined;
}

const LONGEST = 200;
const CARRIED = /^([\w-]+)\.([\w-]{24})$/;

/** The order's ticket that a button claims to carry, good only for looking ahead: nothing of it is proven. */
export function claimedTicket(carried: unknown): string | undefined {
  return typeof carried === 'string' ? CARRIED.exec(carried.slice(0, LONGEST))?.[1] : undefined;
}

export function createCardTickets(key: string): CardTickets {
  const secret = createSecretKey(key, 'utf8');
  const sealOf = (ticket: string, { verb, conversationId, personId }: TicketUse) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([ticket, verb, conversationId, personId?.toLowerCase() ?? null]))
      .digest()
      .subarray(0, 18);

  return {
    issue: (ticket, use) => `${ticket}.${sealOf(ticket, use).toString('base64url')}`,
    open(carried, use) {
      const [, ticket, sealed] = CARRIED.exec(carried.slice(0, LONGEST)) ?? [];
      if (!ticket || !sealed) return undefined;
      const given = Buffer.from(sealed, 'base64url');
      const { verb, conversationId } = use;
      const fits = [{ verb, conversationId }, use].some((one) => timingSafeEqual(given, sealOf(ticket, one)));
      return fits ? ticket : undefined;
    },
  };
}
