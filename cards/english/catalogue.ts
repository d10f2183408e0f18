import { ORDER_WORDS } from './order-words';

export const ENGLISH = {
  language: 'en',
  order: ORDER_WORDS,
  years: { one: '1 year', other: '{count} years' },
  months: { one: '1 month', other: '{count} months' },
};
