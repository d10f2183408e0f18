import { maySee } from './chat-log';
import { messageFor, type Unread } from './chat-view';
import type { SandboxPerson } from './directory';
import { stream, type Server } from './http';
import { Refusal } from './http';
import type { TeamsSimulation } from './simulation';
import type { WireEvent } from './wire';

/** GET /chat/events?person=…: what happens, live, as that person sees it (Server-Sent Events). */
export class EventStreams {
  readonly #open = new Set<(event: WireEvent) => void>();

  constructor(
    private readonly teams: TeamsSimulation,
    private readonly unread: Unread,
  ) {}

  mount(server: Server): void {
    stream(server, '/chat/events', this.teams.closing.signal, (query, send) => {
      const person = this.teams.directory.person(query.person ?? '');
      if (!person) throw new Refusal(404, 'NotFound', 'No such person.');
      return this.#follow(person, (event) => send(JSON.stringify(event)));
    });
  }

  /** Tells every open page. */
  tell(event: WireEvent): void {
    for (const send of this.#open) send(event);
  }

  #follow(person: SandboxPerson, send: (event: WireEvent) => void): () => void {
    const { log } = this.teams;
    const onMessage = (message: Parameters<typeof maySee>[0]) => {
      const badges = this.unread.badges();
      if (maySee(message, person)) send({ kind: 'message', message: messageFor(message, person), badges });
      else send({ kind: 'badges', badges });
    };
    const onTyping = ({ room, rootId }: { room: { id: string }; rootId: string }) =>
      send({ kind: 'typing', roomId: room.id, rootId });
    log.on('message', onMessage).on('typing', onTyping);
    this.#open.add(send);
    return () => {
      log.off('message', onMessage).off('typing', onTyping);
      this.#open.delete(send);
    };
  }
}
