import type { ErrorMeaning } from '../error-meaning';

/** Codes about payment and about the order record. */
export const BILLING_CODES = {
  ReservationOrderIdAlreadyExists: {
    meaning: 'An order with this id exists already; most likely it is ours.',
    remedy: 'Wait while I read that order; nothing is bought again.',
    money: 'maybe',
    retry: 'after-reading',
  },
  ReservationOrderCreationFailed: {
    meaning: 'Azure could not record the order.',
    remedy: 'Wait while I find out whether it exists all the same.',
    money: 'maybe',
    retry: 'after-reading',
  },
  ReservationOrderNotEnabled: {
    meaning: 'Reservations are not enabled for this account.',
    remedy: 'Open a ticket with Azure support.',
    money: 'none',
    retry: 'never',
  },
  ActivateQuoteFailed: {
    meaning: 'The quote could not be turned into an order.',
    remedy: 'Wait while I find out whether the order exists all the same.',
    money: 'maybe',
    retry: 'after-reading',
  },
  RiskCheckFailed: {
    meaning: "Azure's risk check refused the purchase.",
    remedy: 'Have the billing administrator talk to Azure support; repeating does not help.',
    money: 'none',
    retry: 'never',
  },
  PaymentInstrumentNotFound: {
    meaning: 'The billing account has no means of payment.',
    remedy: 'Have the billing administrator add one.',
    money: 'none',
    retry: 'never',
  },
  PurchaseError: {
    meaning: 'The purchase failed.',
    remedy: 'Look at the reservation order in the Azure portal for the reason.',
    money: 'maybe',
    retry: 'after-reading',
  },
  BillingCustomerInputError: {
    meaning: 'The billing account has wrong or missing data.',
    remedy: 'Have the billing administrator check address, tax number and purchase order number.',
    money: 'none',
    retry: 'never',
  },
  BillingPaymentInstrumentSoftError: {
    meaning: 'The means of payment was declined for now.',
    remedy: 'Have the billing administrator look at the order in the Azure portal and repeat the payment there.',
    money: 'maybe',
    retry: 'after-reading',
  },
  BillingPaymentInstrumentHardError: {
    meaning: 'The means of payment was refused.',
    remedy: 'Have the billing administrator change it and look whether the order is listed in the Azure portal.',
    money: 'maybe',
    retry: 'after-reading',
  },
  BillingTransientError: {
    meaning: "Azure's billing has an outage.",
    remedy: 'Wait while I find out what became of it; nothing is bought again meanwhile.',
    money: 'maybe',
    retry: 'after-reading',
  },
  BillingError: {
    meaning: "Azure's billing failed.",
    remedy: 'Look at the reservation order; if it does not tell, open a billing ticket with Azure support.',
    money: 'maybe',
    retry: 'after-reading',
  },
  NoValidReservationsToReRate: {
    meaning: 'There is no reservation whose price could be adjusted.',
    remedy: 'There is nothing to do.',
    money: 'none',
    retry: 'never',
  },
  ReRateOnlyAllowedForEA: {
    meaning: 'Prices are adjusted only in enterprise agreements.',
    remedy: 'There is nothing to do.',
    money: 'none',
    retry: 'never',
  },
} as const satisfies Record<string, ErrorMeaning>;
