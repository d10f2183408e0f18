import type { ErrorMeaning } from './error-meaning';
import { ACCESS_CODES } from './error-codes/access';
import { BILLING_CODES } from './error-codes/billing';
import { FULFILMENT_CODES } from './error-codes/fulfilment';
import { REQUEST_CODES } from './error-codes/request';
import { RESERVATION_CODES } from './error-codes/reservation';
import { SERVICE_CODES } from './error-codes/service';

/**
 * Every code of Azure's ErrorResponseCode and the few that are seen besides.
 * Names: https://learn.microsoft.com/rest/api/reserved-vm-instances/reservation-order/purchase#errorresponsecode;
 * Microsoft does not say what each means, so meanings and remedies are this project's reading of names and context.
 */
export const ERROR_CODES: Readonly<Record<string, ErrorMeaning>> = {
  ...SERVICE_CODES,
  ...ACCESS_CODES,
  ...REQUEST_CODES,
  ...BILLING_CODES,
  ...FULFILMENT_CODES,
  ...RESERVATION_CODES,
};

const SESSION_ENDED: ErrorMeaning = {
  meaning: 'The price had expired before the purchase reached Azure.',
  remedy: 'Ask for a fresh price; nothing was bought.',
  money: 'none',
  retry: 'new-quote',
};

/** Undefined for a code that nobody has described yet: then only the HTTP status speaks. */
export function meaningOf(code: string, message = ''): ErrorMeaning | undefined {
  if (isSessionEnd(code, message)) return SESSION_ENDED;
  return Object.hasOwn(ERROR_CODES, code) ? ERROR_CODES[code] : undefined;
}

/** Azure has no code of its own for the ended price session, only this sentence. */
export function isSessionEnd(code: string, message: string): boolean {
  return code === 'BadRequest' && /session timed out|call calculateprice again/i.test(message);
}
