import { listCard, type ListLine } from '../../cards/list-card';
import type { ListChart } from '../../cards/list-chart';
import { fillIn, textsFor, type Texts } from '../../cards/texts';
import { PAGE_SIZE, type Replies } from '../replies';
import type { Turn } from '../turn';

/** One page of a list. */
export interface Page<T> {
  items: T[];
  total: number;
  offset: number;
  number: number;
}

export function pageOf<T>(all: readonly T[], number: number): Page<T> {
  const offset = (number - 1) * PAGE_SIZE;
  return { items: all.slice(offset, offset + PAGE_SIZE), total: all.length, offset, number };
}

export interface Listing {
  title: string;
  /** The page that the lines are of; without it the lines are all there is. */
  page?: Page<unknown>;
  /** The lines tell about one thing. */
  isOneThing?: boolean;
  lines: ListLine[];
  /** What was typed, without the page: continues on the next one. */
  command?: string;
  whenEmpty?: string;
  /** What the lines measure, drawn. */
  chart?: ListChart;
  notes?: string[];
}

export function wordsFor(replies: Replies): Texts {
  return textsFor(replies.reader.locale);
}

/** Answers a turn with a list, or one page of it. */
export async function sayList(turn: Turn, replies: Replies, listing: Listing): Promise<void> {
  const { page, command, title, lines } = listing;
  const goesOn = page && page.offset + page.items.length < page.total && page.items.length > 0;
  await replies.card(
    turn,
    listCard({
      title,
      lines,
      isOneThing: listing.isOneThing,
      total: page?.total,
      offset: page?.offset,
      nextCommand: goesOn && command ? `${command} page ${page.number + 1}` : undefined,
      pages: page && command ? replies.pagesOf(turn, command, page.number, goesOn === true) : undefined,
      whenEmpty: page && page.total > 0 ? pastTheEnd(page, replies) : listing.whenEmpty,
      chart: listing.chart,
      notes: listing.notes,
      locale: replies.reader.locale,
    }),
  );
}

function pastTheEnd({ number, total }: Page<unknown>, replies: Replies): string {
  return fillIn(wordsFor(replies).partnerCenter.noPage, { page: number, last: Math.ceil(total / PAGE_SIZE) });
}
