import type { Texts } from '../texts';
import { ADJUSTMENT_WORDS } from './adjustment-words';
import { AFTER_WORDS } from './after-words';
import { BULK_WORDS } from './bulk-words';
import { COMMAND_WORDS } from './command-words';
import { CONVERSATION_WORDS } from './conversation-words';
import { DESK_WORDS } from './desk-words';
import { DIALOG_WORDS } from './dialog-words';
import { EVERYDAY_WORDS } from './everyday-words';
import { INVOICE_WORDS } from './invoice-words';
import { OPERATIONS_WORDS } from './operations-words';
import { ORDER_WORDS } from './order-words';
import { MORE_COMMAND_WORDS } from './more-command-words';
import { PARTNER_CENTER_WORDS } from './partner-center-words';
import { PARTNER_ORDER_WORDS } from './partner-order-words';
import { REPLY_WORDS } from './reply-words';
import { SAVINGS_WORDS } from './savings-words';
import { SENTENCES } from './sentences/all-sentences';
import { SETTINGS_WORDS } from './settings-words';
import { TURN_WORDS } from './turn-words';

/** Polite, plain German, in the terms of Microsoft's German portals. */
export const GERMAN: Texts = {
  language: 'de',
  order: ORDER_WORDS,
  replies: REPLY_WORDS,
  invoices: INVOICE_WORDS,
  operations: OPERATIONS_WORDS,
  partnerCenter: PARTNER_CENTER_WORDS,
  partnerOrder: PARTNER_ORDER_WORDS,
  afterPurchase: AFTER_WORDS,
  adjustment: ADJUSTMENT_WORDS,
  bulk: BULK_WORDS,
  everyday: EVERYDAY_WORDS,
  savings: SAVINGS_WORDS,
  settings: SETTINGS_WORDS,
  turns: TURN_WORDS,
  desk: DESK_WORDS,
  commands: { ...COMMAND_WORDS, ...MORE_COMMAND_WORDS },
  sentences: SENTENCES,
  dialog: DIALOG_WORDS,
  ...CONVERSATION_WORDS,
  former: 'ein ehemaliges Mitglied',
  years: { one: '1 Jahr', other: '{count} Jahre' },
  months: { one: '1 Monat', other: '{count} Monate' },
};
