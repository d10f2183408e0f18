import type { Backlog } from '../backlog';
import type { Adjusting } from '../adjusting';
import type { Bulk } from '../bulk/bulk';
import type { CardTickets } from '../access/card-tickets';
import type { Policy } from '../access/policy';
import type { Standings } from '../access/standing';
import type { Azure } from '../commerce/azure/azure';
import type { PartnerCenter } from '../commerce/partner-center/partner-center';
import type { Customers } from '../customers';
import type { Doctor } from '../doctor';
import type { EstimateSavings } from '../estimate-savings';
import type { Desk } from '../desk';
import type { Documents } from '../downloads/documents';
import type { Journal } from '../orders/journal';
import type { Log } from '../orders/purchase';
import type { RefundMemory } from '../outlook';
import type { PurchaseDialogHost } from '../purchase-dialog-host';
import type { Replies } from '../replies';
import type { AuditStream } from '../store/audit-stream';
import type { ChannelSettings } from '../store/channel-settings';
import type { Delegations } from '../store/delegations';
import type { PeopleMet } from '../store/people-met';
import type { Templates } from '../store/templates';
import type { Turn } from '../turn';
import type { Watching } from '../watch/watching';

/** One thing a person can type. A file of this folder each; table.ts lists them. */
export interface Command {
  name: string;
  /** Tested against the whole text, mentions stripped. Named groups are the command's arguments. */
  pattern: RegExp;
  /** How to type it, and an example; shown by `help`. */
  usage: string;
  example: string;
  /** What it does, for the list: no capital, no full stop. */
  what: string;
  /** The same words can answer an open question ("customer Contoso"); while one is open, they do. */
  alsoAnAnswer?: boolean;
  /** What the policy must allow besides being in the tenant. */
  needs?: 'money' | 'operate';
  run(turn: Turn, given: Arguments, tools: Tools): Promise<void>;
}

/** The pattern's named groups, where they matched. */
export type Arguments = Partial<Record<string, string>>;

/** What commands work with. */
export interface Tools {
  desk: Desk;
  journal: Journal;
  cardTickets: CardTickets;
  /** People as the channel vouched for them when they last spoke. */
  people: PeopleMet;
  delegations: Delegations;
  auditStream: AuditStream;
  settings: ChannelSettings;
  templates: Templates;
  policy: Policy;
  standingOf: Standings;
  dialog: PurchaseDialogHost;
  replies: Replies;
  customers: Customers;
  /** Absent when that back end is not configured. */
  partnerCenter?: PartnerCenter;
  azure?: Azure;
  documents: Documents;
  watching: Watching;
  adjusting: Adjusting;
  bulk: Bulk;
  /** Whether files come from where Teams keeps them only. */
  mayFetchFrom: { authenticated: boolean };
  estimate: EstimateSavings;
  refunds: RefundMemory;
  doctor: Doctor;
  backlog: Backlog;
  now(): Date;
  log: Log;
}

/** An order id as people type it: "R-7K2M9Q", "r-7k2m9q". */
export const ORDER_ID = String.raw`(?<order>r-[0-9a-z]{4,12})`;
