import { CONVERSATION_WORDS } from './conversation-words';
import { ORDER_WORDS } from './order-words';
import { REPLY_WORDS } from './reply-words';

export const ENGLISH = {
  language: 'en',
  order: ORDER_WORDS,
  replies: REPLY_WORDS,
  ...CONVERSATION_WORDS,
  years: { one: '1 year', other: '{count} years' },
  months: { one: '1 month', other: '{count} months' },
};
