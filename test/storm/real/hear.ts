import { cardsIn } from '../../../deployment/sandbox/teams/activity';
import type { ChatMessage } from '../../../deployment/sandbox/teams/chat-log';
import type { TeamsSimulation } from '../../../deployment/sandbox/teams/simulation';

export interface Heard {
  /** When its thread was told that it is active, epoch ms each. */
  replies: number[];
  /** Living cards. */
  cards: number;
  /** Of these, such that show it as active. */
  newest: number;
}

const ID = /\bR-[0-9A-Z]{4,12}\b/;

/** The order that a message of the bot is about, if any. */
export function orderIn({ activity }: Pick<ChatMessage, 'activity'>): string | undefined {
  return ID.exec(textOf(activity))?.[0];
}

function textOf(activity: ChatMessage['activity']): string {
  const [card] = cardsIn(activity);
  return card ? JSON.stringify(card) : (activity.text ?? '');
}

/** What the channel shows of each order. */
export function hear(teams: TeamsSimulation): Map<string, Heard> {
  const found = new Map<string, Heard>();
  const of = (id: string) => {
    const heard = found.get(id) ?? { replies: [], cards: 0, newest: 0 };
    found.set(id, heard);
    return heard;
  };
  for (const { author, deleted, activity, at } of teams.log.all()) {
    if (!author.bot || deleted) continue;
    const [card] = cardsIn(activity);
    const text = textOf(activity);
    const id = orderIn({ activity });
    if (!id) continue;
    if (card) {
      of(id).cards += 1;
      if (text.includes('The reservation is running')) of(id).newest += 1;
    } else if (text.includes('bought and active')) of(id).replies.push(Date.parse(at));
  }
  return found;
}
