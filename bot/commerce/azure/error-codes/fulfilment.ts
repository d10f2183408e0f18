import type { ErrorMeaning } from '../error-meaning';

/** Codes about providing what was bought. */
export const FULFILMENT_CODES = {
  FulfillmentConfigurationError: {
    meaning: 'This product is set up wrongly at Azure.',
    remedy: 'Open a ticket with Azure support.',
    money: 'none',
    retry: 'never',
  },
  FulfillmentOutOfStockError: {
    meaning: 'Azure has no capacity for this product in this region.',
    remedy: 'Choose another region or product, or a smaller quantity.',
    money: 'none',
    retry: 'never',
  },
  FulfillmentTransientError: {
    meaning: 'The service that provides this product has an outage.',
    remedy: 'Wait while I find out what became of it; nothing is bought again meanwhile.',
    money: 'maybe',
    retry: 'after-reading',
  },
  FulfillmentError: {
    meaning: 'The product could not be provided.',
    remedy: 'Look at the reservation order in the Azure portal for the reason.',
    money: 'maybe',
    retry: 'after-reading',
  },
  CapacityUpdateScopesFailed: {
    meaning: 'The scope could not be changed.',
    remedy: 'Try once more; if it fails again, open a ticket with Azure support.',
    money: 'none',
    retry: 'later',
  },
} as const satisfies Record<string, ErrorMeaning>;
