import type { ErrorMeaning } from '../error-meaning';

/** Codes about who asks and what they may do. */
export const ACCESS_CODES = {
  AuthorizationFailed: {
    meaning: 'The bot is not allowed to do this.',
    remedy:
      'Give it the built-in role Owner or Reservation Purchaser on the billing subscription and wait ten minutes.',
    money: 'none',
    retry: 'never',
  },
  Forbidden: {
    meaning: 'Azure forbids this purchase.',
    remedy: 'Ask the billing administrator whether reservation purchases are allowed for this subscription.',
    money: 'none',
    retry: 'never',
  },
  InvalidAccessToken: {
    meaning: "Azure did not accept the bot's sign-in.",
    remedy: 'Try again; if it lasts, have the operator renew the credential.',
    money: 'none',
    retry: 'later',
  },
  InvalidAuthenticationToken: {
    meaning: "Azure did not accept the bot's sign-in.",
    remedy: 'Try again; if it lasts, have the operator renew the credential.',
    money: 'none',
    retry: 'later',
  },
  UnauthenticatedRequestsThrottled: {
    meaning: 'Azure saw too many calls without a valid sign-in.',
    remedy: 'Have the operator check the credential, then wait a few minutes.',
    money: 'none',
    retry: 'later',
  },
  ClientCertificateThumbprintNotSet: {
    meaning: 'Azure has a fault in its own sign-in.',
    remedy: 'Open a ticket with Azure support.',
    money: 'none',
    retry: 'never',
  },
  MissingTenantId: {
    meaning: 'The tenant is missing.',
    remedy: 'Name the tenant of the management group.',
    money: 'none',
    retry: 'never',
  },
  InvalidTenantId: {
    meaning: 'The tenant is not valid.',
    remedy: 'Check the tenant of the scope.',
    money: 'none',
    retry: 'never',
  },
  RoleAssignmentCreationFailed: {
    meaning: 'The order was probably made, but the bot was not made its owner.',
    remedy: 'Ask the billing administrator to look for the order and to grant access to it.',
    money: 'maybe',
    retry: 'after-reading',
  },
} as const satisfies Record<string, ErrorMeaning>;
