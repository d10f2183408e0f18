import type { WireChoice, WireOutcome, WirePerson, WireState, WireSwitches } from '../wire';

/** What the page asks of its server, always in the name of one person. */
export class Api {
  constructor(readonly person: string) {}

  state = () => this.#ask<WireState>('GET', 'state');
  read = (room: string) => this.#ask('POST', 'read', { room });
  say = (message: { room: string; text: string; mention: boolean; replyTo?: string }) =>
    this.#ask<WireOutcome>('POST', 'messages', message);
  resend = (messageId: string) => this.#ask<WireOutcome>('POST', 'resend', { messageId });
  edit = (messageId: string, text: string) => this.#ask<WireOutcome>('POST', 'edit', { messageId, text });
  remove = (messageId: string) => this.#ask<WireOutcome>('POST', 'delete', { messageId });
  press = (messageId: string, action: unknown) => this.#ask<WireOutcome>('POST', 'actions', { messageId, action });
  refresh = (messageId: string) => this.#ask<WireOutcome>('POST', 'refresh', { messageId });
  search = (query: { messageId: string; dataset: string; queryText: string; data?: Record<string, unknown> }) =>
    this.#ask<{ status: number; results: WireChoice[] }>('POST', 'search', query);
  addPerson = (name: string, guest: boolean) => this.#ask<WirePerson>('POST', 'people', { name, guest });
  turn = (switches: Partial<WireSwitches>) => this.#ask<WireSwitches>('POST', 'switches', switches);

  events(): EventSource {
    return new EventSource(`/chat/events?person=${encodeURIComponent(this.person)}`);
  }

  #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    return ask<T>(method, `/chat/${path}?person=${encodeURIComponent(this.person)}`, body);
  }
}

/** Asks the sandbox server; throws an Error in words. */
export async function ask<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error('The sandbox does not answer. Is it still running?');
  });
  const answer = (await response.json().catch(() => ({}))) as { error?: { message?: string } };
  if (!response.ok)
    throw new Error(answer.error?.message ?? `The sandbox answered with HTTP status ${response.status}.`);
  return answer as T;
}
