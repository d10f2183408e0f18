import type { Policy } from '../../bot/access/policy';
import type { Commerce, ReservationRequest } from '../../bot/commerce/commerce';
import { createDesk, type Verb } from '../../bot/desk';
import { createAdvanceWork, type DueTimes } from '../../bot/jobs/advance-work';
import { createDeliverWork } from '../../bot/jobs/deliver-work';
import type { Connector } from '../../bot/notices/connector';
import { createDeliverer } from '../../bot/notices/deliver';
import type { Journal, Leases, Outbox } from '../../bot/orders/journal';
import type { Order } from '../../bot/orders/order';
import { createPurchaser, type Log } from '../../bot/orders/purchase';
import type { Person, Place } from '../../bot/people';
import type { OrderedOutbox } from '../../bot/store/outbox';
import { SHORT_RENDERER } from './channel';

/** What a bot works on: the store's parts, the provider, the thread, clock and ids. */
export interface Surroundings {
  journal: Journal & DueTimes;
  outbox: Outbox & OrderedOutbox;
  leases: Leases;
  durable(): Promise<void>;
  unsafe(): Promise<string[]>;
  forgottenUntil(orderId: string): Promise<number | null>;
  commerce: Commerce;
  connector: Connector;
  policy: Policy;
  place: Place;
  clock(): number;
  newId(kind: string): string;
  log?: Log;
}

const QUIET: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** One bot: the product's own desk, worker and deliverer on the given surroundings, without HTTP, cards and queues. */
export function assembleBot(around: Surroundings) {
  const { journal, outbox, leases, clock, log = QUIET } = around;
  const now = () => new Date(clock());
  const newTicket = () => around.newId('ticket');
  const commerce = () => around.commerce;
  const newOrderId = () => around.newId('R');
  const desk = createDesk({ journal, policy: around.policy, commerce, now, newTicket, newOrderId });
  const advance = createPurchaser({
    ...around,
    commerce,
    now,
    newTicket,
    newRequestId: () => around.newId('request'),
    followEveryMs: 10_000,
    log,
  });
  const deliver = createDeliverer({ outbox, connector: around.connector, render: SHORT_RENDERER, now, log });
  const who = (person: Person) => ({ person, place: around.place });
  return {
    request: (person: Person, request: ReservationRequest): Promise<Order> => desk.open({ request }, who(person)),
    /** A button with this ticket, as bot/converse.ts treats it; null when the button is unknown or too old. */
    async press(verb: Verb, ticket: string, person: Person): Promise<Order | null> {
      const order = await journal.readByTicket(ticket);
      if (!order || order.ticket !== ticket) return null;
      return desk.decide(verb, order, who(person));
    },
    advance: createAdvanceWork({ advance, journal, leases, leaseMs: 4000, clock, log }),
    deliver: createDeliverWork({ deliver, outbox, leases, leaseMs: 4000, clock, log }),
    due: () => journal.due(clock(), 500),
    waiting: async () => [...new Set((await outbox.waiting(clock(), 500)).map(({ orderId }) => orderId))],
  };
}

export type Bot = ReturnType<typeof assembleBot>;
