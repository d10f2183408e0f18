import { fillIn } from '../../cards/texts';
import type { Customer } from '../commerce/commerce';
import { botError } from '../errors';
import type { Turn } from '../turn';
import type { Tools } from './command';
import { customerNamed } from './find-customer';
import { wordsFor } from './say-list';

/** Whose market a catalogue is read for. */
export interface MarketOf {
  /** With its country. */
  customer: Customer;
  /** Said below the list when nobody named the customer. */
  notes: string[];
}

/**
 * The named customer; without a name the one of the newest order, else the first one, because a catalogue belongs to a
 * market and a market to a customer.
 */
export async function marketCustomer(
  named: string | undefined,
  example: string,
  tools: Tools,
  turn: Turn,
): Promise<MarketOf> {
  if (named) return { customer: await customerNamed(named, tools, turn), notes: [] };
  const customer = await tools.customers.whole(await somebody(tools, turn), turn.signal);
  const words = wordsFor(tools.replies).partnerCenter;
  return { customer, notes: [fillIn(words.otherMarket, { customer: customer.name, example })] };
}

async function somebody({ journal, customers }: Tools, turn: Turn): Promise<Customer> {
  const { orders } = await journal.list({ tenantId: turn.person.tenantId, limit: 20 });
  const newest = orders.find(({ request }) => request.backend === 'partner-center')?.request.customer;
  if (newest) return newest;
  const all = await customers.find('', turn.signal);
  const first = all.find(({ backend }) => backend === 'partner-center');
  if (first) return first;
  throw botError('UNCLEAR', { problem: 'You have no customers yet.', hint: 'Add one in Partner Center.' });
}
