import type { Failure } from '../commerce';

/**
 * What Partner Center's codes mean for a purchase, keyed on HTTP status and code because codes repeat with other
 * meanings. Source: Partner Center developer documentation, "REST error codes".
 */
export interface CodeEntry {
  message: string;
  remedy: string;
  /** `maybe`: for the call that spends money the outcome is unknown. */
  money: Failure['money'];
  retry: boolean;
}

/** Cart checkout found that the availability was reissued: a fresh quote and a new approval make it work. */
export const AVAILABILITY_REISSUED = '400019';

type Row = readonly [message: string, remedy: string, money?: 'none' | 'maybe', retry?: 'retry'];

const REGISTER = 'Register the subscription for reservations and try again; the bot does this by itself.';
const ACCESS = "Ask the operator to check the bot's rights in Partner Center.";
const ELIGIBILITY = 'Ask Microsoft partner support why; give them the request id.';
const CREDIT = 'Ask Microsoft (ucmwrcsp@microsoft.com) about the credit line.';
const REVIEW = "Wait a few days, or complete the customer's account details in Partner Center.";
const OTHER_SKU = 'Choose another SKU, region or term.';
const MPA = 'A global admin must accept the Microsoft Partner Agreement in Partner Center.';
const LATER = 'Wait for a while; the bot looks up what became of it before anything else.';
const SANDBOX = 'This is a limit of the integration sandbox; use one of the few SKUs it allows.';

