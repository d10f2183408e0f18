import type { Person } from '../../bot/people';
import { actionsIn } from '../../deployment/sandbox/teams/read-card';
import type { Room } from '../../deployment/sandbox/teams/rooms';
import type { SeenMessage } from '../../deployment/sandbox/teams/seen-message';
import type { TeamsSimulation } from '../../deployment/sandbox/teams/simulation';

/** Milliseconds a test waits for something to be said; generous, because only a failing test waits that long. */
export const PATIENCE_MS = 240_000;

/** What tests do in Teams, said in one line each. */
export function handsOn(teams: TeamsSimulation) {
  const buttons = (person: Person, message: SeenMessage) =>
    actionsIn(teams.cardOf(person, message.id)).map((action) => action.title ?? '');

  /** The newest message whose card offers this button to this person. */
  function offering(person: Person, title: string, place?: Room | string): Promise<SeenMessage> {
    return teams.waitFor(
      (now) =>
        now
          .messages(place)
          .findLast((message) => message.author.bot && !message.deleted && buttons(person, message).includes(title)),
      PATIENCE_MS,
    );
  }

  return {
    buttons,
    offering,
    /** Waits for a card that offers the button, presses it, and answers the card's message. */
    async press(person: Person, title: string, inputs: Record<string, string> = {}, place?: Room | string) {
      const message = await offering(person, title, place);
      await teams.click(person, message.id, { title, inputs });
      return message;
    },
    /** The text of a card or message as people read it, in one string. */
    wordsOf: (message: SeenMessage) => wordsIn(message.activity),
    /** Waits for a message of the bot, or a card of its, that says this. */
    hears(words: RegExp, place?: Room | string): Promise<SeenMessage> {
      return teams.waitFor(
        (now) => now.messages(place).findLast((message) => message.author.bot && words.test(wordsIn(message.activity))),
        PATIENCE_MS,
      );
    },
    /** The thread that a person's last message began or belongs to. */
    threadOf(person: Person): string {
      const last = teams.messages().findLast((message) => message.author.mri === person.mri);
      if (!last) throw new Error(`${person.name} has not said anything yet.`);
      return last.conversationId;
    },
  };
}

export type Hands = ReturnType<typeof handsOn>;

/** All strings that are shown, in reading order. */
function wordsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsIn).filter(Boolean).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, inner]) =>
      SHOWN.has(key) && typeof inner === 'string' ? inner : NESTED.has(key) ? wordsIn(inner) : '',
    )
    .filter(Boolean)
    .join('\n');
}

const SHOWN = new Set(['text', 'title', 'value', 'label', 'placeholder', 'errorMessage', 'altText']);
const NESTED = new Set([
  'attachments',
  'content',
  'body',
  'items',
  'columns',
  'facts',
  'actions',
  'inlines',
  'rows',
  'cells',
]);
