import { SANDBOX_BOT } from '../people';
import { OutboundActivity, type MessageActivity } from './activity';
import type { ChatLog, ChatMessage } from './chat-log';
import type { Directory } from './directory';
import { Refusal } from './http';
import { conversationIdOf, personalRoom, splitConversationId, type Room } from './rooms';
import { z } from 'zod';

/** Teams' limit for one message, in bytes of UTF-16. */
const MAX_BYTES = 100 * 1024;

const NewConversation = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  activity: z.unknown().optional(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).nullish() }).nullish(),
});

/** What the bot may do to conversations; refuses what Teams refuses. */
export class Connector {
  constructor(
    private readonly log: ChatLog,
    private readonly directory: Directory,
  ) {}

  /** The room and, in a channel, the thread of a conversation id. */
  conversation(conversationId: string): { room: Room; rootId?: string } {
    const { roomId, rootId } = splitConversationId(conversationId);
    const room = this.directory.room(roomId);
    const known = room && (rootId === undefined || this.log.find(rootId)?.room.id === room.id);
    if (!known) throw new Refusal(404, 'ConversationNotFound', 'Conversation not found.');
    return { room, rootId };
  }

  /** Posts into a thread or chat; into a channel without a thread it starts one. Answers the activity's id. */
  post(conversationId: string, body: unknown, replyToId?: string, targeted = false): { id: string } {
    const { room, rootId } = this.conversation(conversationId);
    const activity = readActivity(body);
    // A bot that speaks unasked replies to an id it made up; Teams looks at the thread in the conversation id.
    const thread = rootId ?? (replyToId ? this.log.find(replyToId)?.rootId : undefined);
    if (activity.type === 'typing') {
      this.log.typing(room, thread ?? '');
      return { id: this.log.nextId() };
    }
    mustHaveContent(activity);
    const onlyFor = targeted ? activity.recipient?.id : undefined;
    const { id } = this.log.post({ room, rootId: thread, author: BOT_AUTHOR, activity, onlyFor });
    return { id };
  }

  update(conversationId: string, activityId: string, body: unknown): { id: string } {
    const message = this.#own(conversationId, activityId);
    const activity = readActivity(body);
    mustHaveContent(activity);
    this.log.update(message, activity);
    return { id: activityId };
  }

  remove(conversationId: string, activityId: string): void {
    this.log.remove(this.#own(conversationId, activityId));
  }

  /** Starts a thread in a channel, or finds the personal chat with a member. */
  create(body: unknown): { id: string; activityId?: string } {
    const request = NewConversation.safeParse(body);
    if (!request.success) throw new Refusal(400, 'BadSyntax', 'Not a conversation.');
    const { channelData, members, activity } = request.data;
    if (channelData?.channel) {
      const { room } = this.conversation(channelData.channel.id);
      const { id } = this.post(room.id, activity);
      return { id: conversationIdOf(room, id), activityId: id };
    }
    const person = this.directory.person(members?.[0]?.id ?? '');
    if (!person) throw new Refusal(403, 'BotNotInConversationRoster', 'The member is unknown.');
    const room = personalRoom(person);
    return activity ? { id: room.id, activityId: this.post(room.id, activity).id } : { id: room.id };
  }

  #own(conversationId: string, activityId: string): ChatMessage {
    const { room } = this.conversation(conversationId);
    const message = this.log.find(activityId);
    if (!message || message.deleted || message.room.id !== room.id) {
      throw new Refusal(404, 'ActivityNotFoundInConversation', 'Activity not found.');
    }
    if (!message.author.bot) throw new Refusal(403, 'Forbidden', 'A bot changes its own messages only.');
    return message;
  }
}

const BOT_AUTHOR = { mri: SANDBOX_BOT.id, name: SANDBOX_BOT.name, bot: true };

function readActivity(body: unknown): MessageActivity {
  if (Buffer.byteLength(JSON.stringify(body ?? null), 'utf16le') > MAX_BYTES) {
    throw new Refusal(413, 'MessageSizeTooBig', 'The message is larger than 100 KB.');
  }
  const activity = OutboundActivity.safeParse(body);
  if (!activity.success) throw new Refusal(400, 'BadSyntax', 'Not an activity.');
  return activity.data;
}

function mustHaveContent({ type, text, attachments, entities }: MessageActivity): void {
  if (type !== 'message') throw new Refusal(400, 'BadSyntax', `Teams does not post activities of type ${type}.`);
  if (!text && !attachments?.length && !entities?.length) {
    throw new Refusal(400, 'BadSyntax', "Activity must include non empty 'text' field or at least 1 attachment.");
  }
}
