import type { Reader } from '../cards/card';
import { knownReader, wholeNumber } from '../cards/format';
import { fillIn, textsFor } from '../cards/texts';
import type { Config } from './config';
import type { Journal, Outbox } from './orders/journal';
import type { OutsideOrders } from './store/outside-orders';

export interface BacklogOptions {
  config: Pick<Config, 'OPERATIONS_CONVERSATION'>;
  store: {
    journal: Pick<Journal, 'due'>;
    outbox: Pick<Outbox, 'waiting'>;
    outside: Pick<OutsideOrders, 'all'>;
  };
  now(): Date;
}

/** What waits in the bot itself and what it met besides orders: sentences for operators, none when all is well. */
export type Backlog = (reader: Reader, conversationId: string) => Promise<string[]>;

/** A job that is due this long is late: the sweeper comes by every second. */
const LATE_MS = 30_000;
const COUNTED = 1000;

export function createBacklog({ config, store, now }: BacklogOptions): Backlog {
  return async (reader, conversationId) => {
    const { locale } = knownReader(reader);
    const words = textsFor(locale).operations;
    const nowMs = now().getTime();
    const [late, messages, outside] = await Promise.all([
      store.journal.due(nowMs - LATE_MS, COUNTED),
      // Those that are told to wait are due later, so all are asked for.
      store.outbox.waiting(Number.MAX_SAFE_INTEGER, COUNTED),
      store.outside.all(),
    ]);
    const number = (list: readonly unknown[]) =>
      `${wholeNumber(list.length, locale)}${list.length === COUNTED ? ' +' : ''}`;
    const stale = messages.filter(({ createdAt }) => Date.parse(createdAt) < nowMs - LATE_MS);
    const newest = outside.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1);
    return [
      ...(late.length > 0 ? [fillIn(words.purchasesWait, { count: number(late) })] : []),
      ...(stale.length > 0 ? [fillIn(words.messagesWait, { count: number(stale) })] : []),
      ...(newest
        ? [
            fillIn(outside.length === 1 ? words.outsideCount.one : words.outsideCount.other, {
              count: number(outside),
              newest: fillIn(words.outsideOrder, {
                customer: newest.customer,
                id: newest.id,
                where: words.backEnds[newest.backend],
              }),
            }),
          ]
        : []),
      ...(config.OPERATIONS_CONVERSATION ? [] : [fillIn(words.nowhere, { id: conversationId })]),
    ];
  };
}

/** The same for a monitor: what is late, and what waits for Teams. Counted up to a thousand. */
export function backlogGauges({ store, now }: Pick<BacklogOptions, 'store' | 'now'>) {
  return [
    {
      name: 'desk_orders_late',
      help: 'orders whose next step is overdue by half a minute',
      read: async () => (await store.journal.due(now().getTime() - LATE_MS, COUNTED)).length,
    },
    {
      name: 'desk_notices_waiting',
      help: 'notices of orders that Teams has not taken yet',
      read: async () => (await store.outbox.waiting(Number.MAX_SAFE_INTEGER, COUNTED)).length,
    },
    {
      name: 'desk_purchases_elsewhere',
      help: 'purchases made past this bot in the last 30 days',
      read: async () => (await store.outside.all()).length,
    },
  ];
}
