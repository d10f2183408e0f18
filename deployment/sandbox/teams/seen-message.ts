import { cardsIn } from './activity';
import { threadOf, type ChatMessage } from './chat-log';

/** A message as tests look at it. */
export interface SeenMessage extends ChatMessage {
  /** Conversation id with its thread. */
  conversationId: string;
  text: string;
  /** The card everybody sees, as it is now. */
  card: unknown;
  /** How often it was updated. */
  edits: number;
}

export function asSeen(message: ChatMessage): SeenMessage {
  const { activity, history } = message;
  return {
    ...message,
    conversationId: threadOf(message),
    text: activity.text ?? '',
    card: cardsIn(activity)[0],
    edits: history.length,
  };
}
