import type { ListPages } from '../cards/list-card';
import type { ActionMode } from '../cards/card';
import type { CardTickets } from './access/card-tickets';
import type { Inbound } from './inbound';

/** The verb of the buttons that turn the page of a list. */
export const PAGE_VERB = 'page';

/** A sealed ticket has 200 characters at most; what is longer has no button and is typed. */
const LONGEST_COMMAND = 125;

/**
 * Buttons that turn the page of a list. They carry the command that shows it, sealed for the conversation, so that
 * they can say nothing the bot did not put there; whoever presses sees what they would see had they typed it.
 */
export function createPageButtons({ mode, cardTickets }: { mode: ActionMode; cardTickets: CardTickets }) {
  return ({ place }: Pick<Inbound, 'place'>, command: string, page: number, goesOn: boolean): ListPages => {
    const ticketFor = (number: number) => {
      const bytes = Buffer.from(`${command} page ${number}`, 'utf8');
      const use = { verb: PAGE_VERB, conversationId: place.conversationId };
      return bytes.length > LONGEST_COMMAND ? undefined : cardTickets.issue(bytes.toString('base64url'), use);
    };
    return {
      mode,
      previous: page > 1 ? ticketFor(page - 1) : undefined,
      next: goesOn ? ticketFor(page + 1) : undefined,
    };
  };
}

/** The command in an opened ticket. */
export function commandOfPage(ticket: string): string {
  return Buffer.from(ticket, 'base64url').toString('utf8');
}
