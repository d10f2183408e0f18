import { setTimeout as sleep } from 'node:timers/promises';
import type { Reader } from '../../cards/card';
import { inert } from '../../cards/inert';
import { knownReader, moment } from '../../cards/format';
import { fillIn, textsFor } from '../../cards/texts';
import type { Connector } from '../notices/connector';
import { HeldBack } from '../notices/paced-connector';
import type { Log } from '../orders/purchase';
import type { Place } from '../people';
import type { OutsideOrder, OutsideOrders } from '../store/outside-orders';
import type { References } from '../store/references';

export interface OperatorsOptions {
  /** Id of the conversation of the operators; absent when none is named. */
  conversationId?: string;
  references: Pick<References, 'read'>;
  connector: Pick<Connector, 'post'>;
  readerOf(place: Place): Promise<Reader>;
  log: Log;
}

export interface Operators {
  /** Posts to them; false when there is nowhere to post. Throws when Teams does not take it. */
  tell(words: (reader: Reader) => string): Promise<boolean>;
}

const PATIENCE = 5;

/** The conversation that hears of what concerns no conversation in particular. */
export function createOperators(options: OperatorsOptions): Operators {
  async function insist(place: Place, text: string, tries = PATIENCE): Promise<void> {
    try {
      await options.connector.post(place, { type: 'message', textFormat: 'markdown', text });
    } catch (error) {
      if (!(error instanceof HeldBack) || tries <= 1) throw error;
      await sleep(error.retryAfterMs ?? 1000, undefined, { ref: false });
      await insist(place, text, tries - 1);
    }
  }

  return {
    async tell(words) {
      if (!options.conversationId) return false;
      const place = await options.references.read(options.conversationId);
      if (!place) {
        const { conversationId } = options;
        options.log.warn({ conversationId }, 'OPERATIONS_CONVERSATION is unknown: write to the bot there once');
        return false;
      }
      await insist(place, words(await options.readerOf(place)));
      return true;
    },
  };
}

/** Tells operators of each purchase made elsewhere once: it counts as told only when Teams took it. */
export function createTellOutside({ outside, operators, now }: TellOptions): () => Promise<void> {
  return async () => {
    const nowMs = now().getTime();
    for (const order of await outside.all()) {
      const ageMs = nowMs - Date.parse(order.at);
      if (ageMs > KEPT_MS) await outside.forget(order);
      else if (!order.told && (await operators.tell((reader) => wordsOf(order, reader)))) await outside.told(order);
    }
  };
}

export interface TellOptions {
  outside: OutsideOrders;
  operators: Operators;
  now(): Date;
}

/** Longer than the look reaches back, so that nothing forgotten is found again. */
const KEPT_MS = 30 * 86_400_000;

function wordsOf(order: OutsideOrder, reader: Reader): string {
  const known = knownReader(reader);
  const texts = textsFor(known.locale).operations;
  const where = texts.backEnds[order.backend];
  const what = inert(order.what, 200) || texts.unnamed;
  const at = moment(order.at, known);
  return fillIn(texts.outside, { customer: inert(order.customer, 100), id: inert(order.id, 60), where, what, at });
}
