import { KnownErrorResponseCode } from '@azure/arm-reservations';
import { ERROR_CODES, meaningOf } from '../../../../bot/commerce/azure/error-codes';
import { verdictOn } from '../../../../bot/commerce/azure/verdict';
import type { Answer } from '../../../../bot/commerce/azure/answer';

/** Codes after which an order may exist although the call failed. */
const MAY_EXIST = [
  'NotSpecified',
  'InternalServerError',
  'ServerTimeout',
  'OperationFailed',
  'RoleAssignmentCreationFailed',
  'ReservationOrderCreationFailed',
  'ReservationOrderIdAlreadyExists',
  'ActivateQuoteFailed',
  'PurchaseError',
  'BillingPaymentInstrumentSoftError',
  'BillingPaymentInstrumentHardError',
  'BillingTransientError',
  'BillingError',
  'FulfillmentTransientError',
  'FulfillmentError',
];

const documented = Object.values<string>(KnownErrorResponseCode);

function anAnswer(status: number, code: string): Answer {
  return { status, header: () => undefined, body: { error: { code, message: '' } } };
}

test('all 58 documented codes are described, and the extra ones', () => {
  expect(documented).toHaveLength(58);
  expect(documented.filter((code) => !meaningOf(code))).toEqual([]);
  const extra = ['DisplayNameInvalid', 'RefundPolicyViolated', 'InvalidResourceType', 'TooManyRequests'];
  expect(extra.filter((code) => !meaningOf(code))).toEqual([]);
});

test('every description is two sentences for people', () => {
  for (const { meaning, remedy } of Object.values(ERROR_CODES)) {
    expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(remedy).toMatch(/^[A-Z].*\.$/);
  }
});

describe('a purchase answered with 400 and this code', () => {
  test.each(Object.keys(ERROR_CODES))('%s', (code) => {
    expect(verdictOn(anAnswer(400, code))).toBe(MAY_EXIST.includes(code) ? 'unclear' : 'refused');
  });
});

test('any code with a status of the unclear kind is unclear', () => {
  for (const code of [...Object.keys(ERROR_CODES), 'BrandNewCode']) {
    for (const status of [302, 408, 409, 429, 500, 502, 503, 504]) {
      expect(verdictOn(anAnswer(status, code))).toBe('unclear');
    }
  }
});

test('the names of object properties are not codes', () => {
  expect(meaningOf('constructor')).toBeUndefined();
  expect(meaningOf('__proto__')).toBeUndefined();
});

test('an ended price session is told from other bad requests by its sentence', () => {
  expect(meaningOf('BadRequest', 'Session timed out - Call CalculatePrice again')?.retry).toBe('new-quote');
  expect(meaningOf('BadRequest', 'Quantity is missing')?.retry).toBe('never');
});
