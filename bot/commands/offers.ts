import { fillIn } from '../../cards/texts';
import { viewOf } from '../commerce/partner-center/catalogue';
import type { Command } from './command';
import { partnerCenterOf } from './find-customer';
import { marketCustomer } from './market-customer';
import { readParts } from './read-parts';
import { pageOf, sayList, wordsFor } from './say-list';

export const offers: Command = {
  name: 'offers',
  pattern: /^offers?\b\s*(?<rest>[\s\S]*)$/i,
  usage: 'offers [id] [for <customer>] [page]',
  example: 'offers for Trey Research',
  what: "lists the Azure plan and Azure subscriptions that are offered in a customer's market",
  async run(turn, { rest = '' }, tools) {
    const parts = readParts(rest, ['for', 'of']);
    const { customer, notes } = await marketCustomer(parts.customer, 'offers for Contoso', tools, turn);
    const view = viewOf({ customer });
    const partnerCenter = partnerCenterOf(tools);
    const words = wordsFor(tools.replies).partnerCenter.offers;
    const one = async () => [await partnerCenter.offer(parts.rest, view.country)];
    const [plans, legacy] = await Promise.all([
      parts.rest ? [] : partnerCenter.products({ ...view, legacy: true }, 'MicrosoftAzure'),
      parts.rest ? one() : partnerCenter.offers(view.country),
    ]);
    const page = pageOf(
      [
        ...plans.map(({ id, title, description }) => ({ id, name: title ?? id, description, billing: undefined })),
        ...legacy.map(({ id, name, description, billing }) => ({ id, name: name ?? id, description, billing })),
      ],
      parts.page,
    );
    await sayList(turn, tools.replies, {
      title: fillIn(words.title, { market: view.country }),
      page,
      lines: page.items.map(({ id, name, description, billing }) => ({
        title: name,
        details: [
          [id, billing && fillIn(words.billed, { billing })].filter(Boolean).join(' · '),
          description ?? '',
        ].filter(Boolean),
      })),
      command: ['offers', parts.customer && `for ${parts.customer}`].filter(Boolean).join(' '),
      whenEmpty: fillIn(words.none, { market: view.country }),
      notes: [fillIn(words.buy, { customer: parts.customer ?? customer.name }), ...notes],
    });
  },
};
