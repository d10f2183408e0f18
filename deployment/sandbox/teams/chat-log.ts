import { EventEmitter } from 'node:events';
import type { Person } from '../../../bot/people';
import { mentionsIn, type MessageActivity } from './activity';
import { conversationIdOf, type Room } from './rooms';

/** One message, with every version it had. */
export interface ChatMessage {
  id: string;
  room: Room;
  /** The thread's root post; its own id for a root post and in chats, which are flat. */
  rootId: string;
  author: { mri: string; name: string; bot: boolean };
  /** ISO 8601. */
  at: string;
  activity: MessageActivity;
  /** Earlier versions, oldest first. */
  history: MessageActivity[];
  deleted: boolean;
  /** The only person who sees it, by Teams address. */
  onlyFor?: string;
  /** Why the bot did not take it. */
  undelivered?: string;
  /** Cards the bot gave to one person only, by Teams address. */
  views: Map<string, unknown>;
}

export interface NewMessage {
  room: Room;
  /** The thread to reply in; a new thread without it. */
  rootId?: string;
  author: ChatMessage['author'];
  activity: MessageActivity;
  onlyFor?: string;
}

interface LogEvents {
  message: [ChatMessage];
  typing: [{ room: Room; rootId: string }];
}

/** Everything that was said, in order. Emits `message` for each new and each changed one. */
export class ChatLog extends EventEmitter<LogEvents> {
  readonly #messages = new Map<string, ChatMessage>();
  #lastId = 0;

  constructor(private readonly now: () => number) {
    super();
    this.setMaxListeners(0);
  }

  /** Teams' message ids are the milliseconds of their time; two of the same millisecond are told apart. */
  nextId(): string {
    this.#lastId = Math.max(this.now(), this.#lastId + 1);
    return String(this.#lastId);
  }

  post(message: NewMessage): ChatMessage {
    const id = this.nextId();
    const entry: ChatMessage = {
      ...message,
      id,
      rootId: message.room.kind === 'channel' ? (message.rootId ?? id) : id,
      at: new Date(this.now()).toISOString(),
      history: [],
      deleted: false,
      views: new Map(),
    };
    this.#messages.set(id, entry);
    this.emit('message', entry);
    return entry;
  }

  /** A new version: everybody's own view of the old one is gone, as in Teams. */
  update(message: ChatMessage, activity: MessageActivity): void {
    message.history.push(message.activity);
    message.activity = activity;
    message.views.clear();
    this.emit('message', message);
  }

  remove(message: ChatMessage): void {
    message.deleted = true;
    this.emit('message', message);
  }

  showTo(message: ChatMessage, person: Person, card: unknown): void {
    message.views.set(person.mri, card);
    this.emit('message', message);
  }

  mark(message: ChatMessage, undelivered: string | undefined): void {
    message.undelivered = undelivered;
    this.emit('message', message);
  }

  typing(room: Room, rootId: string): void {
    this.emit('typing', { room, rootId });
  }

  find(id: string): ChatMessage | undefined {
    return this.#messages.get(id);
  }

  all(): ChatMessage[] {
    return [...this.#messages.values()];
  }
}

export function threadOf(message: ChatMessage): string {
  return conversationIdOf(message.room, message.rootId);
}

export function maySee(message: ChatMessage, person: Person): boolean {
  if (message.onlyFor && message.onlyFor !== person.mri) return false;
  return message.room.kind !== 'personal' || message.room.owner?.mri === person.mri;
}

export function mentionsPerson(message: ChatMessage, person: Person): boolean {
  return mentionsIn(message.activity).some(
    ({ mentioned }) => mentioned.id === person.mri || mentioned.id === person.id,
  );
}
