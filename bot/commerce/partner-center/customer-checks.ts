import { asBotError } from '../../errors';
import type { Check, Customer } from '../commerce';
import { pathOf } from '../http/address';
import type { Client } from './client';
import { MARKETS_UNAVAILABLE } from './markets';
import { allPages } from './pages';
import { agreement, directSigned, validationStatus } from './schemas/customers';

/** What Microsoft says of the customer itself, whatever is bought: agreement, validation, market. */
export async function customerChecks(client: Client, customer: Customer): Promise<Check[]> {
  const asked = await Promise.all([
    guarded('Agreement', () => agreementCheck(client, customer)),
    guarded('Validation', () => validationCheck(client, customer)),
  ]);
  return [...asked, marketCheck(client, customer)];
}

/** A question that cannot be asked warns. */
export async function guarded<T extends Check | undefined>(name: string, ask: () => Promise<T>): Promise<T | Check> {
  try {
    return await ask();
  } catch (error) {
    const { failure, retry } = asBotError(error);
    const sentence = retry ? 'could not be asked just now; it is asked again before the purchase' : failure.message;
    return { name, outcome: 'warn', message: retry ? `This ${sentence}.` : `This could not be checked. ${sentence}` };
  }
}

export function marketCheck(client: Client, customer: Customer): Check {
  const list = client.options.marketsUnavailable ?? MARKETS_UNAVAILABLE;
  const country = (customer.country ?? '').toUpperCase();
  if (!country)
    return { name: 'Market', outcome: 'fail', message: "The customer's country is unknown; add it in Partner Center." };
  if (!list.markets.includes(country))
    return { name: 'Market', outcome: 'pass', message: `Reservations are sold in ${country}.` };
  const message = `${list.source} of ${list.date} says that reservations are not sold in ${country}; Partner Center will decide.`;
  return { name: 'Market', outcome: 'warn', message };
}

/** Azure plans need the Microsoft Customer Agreement: signed by the customer, or attested by the partner. */
export async function agreementCheck(client: Client, customer: Customer): Promise<Check> {
  const name = 'Agreement';
  const base = pathOf`/v1/customers/${customer.id}`;
  const signed = client
    .json(directSigned, { path: `${base}/directSignedMicrosoftCustomerAgreementStatus`, as: 'user' })
    .then(({ isSigned }) => isSigned === true)
    .catch((error: unknown) => asBotError(error));
  const attested = allPages(client, agreement, {
    path: `${base}/agreements`,
    query: { agreementType: 'MicrosoftCustomerAgreement' },
    as: 'user',
  })
    .then((list) => list.length > 0)
    .catch((error: unknown) => asBotError(error));
  const answers = await Promise.all([signed, attested]);
  if (answers.includes(true))
    return { name, outcome: 'pass', message: 'The Microsoft Customer Agreement is accepted.' };
  const unasked = answers.find((answer) => typeof answer !== 'boolean');
  if (unasked) throw unasked;
  const message =
    'The customer has not accepted the Microsoft Customer Agreement; have it accepted or attest it in Partner Center.';
  return { name, outcome: 'fail', message };
}

export async function validationCheck(client: Client, customer: Customer): Promise<Check> {
  const name = 'Validation';
  const path = pathOf`/v1/customers/${customer.id}/validationStatus`;
  try {
    const { status = 'Unknown' } = await client.json(validationStatus, {
      path,
      query: { type: 'account' },
      as: 'user',
    });
    return validationSays(name, status);
  } catch (error) {
    // Nothing stored does not block a purchase.
    if (asBotError(error).failure.code === '600074')
      return { name, outcome: 'pass', message: 'Microsoft has no objection on record.' };
    throw error;
  }
}

function validationSays(name: string, status: string): Check {
  switch (status.toLowerCase().replace(/[\s_]/g, '')) {
    case 'allowed':
      return { name, outcome: 'pass', message: "Microsoft has validated the customer's account." };
    case 'notallowed':
      return {
        name,
        outcome: 'fail',
        message: 'Microsoft does not allow purchases for this customer; check its account details.',
      };
    case 'underreview':
      return {
        name,
        outcome: 'warn',
        message: "Microsoft reviews the customer's account; the purchase may be refused for some days.",
      };
    case 'notready':
      return {
        name,
        outcome: 'warn',
        message: "The customer's account details are incomplete; complete them in Partner Center.",
      };
    default:
      return {
        name,
        outcome: 'warn',
        message: `Microsoft's validation of the customer is "${status}"; the purchase may be refused.`,
      };
  }
}
