import type { Simulation } from './simulation';

/** Everything that may go wrong in a storm. The number is how often: per call, or per minute for the world and people. */
const TROUBLES = {
  // One call to the provider.
  'connection cut before the effect': 0.03,
  'answer lost after the effect': 0.04,
  'throttled with 429': 0.03,
  'server error before the effect': 0.02,
  'server error after the effect': 0.02,
  'truncated body': 0.02,
  'slow answer': 0.03,
  'effect arrives late': 0.02,
  // One call to Teams.
  'notice refused for now': 0.05,
  'notice posted, answer lost': 0.03,
  // One command to Redis.
  'store answer lost': 0.004,
  'store slow': 0.02,
  // The world.
  'bot killed': 0.12,
  'bot stalled': 0.08,
  'Redis unreachable': 0.04,
  'Redis restarted': 0.05,
  'Redis back without its last writes': 0.05,
  'failover to a stale replica': 0.03,
  'price moved': 0.03,
  'availability reissued': 0.03,
  'carts that live minutes only': 0.3,
  'clock jumped': 0.04,
  'sweeper delayed': 0.06,
  'provider down': 0.04,
  'Teams down': 0.04,
  'Redis without append-only file': 0.03,
  'sync not confirmed': 0.03,
  // People and Teams' deliveries.
  'double click': 0.2,
  'two approvers at once': 0.15,
  'click delivered again later': 0.2,
  'clicks out of order': 0.15,
  'requester presses approve': 0.1,
  'withdrawn during approval': 0.05,
  'rejected and approved at once': 0.03,
} as const;

export type Trouble = keyof typeof TROUBLES;

/** Half of the troubles, other ones in every storm, and only until they stop; counts what happened. */
export function createTroubles(simulation: Simulation, endsAt: number) {
  const names = Object.keys(TROUBLES) as Trouble[];
  const chosen = new Set(names.filter(() => simulation.is(0.5)));
  const counts: Partial<Record<Trouble, number>> = {};
  return {
    counts,
    /** True when this trouble is to happen now. */
    strikes(trouble: Trouble, factor = 1): boolean {
      if (!chosen.has(trouble) || simulation.now() >= endsAt) return false;
      if (!simulation.is(TROUBLES[trouble] * factor)) return false;
      counts[trouble] = (counts[trouble] ?? 0) + 1;
      return true;
    },
    over: () => simulation.now() >= endsAt,
  };
}

export type Troubles = ReturnType<typeof createTroubles>;