const ROWS: Record<string, Row> = {
  '200/400072': ['This item is not available.', OTHER_SKU],
  '400/2055': ['Somebody changed it at the same time.', 'Try again.', 'none', 'retry'],
  '400/2100': ['This offer is only found among the products.', 'Look for it in the catalogue.'],
  '400/3000': ['Partner Center did not accept a value.', 'Correct the request.'],
  '400/800002': ['Partner Center did not accept the request.', 'Correct the request.'],
  '400/800009': ['Partner Center did not accept the line in the cart.', OTHER_SKU],
  '400/800010': ['There is no inventory for this reservation.', OTHER_SKU],
  '400/800011': ['The subscription is not an Azure subscription.', 'Choose another billing scope.'],
  '400/800012': ['The Azure subscription is not active.', 'Activate it or choose another billing scope.'],
  '400/800013': ['The subscription is not enabled for reservations.', REGISTER],
  '400/800017': ['This quantity is not available.', 'Ask for fewer.'],
  '400/800018': ['The limit of the sandbox is reached.', SANDBOX],
  '400/800022': ['Microsoft wants to look at this purchase first.', ELIGIBILITY],
  '400/800024': ['You are not eligible for this purchase.', ELIGIBILITY],
  '400/800025': ['The credit line does not cover this purchase.', CREDIT],
  '400/800026': ['You are not eligible for this purchase.', ELIGIBILITY],
  '400/800030': ['The subscription is not registered for reservations.', REGISTER],
  '400/800062': ['You are not eligible for this purchase.', ELIGIBILITY],
  '400/800065': ['The cart was already submitted.', LATER, 'maybe'],
  '400/800070': ["This offer is not sold in the customer's country.", OTHER_SKU],
  '400/900116': ['The sandbox allows no more Azure plans.', SANDBOX],
  '400/900118': ['Partner Center does not know this customer.', 'Choose the customer again.'],
  '400/900126': ['Partner Center did not understand a value.', 'Tell the operator; the request itself is fine.'],
  '400/900127': ['This is not possible in this environment.', SANDBOX],
  '400/900129': ['The Azure plan has no active Azure subscription.', 'Activate one, then try again.'],
  '400/900142': ['The availability was not found.', 'Ask for a new quote.'],
  '400/900169': ['The product is not sold in that currency.', 'Choose another product or market.'],
  '400/900203': ['The product wants an attestation.', 'Buy it in Partner Center, where it can be given.'],
  '400/900206': ['The partner attestation is missing.', 'Buy it in Partner Center, where it can be given.'],
  '400/900275': ['The quantity is outside what the offer allows.', 'Ask for another quantity.'],
  '400/900312': ['This scope is not supported.', 'Buy with shared scope and change it afterwards.'],
  '400/900313': ['Single scope needs an Azure subscription.', 'Choose the Azure subscription.'],
  '400/900314': ['The Azure subscription is not active.', 'Activate it or choose another one.'],
  '400/900315': ['The product cannot be bought with that Azure subscription.', 'Choose another one.'],
  '400/900317': ['Shared scope needs an Azure plan.', 'Choose the Azure plan.'],
  '400/900318': ['The Azure plan is unknown or has no active Azure subscription.', 'Choose another billing scope.'],
  '401/400': ['Partner Center did not accept the access token.', ACCESS, 'none', 'retry'],
  '401/800001': ['Partner Center got no access token.', ACCESS, 'none', 'retry'],
  '401/900420': ['The access token is of a retired kind.', "Ask the operator to use Partner Center's own audience."],
  '401/900421': [
    'The access token was made without a second factor.',
    'Ask the operator to renew the refresh token with MFA.',
  ],
  '403/2030': ['The partner may not sell in this country.', 'Choose a customer in another market.'],
  '403/2032': ['The bot may not do this in Partner Center.', ACCESS],
  '403/2085': ['The offer cannot be bought.', OTHER_SKU],
  '403/13605': [
    'The customer has not accepted the Microsoft Customer Agreement.',
    'Have the customer accept it, or attest it in Partner Center, then try again.',
  ],
  '403/20002': ['There is no reseller relationship with this customer.', 'Set it up in Partner Center.'],
  '403/400030': ['This customer segment is not allowed.', 'Choose a product of another segment.'],
  '403/400036': ['This part of the catalogue is not allowed.', ACCESS],
  '403/800020': ['The item cannot be bought.', OTHER_SKU],
  '403/800023': ['The credit line does not cover this purchase.', CREDIT],
  '403/800028': ['The term is no longer sold.', 'Choose another term.'],
  '403/800039': ['The reseller program membership is not active.', 'Renew it in Partner Center.'],
  '403/800043': ['The bot may not see prices.', ACCESS],
  '403/800069': ["The purchase failed Microsoft's risk check.", ELIGIBILITY],
  '403/800073': ["The customer's account is under review.", REVIEW],
  '403/800074': ["The customer's account is under review.", REVIEW],
  '403/800075': ["The customer's account was not approved.", "Check the customer's account details with Microsoft."],
  '403/900121': ['The credit limit does not cover this purchase.', CREDIT],
  '403/900123': ['The indirect reseller has not accepted the Microsoft Partner Agreement.', MPA],
  '403/900124': ['Your company has not accepted the Microsoft Partner Agreement.', MPA],
  '403/900149': ['The program membership is not active.', 'Renew it in Partner Center.'],
  '403/900150': ["The bot's role does not allow this.", ACCESS],
  '403/900159': ['There is no reseller relationship with this customer.', 'Set it up in Partner Center.'],
  '403/900308': ["The bot's rights do not suffice.", ACCESS],
  '403/900309': ['Conditional Access blocked the bot.', 'Ask the operator to allow it.'],
  '403/900322': ['This is not sold in the sandbox.', SANDBOX],
  '403/900329': ["This needs a user's sign-in besides the app's.", 'Ask the operator to set up the refresh token.'],
  '404/1000': ['Partner Center did not find it.', 'Check the id.', 'maybe'],
  '404/20000': [
    'Partner Center does not know this order yet.',
    'A new order takes up to 15 minutes to appear.',
    'maybe',
    'retry',
  ],
  '404/20003': ['Partner Center does not know this subscription.', 'Choose the billing scope again.'],
  '404/400013': ['The product is no longer in the catalogue.', OTHER_SKU],
  '404/400018': ['The SKU is no longer in the catalogue.', OTHER_SKU],
  '404/400019': [
    'The availability was reissued before the purchase.',
    'Ask for a new quote; the price may have moved.',
  ],
  '404/600074': ["Nothing is stored about the customer's validation.", 'Nothing to do.'],
  '404/800008': ['Partner Center does not know this cart.', LATER, 'maybe'],
  '404/800111': ['The Azure subscription was not found.', 'Choose another one.'],
  '409/800014': ['An adjustment of this order is pending.', 'Wait for a while.', 'none', 'retry'],
  '409/800060': ['The order is in progress.', LATER, 'maybe'],
  '409/800064': ['The cart is being processed.', LATER, 'maybe'],
  '409/800082': ['The subscription is busy.', 'Try again later.', 'none', 'retry'],
  '409/900112': ['The upgrade to an Azure plan is pending.', 'Wait until it is done.'],
  '409/900113': ['The upgrade to an Azure plan is under way.', 'Wait until it is done.'],
  '409/900114': ['The upgrade to an Azure plan failed.', 'Repeat the upgrade in Partner Center.'],
  '417/800036': ['A condition for this is not met.', 'Look at the order in Partner Center.'],
  '500/800003': ['Partner Center had an unexpected error.', LATER, 'maybe', 'retry'],
  '500/800005': ['Partner Center could not create the order.', LATER, 'maybe', 'retry'],
  '500/900192': ['Something went wrong at Partner Center.', LATER, 'maybe', 'retry'],
};

/** Codes that leave a purchase undecided, also where they come inside a 2xx answer. */
export const UNDECIDED_CODES: ReadonlySet<string> = new Set(
  Object.entries(ROWS).flatMap(([key, row]) => (row[2] === 'maybe' ? [key.slice(key.indexOf('/') + 1)] : [])),
);

/** The entry of a status and code; undefined when the documentation names none. */
export function codeEntry(status: number, code: string): CodeEntry | undefined {
  const row = Object.hasOwn(ROWS, `${status}/${code}`) ? ROWS[`${status}/${code}`] : undefined;
  return row && { message: row[0], remedy: row[1], money: row[2] ?? 'none', retry: row[3] === 'retry' };
}

/** The entry of a code whose status is not told, as in errors inside a 2xx answer. */
export function entryOfCode(code: string): CodeEntry | undefined {
  const key = Object.keys(ROWS).find((name) => name.endsWith(`/${code}`));
  return key === undefined ? undefined : codeEntry(Number(key.slice(0, key.indexOf('/'))), code);
}
