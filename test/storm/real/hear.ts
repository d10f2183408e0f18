import { cardsIn } from '../../../deployment/sandbox/teams/activity';
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
    const text = card ? JSON.stringify(card) : (activity.text ?? '');
    const id = ID.exec(text)?.[0];
    if (!id) continue;
    if (card) {
      of(id).cards += 1;
      if (text.includes('The reservation is running')) of(id).newest += 1;
    } else if (text.includes('bought and active')) of(id).replies.push(Date.parse(at));
  }
  return found;
}
