import type { Verb } from '../desk';
import { botError } from '../errors';
import type { Order } from '../orders/order';
import type { Turn } from '../turn';
import { ORDER_ID, type Command, type Tools } from './command';

type Words = Pick<Command, 'usage' | 'example' | 'what'>;

/** The typed form of a button on an order's card. */
function decision(verb: Verb, pattern: string, words: Words): Command {
  return {
    name: verb,
    pattern: new RegExp(`^${verb}${pattern}$`, 'i'),
    ...words,
    run: (turn, { order, reason }, tools) => decide(turn, verb, order, tools, reason),
  };
}

/** Without an id it is about the person's own open request in this conversation. */
export async function decide(
  turn: Turn,
  verb: Verb,
  typedId: string | undefined,
  tools: Tools,
  reason?: string,
): Promise<void> {
  const order = typedId ? await tools.desk.find(typedId, turn) : await ownOpenRequest(turn, tools);
  const after = await tools.desk.decide(verb, order, turn, reason);
  if (after.place.conversationId !== turn.place.conversationId) await tools.replies.order(turn, after);
  if (verb === 'edit') await tools.dialog.reopen(turn, after);
}

async function ownOpenRequest(turn: Turn, { journal }: Tools): Promise<Order> {
  const { tenantId, conversationId } = turn.place;
  const states = ['quoted', 'draft'] as const;
  const { orders } = await journal.list({ tenantId, conversationId, requesterId: turn.person.id, states, limit: 1 });
  if (orders[0]) return orders[0];
  throw botError('NOT_FOUND', { what: 'An open request of yours in this conversation', hint: 'Start one with "buy".' });
}

const OPTIONAL_ID = `(?:\\s+${ORDER_ID})?`;
const ID = `\\s+${ORDER_ID}`;

export const confirm = decision('confirm', OPTIONAL_ID, {
  usage: 'confirm [order]',
  example: 'confirm R-7K2M9Q',
  what: 'sends your priced request to the approvers',
});
export const approve = decision('approve', ID, {
  usage: 'approve <order>',
  example: 'approve R-7K2M9Q',
  what: "approves somebody else's request; I buy at once",
});
export const reject = decision('reject', `${ID}(?:[\\s,:]+(?<reason>[\\s\\S]+))?`, {
  usage: 'reject <order> [reason]',
  example: 'reject R-7K2M9Q wrong region',
  what: "refuses somebody else's request",
});
export const withdraw = decision('withdraw', ID, {
  usage: 'withdraw <order>',
  example: 'withdraw R-7K2M9Q',
  what: 'takes your own request back, while nothing is bought',
});
export const edit = decision('edit', OPTIONAL_ID, {
  usage: 'edit [order]',
  example: 'edit R-7K2M9Q',
  what: 'opens your request again to change it',
});
export const cancel = decision('cancel', OPTIONAL_ID, {
  usage: 'cancel [order]',
  example: 'cancel',
  what: 'stops the request you are making',
});
