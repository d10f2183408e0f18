import type { ReservationRequest } from '../bot/commerce/commerce';
import { BotError } from '../bot/errors';
import { fillIn } from '../cards/texts';
import type { DialogWords } from './resolve/say';
import { withAnswers, without, type Draft } from './draft';
import type { PurchasePort } from './purchase-port';

/** Azure does not sell to a subscription whose billing a partner manages. */
const PARTNER_MANAGED = 'PARTNER_MANAGED';

export interface Rerouted {
  /** For the person: what happens and why. */
  sentence: string;
  change(draft: Draft): Draft;
}

/** Where Azure refuses because a partner bills the subscription, and Partner Center knows the same customer. */
export async function sentToPartnerCenter(
  error: unknown,
  { customer, billingScope, backend }: ReservationRequest,
  port: PurchasePort,
  words: DialogWords,
): Promise<Rerouted | undefined> {
  if (!(error instanceof BotError) || error.code !== PARTNER_MANAGED || backend !== 'azure') return undefined;
  const known = await port.findCustomers(customer.id).catch(() => []);
  const partners = known.find((one) => one.backend === 'partner-center' && one.id === customer.id);
  if (!partners) return undefined;
  return {
    sentence: fillIn(words.rerouted, { scope: billingScope.name, customer: partners.name }),
    change: (draft) => {
      const open = (['subscription', 'backEnd', 'product'] as const).reduce<Draft>(without, draft);
      return withAnswers(open, { values: { customer: `partner-center ${partners.id}` }, problems: {} });
    },
  };
}
