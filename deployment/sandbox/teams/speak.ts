import type { InboundActivity } from './activity';
import type { ChatLog, ChatMessage } from './chat-log';
import type { Courier, Delivery } from './courier';
import type { SandboxPerson } from './directory';
import type { Room } from './rooms';
import { shapeDeletion, shapeEdit, shapeMessage, type Scene } from './shape-activity';
import { SANDBOX_BOT } from '../people';

export interface SpeakOptions {
  /** By default a channel or group message mentions the bot and a personal one does not. */
  mention?: boolean;
  /** Any message of the thread to answer in. */
  replyTo?: string;
}

/** What people write, in the log and on its way to the bot. */
export class Speech {
  readonly #activities = new Map<string, InboundActivity>();

  constructor(
    private readonly log: ChatLog,
    private readonly courier: Courier,
    private readonly sceneOf: (person: SandboxPerson, room: Room, rootId?: string) => Scene,
  ) {}

  /** Posts a message. In channels and group chats the bot hears only what mentions it: `heard` tells. */
  async say(person: SandboxPerson, room: Room, text: string, options: SpeakOptions = {}) {
    const mention = options.mention ?? room.kind !== 'personal';
    const rootId = options.replyTo === undefined ? undefined : this.#rootOf(options.replyTo, room);
    const author = { mri: person.mri, name: person.name, bot: false };
    const draft = shapeMessage(this.sceneOf(person, room, rootId), '0', text, mention);
    const message = this.log.post({ room, rootId, author, activity: draft });
    const scene = this.sceneOf(person, room, message.rootId);
    const activity = shapeMessage(scene, message.id, text, mention);
    this.#activities.set(message.id, activity);
    const heard = mention || room.kind === 'personal';
    const delivery = heard ? await this.#deliver(message, activity) : { status: 0 };
    return { message, heard, delivery };
  }

  /** Sends a message once more, for a bot that was down. */
  async resend(messageId: string): Promise<Delivery> {
    const { message, activity } = this.#written(messageId);
    return this.#deliver(message, activity);
  }

  edit(person: SandboxPerson, messageId: string, text: string): Promise<Delivery> {
    const { message, activity } = this.#written(messageId);
    const mention = activity.text?.includes(`<at>${SANDBOX_BOT.name}</at>`) ?? false;
    const edited = shapeEdit(this.sceneOf(person, message.room, message.rootId), messageId, text, mention);
    this.log.update(message, { ...message.activity, text: edited.text });
    return this.courier.deliver(edited);
  }

  remove(person: SandboxPerson, messageId: string): Promise<Delivery> {
    const { message } = this.#written(messageId);
    this.log.remove(message);
    return this.courier.deliver(shapeDeletion(this.sceneOf(person, message.room, message.rootId), messageId));
  }

  async #deliver(message: ChatMessage, activity: InboundActivity): Promise<Delivery> {
    const delivery = await this.courier.deliver(activity);
    const taken = delivery.status >= 200 && delivery.status < 300;
    const why = taken ? undefined : (delivery.failure ?? `The bot answered with HTTP status ${delivery.status}.`);
    if (message.undelivered !== why) this.log.mark(message, why);
    return delivery;
  }

  #written(messageId: string): { message: ChatMessage; activity: InboundActivity } {
    const message = this.log.find(messageId);
    const activity = this.#activities.get(messageId);
    if (!message || !activity) throw new Error(`Nobody wrote a message ${messageId}.`);
    return { message, activity };
  }

  #rootOf(messageId: string, room: Room): string {
    const message = this.log.find(messageId);
    if (!message || message.room.id !== room.id) throw new Error(`${room.name} has no message ${messageId}.`);
    return message.rootId;
  }
}
