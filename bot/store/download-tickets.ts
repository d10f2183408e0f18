import { z } from 'zod';
import type { Keys } from './keys';
import type { Redis } from './redis';

/** The right to fetch one document once. */
export interface DownloadTicket {
  invoiceId: string;
  /** A tax receipt of the invoice instead of its statement. */
  receiptId?: string;
  /** Whom and where it was given: an upload is only made for this person. */
  tenantId: string;
  personId: string;
  conversationId: string;
}

export interface DownloadTickets {
  /** `secret` is unguessable; only its fingerprint is stored. */
  give(secret: string, ticket: DownloadTicket, forMs: number): Promise<void>;
  /** Takes it: nobody else gets it. `leftMs` is how long it would have lasted. Null when used or too old. */
  take(secret: string): Promise<{ ticket: DownloadTicket; leftMs: number } | null>;
}

const Stored = z.looseObject({
  invoiceId: z.string(),
  receiptId: z.string().optional(),
  tenantId: z.string(),
  personId: z.string(),
  conversationId: z.string(),
});

export function createDownloadTickets(redis: Redis, keys: Keys): DownloadTickets {
  return {
    give: async (secret, ticket, forMs) => {
      await redis.set(keys.download(secret), JSON.stringify(ticket), 'PX', Math.max(1, Math.round(forMs)));
    },
    take: async (secret) => {
      const key = keys.download(secret);
      const found = await redis.multi().pttl(key).getdel(key).exec();
      const [leftMs, json] = (found ?? []).map(([, value]) => value);
      if (typeof json !== 'string') return null;
      return { ticket: Stored.parse(JSON.parse(json)), leftMs: Math.max(0, Number(leftMs)) };
    },
  };
}
