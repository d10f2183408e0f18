import { createHash } from 'node:crypto';
import { batchCard, type BatchView } from '../../cards/batch-card';
import type { WholeBatch } from '../../cards/batch-lines';
import { batchReply, type BatchTopic } from '../../cards/batch-reply';
import { stateOfBatch } from '../../cards/batch-state';
import type { ActionMode, Reader } from '../../cards/card';
import type { CardTickets } from '../access/card-tickets';
import type { Policy } from '../access/policy';
import { ConnectorError, type Connector } from '../notices/connector';
import { askedApprovers, cardActivity, mentionActivity } from '../notices/render';
import { isBusy, type Batch } from '../orders/batch';
import type { Order } from '../orders/order';
import type { Place } from '../people';

export interface ShowOptions {
  connector: Pick<Connector, 'post' | 'update'>;
  mode: ActionMode;
  readerOf(place: Place): Promise<Reader>;
  cardTickets: CardTickets;
  policy: Policy;
}

/** What the card would show: when it differs from what it shows, there is something new. */
export function digestOf(batch: Batch, orders: readonly Order[]): string {
  const lines = batch.lines.map(({ state, refusal }) => [state, refusal]);
  const seen = orders.map(({ id, ticket, state, stage, checks }) => [id, ticket, state, stage, checks.length]);
  const text = JSON.stringify([lines, seen, batch.deciding?.at, batch.decided?.at]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

export function wholeOf(batch: Batch, orders: readonly Order[]): WholeBatch {
  return { batch, orders: new Map(orders.map((order) => [order.id, order])) };
}

/** What the conversation should have been told by now, each with a name under which it is told once. */
export function topicsOf(batch: Batch, orders: readonly Order[]): { topic: BatchTopic; key: string }[] {
  if (batch.deciding || orders.length === 0 || batch.lines.some(({ state }) => state === 'unread')) return [];
  const pending = orders.filter(({ state }) => state === 'pending');
  const moved = pending.filter(({ previousQuote }) => previousQuote !== undefined);
  const fresh = pending.length > moved.length;
  const topics: { topic: BatchTopic; key: string }[] = [];
  if (fresh) topics.push({ topic: 'approval-needed', key: 'approval-needed' });
  if (fresh && pending.every(({ remindAt }) => remindAt === undefined)) {
    topics.push({ topic: 'approval-reminder', key: 'approval-reminder' });
  }
  // Once all that is under way has come to rest, so that ten moved prices are one reply.
  if (moved.length > 0 && !orders.some(isBusy)) {
    const versions = moved.map(({ id, version }) => `${id}:${version}`).sort();
    topics.push({ topic: 'price-moved', key: `price-moved ${versions.join(' ')}` });
  }
  const state = stateOfBatch(wholeOf(batch, orders));
  const isSilent = orders.every(({ history }) => !history.some((one) => one.state === 'pending'));
  if (state === 'done') topics.push({ topic: 'finished', key: 'finished' });
  if (state === 'nothing' && !isSilent) topics.push({ topic: 'nothing', key: 'finished' });
  return topics;
}

export function createShower(options: ShowOptions) {
  const viewOf = (batch: Batch, reader: Reader): BatchView => ({
    ...reader,
    mode: options.mode,
    ticketFor: (verb) => options.cardTickets.issue(batch.ticket, { verb, conversationId: batch.place.conversationId }),
  });

  return {
    cardOf: (whole: WholeBatch, reader: Reader) => batchCard(whole, viewOf(whole.batch, reader)),

    /** Posts the card or brings it up to date; answers its activity id. Throws when Teams does not take it. */
    async show(whole: WholeBatch): Promise<string> {
      const { batch } = whole;
      const reader = await options.readerOf(batch.place);
      const activity = cardActivity(batchCard(whole, viewOf(batch, reader)));
      if (batch.cardId) {
        try {
          await options.connector.update(targetOf(batch), batch.cardId, activity);
          return batch.cardId;
        } catch (error) {
          // Somebody deleted the card: the batch still needs one.
          if (!(error instanceof ConnectorError && error.status === 404)) throw error;
        }
      }
      return options.connector.post(targetOf(batch), activity);
    },

    async tell(topic: BatchTopic, whole: WholeBatch): Promise<void> {
      const { batch, orders } = whole;
      const [first] = orders.values();
      const asked = first ? askedApprovers(options.policy, first) : [];
      const reader = await options.readerOf(batch.place);
      const { text, mentions } = batchReply(topic, whole, { ...reader, asked });
      await options.connector.post(targetOf(batch), mentionActivity(text, mentions));
    },
  };
}

function targetOf({ place }: Batch) {
  return { serviceUrl: place.serviceUrl, conversationId: place.conversationId, tenantId: place.tenantId };
}
