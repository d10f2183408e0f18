import type { Lease, Leases } from '../../bot/orders/journal';

interface Holding {
  token: string;
  until: number;
}

/** Leases of all bots in memory, as one bot sees them. */
export interface HeldLeases extends Leases {
  /** Answers the lease as it is held now; nothing when somebody else holds it. */
  take(lease: Lease): Required<Lease> | undefined;
  giveBack(lease: Required<Lease>): void;
}

/** A lease lasts while its holder lives and keeps it, and then until its time is over. */
export function createMemoryLeases(clock: () => number) {
  const held = new Map<string, Holding>();
  /** Tokens of leases that are extended, to whether their holder still does. */
  const kept = new Map<string, () => boolean>();
  let tokens = 0;

  return (alive: () => boolean): HeldLeases => {
    function take({ name, ms, token = `token-${(tokens += 1)}` }: Lease): Required<Lease> | undefined {
      const present = held.get(name);
      const isOthers = present && present.token !== token;
      if (isOthers && (kept.get(present.token)?.() || present.until > clock())) return undefined;
      held.set(name, { token, until: clock() + ms });
      return { name, ms, token };
    }

    function giveBack({ name, token }: Required<Lease>): void {
      if (held.get(name)?.token === token) held.delete(name);
    }

    async function keep<T>({ token }: Required<Lease>, work: () => Promise<T>): Promise<T> {
      kept.set(token, alive);
      try {
        return await work();
      } finally {
        kept.delete(token);
      }
    }

    return {
      take,
      giveBack,
      keep,
      async hold(name, ms, work) {
        const lease = take({ name, ms });
        if (!lease) return { ran: false, freeInMs: Math.max(1, (held.get(name)?.until ?? 0) - clock()) };
        try {
          return { ran: true, result: await keep(lease, work) };
        } finally {
          giveBack(lease);
        }
      },
    };
  };
}
