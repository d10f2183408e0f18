import { ORDER_WORDS } from '../order-words';

/** States and decisions as they stand within sentences. */
export const STATE_WORDS: Record<string, string> = {
  ...ORDER_WORDS.states,
  '{0} × {1} in {2}, {3}, {4}': '{0} × {1} in {2}, {3}, {4}',
  'shared (all subscriptions)': 'gemeinsam (alle Abonnements)',
  'management group {0}': 'Verwaltungsgruppe {0}',
  'subscription {0}': 'Abonnement {0}',
  'resource group {0}': 'Ressourcengruppe {0}',
  upfront: 'vorab',
  monthly: 'monatlich',
  create: 'angelegt',
  buy: 'Kauf begonnen',
  wait: 'gewartet',
  complete: 'abgeschlossen',
  follow: 'nachgesehen',
  '{0} ({1} pieces, {2})': '{0} ({1} Stück, {2})',
  confirm: 'bestätigen',
  approve: 'genehmigen',
  reject: 'ablehnen',
  withdraw: 'zurückziehen',
  edit: 'bearbeiten',
  cancel: 'abbrechen',
  resolve: 'klären',
};
