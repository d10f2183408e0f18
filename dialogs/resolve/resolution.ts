import type { BillingScope, CatalogueItem, Customer, ReservationRequest } from '../../bot/commerce/commerce';
import type { Problems, Slot } from '../slots';

/** A draft compared with what the provider knows. */
export interface Resolution {
  /** Present when nothing is missing and nothing is wrong. */
  request?: ReservationRequest;
  customer?: Customer;
  billingScope?: BillingScope;
  item?: CatalogueItem;
  /** Known before the item is. */
  resourceType?: string;
  /** Id of the Azure subscription that a single scope applies to. */
  appliedSubscription?: string;
  missing: Slot[];
  problems: Problems;
  /** What was chosen without being asked, one sentence each. */
  notes: string[];
  /** What was asked for and cannot be had, one sentence each; told even when nothing else needs to be said. */
  warnings: string[];
  /** Answers to offer, best first; empty where nothing is going to be asked. */
  choices: Partial<Record<Slot, Choice[]>>;
}

export interface Choice {
  title: string;
  value: string;
}

/** How one slot turned out; `value` only when it is settled. */
export interface Settled<T> {
  value?: T;
  isMissing?: boolean;
  problem?: string;
  /** The problem is that it fits several, all of which are among the choices. */
  isAmbiguous?: boolean;
  note?: string;
  warning?: string;
  choices?: Choice[];
}
