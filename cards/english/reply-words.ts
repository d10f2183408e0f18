import type { ReplyTopic } from '../../bot/orders/journal';

/** What is said in an order's thread, where a mention makes Teams notify people. */
export const REPLY_WORDS = {
  topics: {
    'approval-needed': '{asked}: {id} waits for your approval. {subject}, {price}, asked by {requester}.',
    'approval-reminder':
      '{asked}: {id} still waits for your approval and lapses {lapses}. {subject}, {price}, asked by {requester}.',
    'price-moved':
      '{requester} {others}: the price of {id} moved. Before: {before}. Now: {price}. Nothing was bought; it needs a new approval.',
    completed: '{requester} {others}: {id} is bought and active. {subject}, {price}. {provider}',
    failed: '{requester} {others}: {id} failed. {message} {remedy} {money}',
    'needs-human':
      '{requester} {others}: {id} needs a person. {message} {money} I do not buy again before somebody has looked at the provider.',
    rejected: '{requester}: {rejecter} rejected {id}. {reason} Nothing was bought.',
    lapsed: '{requester}: {id} lapsed because nobody answered in time. Nothing was bought.',
    withdrawn: '{others} {id} was withdrawn by {requester}. Nothing was bought.',
    'expires-soon':
      '{requester} {others}: the reservation of {id} ends {ends}. {subject}. {renewal} Press Renew, or write "renew {id}", to ask for a new one like it.',
  } satisfies Record<ReplyTopic, string>,
  ends: 'on {day}, in {count} days',
  endsTomorrow: 'on {day}, within a day',
  renewsItself: 'It is set to renew by itself.',
  renewsNot: 'It does not renew by itself.',
  renewButton: 'Renew',
  everybody: 'Approvers',
  provider: 'Provider order {id}.',
  reason: 'Reason: "{reason}"',
};
