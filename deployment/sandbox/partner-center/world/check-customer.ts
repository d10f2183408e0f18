import type { Customer } from '../data/customers';
import { refuse } from '../http/api-error';

const REVIEW = 'Your customer account is currently under review. Check back in few days.';

/** What Microsoft checks of the customer itself before an order: market, account review, agreement. */
export function checkCustomer(customer: Customer): void {
  if (customer.market.closed) throw refuse(400, '800070', "Offer isn't available in the specified country/region");
  if (customer.validation === 'UnderReview') throw refuse(403, '800073', REVIEW);
  if (customer.validation === 'NotAllowed') {
    throw refuse(
      403,
      '800075',
      "Your Customer account wasn't approved. Transactions for this customer aren't allowed.",
    );
  }
  if (customer.agreement === 'none') {
    throw refuse(
      403,
      '13605',
      'Either a partner confirmation of the customer acceptance of the Microsoft Customer Agreement must be provided or the customer must accept the Microsoft Customer Agreement before you can complete this purchase.',
    );
  }
}
