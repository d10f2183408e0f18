import { randomUUID } from 'node:crypto';
import type { InboundActivity } from './activity';

/** How a delivery ended: the bot's HTTP status and JSON body; status 0 and a reason when nobody answered. */
export interface Delivery {
  status: number;
  body?: unknown;
  failure?: string;
}

/** Teams waits this long for a bot, in milliseconds. */
const PATIENCE_MS = 15_000;

/** Carries activities to the bot. Repeats them when told to, as Teams does; never repeats on its own. */
export class Courier {
  /** Milliseconds until a delivery is given up, as Teams does. */
  patienceMs = PATIENCE_MS;
  /** Deliver everything three times: twice under the same id, once under a new one. */
  duplicates = false;
  readonly #sent: InboundActivity[] = [];
  readonly #stop = new AbortController();

  constructor(public endpoint: string) {}

  last(): InboundActivity | undefined {
    return this.#sent.at(-1);
  }

  sent(): readonly InboundActivity[] {
    return this.#sent;
  }

  async deliver(activity: InboundActivity): Promise<Delivery> {
    this.#sent.push(activity);
    if (!this.duplicates) return this.#post(activity);
    const [first] = await Promise.all([this.#post(activity), this.#post(activity)]);
    await this.#post(withNewId(activity));
    return first;
  }

  again(activity: InboundActivity, newId: boolean): Promise<Delivery> {
    return this.#post(newId ? withNewId(activity) : activity);
  }

  close(): void {
    this.#stop.abort();
  }

  async #post(activity: InboundActivity): Promise<Delivery> {
    try {
      const response = await fetch(this.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(activity),
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(this.patienceMs)]),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : parsed(text) };
    } catch (error) {
      return { status: 0, failure: reason(error) };
    }
  }
}

function withNewId(activity: InboundActivity): InboundActivity {
  return { ...activity, id: activity.id.startsWith('f:') ? `f:${randomUUID()}` : String(Number(activity.id) + 30_000) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function reason(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'The bot did not answer in 15 seconds.';
  return 'The bot does not answer. Is it running?';
}
