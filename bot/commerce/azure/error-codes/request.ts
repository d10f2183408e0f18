import type { ErrorMeaning } from '../error-meaning';

/** Codes about what was asked for: product, region, term, scope, subscription. */
export const REQUEST_CODES = {
  InvalidSubscriptionId: {
    meaning: 'The subscription is not valid.',
    remedy: 'Choose another billing or scope subscription.',
    money: 'none',
    retry: 'never',
  },
  InvalidLocationId: {
    meaning: 'This product is not sold in that region.',
    remedy: 'Choose a region from the catalogue.',
    money: 'none',
    retry: 'never',
  },
  UnsupportedReservationTerm: {
    meaning: 'This product is not sold for that term.',
    remedy: 'Choose a term from the catalogue.',
    money: 'none',
    retry: 'never',
  },
  AppliedScopesNotAssociatedWithCommerceAccount: {
    meaning: 'The subscription of the scope belongs to another billing account.',
    remedy: 'Choose a subscription that the same billing account pays for.',
    money: 'none',
    retry: 'never',
  },
  MissingAppliedScopesForSingle: {
    meaning: 'A single scope needs a subscription or a resource group.',
    remedy: 'Say which subscription the reservation is for, or make it shared.',
    money: 'none',
    retry: 'never',
  },
  InvalidSingleAppliedScopesCount: {
    meaning: 'A single scope takes exactly one subscription or resource group.',
    remedy: 'Name one.',
    money: 'none',
    retry: 'never',
  },
  DisplayNameInvalid: {
    meaning: 'The display name is not allowed.',
    remedy: 'Use letters, digits, "-" and "_", 64 characters at most.',
    money: 'none',
    retry: 'never',
  },
  CalculatePriceFailed: {
    meaning: 'Azure could not work out a price.',
    remedy: 'Check that this product is sold in this region, term and billing plan; otherwise try again later.',
    money: 'none',
    retry: 'new-quote',
  },
  CreateQuoteFailed: {
    meaning: "Azure's billing could not make a quote.",
    remedy: 'Try again in a few minutes; if it lasts, open a ticket with Azure support.',
    money: 'none',
    retry: 'later',
  },
  InvalidFulfillmentRequestParameters: {
    meaning: 'The product, quantity or region was refused by the service that provides it.',
    remedy: 'Compare the request with the catalogue.',
    money: 'none',
    retry: 'never',
  },
  NotSupportedCountry: {
    meaning: "This product is not sold in the billing account's country.",
    remedy: 'Use another billing account.',
    money: 'none',
    retry: 'never',
  },
  NonsupportedAccountId: {
    meaning: 'This kind of account cannot buy reservations.',
    remedy: 'Use a subscription of an enterprise, Microsoft Customer or pay-as-you-go agreement.',
    money: 'none',
    retry: 'never',
  },
} as const satisfies Record<string, ErrorMeaning>;
