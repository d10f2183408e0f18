import { splitConversationId } from './rooms';

/** Teams' limits for one bot in one chat or channel, whatever the thread: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const WINDOWS = [
  { ms: 1_000, calls: 7 },
  { ms: 2_000, calls: 8 },
  { ms: 30_000, calls: 60 },
  { ms: 3_600_000, calls: 1_800 },
];

export class RateLimit {
  enabled = false;
  readonly #calls = new Map<string, number[]>();

  constructor(private readonly now: () => number) {}

  /** Counts one call; answers the seconds to wait when the conversation had too many, undefined when it may pass. */
  exceeded(conversationId: string): number | undefined {
    if (!this.enabled) return undefined;
    const now = this.now();
    const thread = splitConversationId(conversationId).roomId;
    const calls = (this.#calls.get(thread) ?? []).filter((at) => at > now - 3_600_000);
    const full = WINDOWS.find(({ ms, calls: limit }) => calls.filter((at) => at > now - ms).length >= limit);
    if (full) return Math.ceil(full.ms / 1_000);
    this.#calls.set(thread, [...calls, now]);
    return undefined;
  }
}
