import { day } from '../../cards/format';
import { said } from '../../cards/said';
import { fillIn } from '../../cards/texts';
import { termIn } from '../../dialogs/resolve/say';
import type { ReservationDetails } from '../commerce/azure/schema/reservation';
import { formatMoney } from '../orders/money';
import { subscriptionsBeside } from './change-reservation';
import type { Command, Tools } from './command';
import { azureOf, nameOfReservation, reservationNamed } from './find-azure';
import { pageOf, sayList, wordsFor } from './say-list';

const WHICH = String.raw`(?<which>"[^"]+"|“[^”]+”|\S+)`;

export const history: Command = {
  name: 'history',
  pattern: new RegExp(String.raw`^(?:history|revisions)\s+(?:of\s+)?${WHICH}(?:\s+page\s+(?<page>\d{1,3}))?$`, 'i'),
  usage: 'history <reservation> [page]',
  example: 'history 3f2a91c0',
  what: 'lists the revisions of a reservation at Azure, newest first',
  async run(turn, { which, page: number }, tools) {
    const one = await reservationNamed(which, tools, turn, () => true);
    const words = wordsFor(tools.replies).afterPurchase.history;
    const azure = azureOf(tools);
    const [revisions, whole] = await Promise.all([
      azure.revisions(one.id, turn.signal),
      azure.reservation(one.id, turn.signal),
    ]);
    const newest = revisions.sort((a, b) => Number(b.revision ?? 0) - Number(a.revision ?? 0));
    const page = pageOf(newest, Math.max(1, Number(number ?? 1)));
    const name = said(nameOfReservation(one), wordsFor(tools.replies));
    await sayList(turn, tools.replies, {
      title: fillIn(words.title, { name }),
      page,
      lines: page.items.map((revision) => ({
        title: fillIn(words.line, { revision: revision.revision ?? '?', name: revision.displayName ?? '' }),
        details: [detailsOf(revision, tools)],
      })),
      command: `history ${one.reservationId ?? one.id}`,
      whenEmpty: words.none,
      notes: renewalNote(whole, tools),
    });
  },
};

/** What it will be renewed into, as far as Azure tells. */
function renewalNote(
  { renewsInto, renewProperties, quantity: held }: ReservationDetails,
  { replies }: Tools,
): string[] {
  const { history: words, absent } = wordsFor(replies).afterPurchase;
  if (!renewsInto) return [];
  const { sku = absent, region = absent, term, billingPlan, quantity = held } = renewsInto;
  const price = renewProperties?.billingCurrencyTotal;
  const plans: Record<string, string> = wordsFor(replies).order.plans;
  const values = {
    ...{ quantity: quantity ?? '?', sku, region, plan: plans[billingPlan ?? ''] ?? billingPlan ?? absent },
    term: term ? termIn(term, wordsFor(replies).dialog) : absent,
    price: price ? formatMoney(price, replies.reader.locale) : words.priceLater,
  };
  return [fillIn(words.renewsInto, values)];
}

function detailsOf(revision: ReservationDetails, { replies }: Tools): string {
  const { history: words, scopes, absent } = wordsFor(replies).afterPurchase;
  const { provisioningState, quantity, appliedScopeType = '', renew, effectiveDateTime } = revision;
  const since = revision.lastUpdatedDateTime ?? effectiveDateTime;
  return [
    provisioningState ?? absent,
    fillIn(words.pieces, { quantity: quantity ?? '?' }),
    scopes[appliedScopeType] ?? appliedScopeType,
    fillIn(words.renewal, { renew: renew ? words.on : words.off }),
    since ? fillIn(words.since, { day: day(since, replies.reader) }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

export const scopes: Command = {
  name: 'scopes',
  pattern: new RegExp(String.raw`^(?:available\s+)?scopes\s+(?:of\s+|for\s+)?${WHICH}$`, 'i'),
  usage: 'scopes <reservation>',
  example: 'scopes 3f2a91c0',
  what: 'lists to which subscriptions the benefit of a reservation at Azure can go',
  async run(turn, { which }, tools) {
    const one = await reservationNamed(which, tools, turn);
    const words = wordsFor(tools.replies).afterPurchase.availableScopes;
    const { scopes: subscriptions } = await subscriptionsBeside(one, tools, turn);
    const ids = subscriptions.map(({ id }) => id);
    const answers = ids.length > 0 ? await azureOf(tools).availableScopes(one.id, ids) : [];
    const valid = new Map(answers.map((answer) => [answer.scope.split('/')[2]?.toLowerCase(), answer.valid]));
    const name = said(nameOfReservation(one), wordsFor(tools.replies));
    await sayList(turn, tools.replies, {
      title: fillIn(words.title, { name }),
      lines: subscriptions.map(({ id, name: title }) => ({
        title,
        details: [valid.get(id.toLowerCase()) ? words.can : words.cannot],
      })),
      whenEmpty: words.none,
      notes: subscriptions.length > 0 ? [fillIn(words.more, { id: (one.reservationId ?? '').slice(0, 8) })] : [],
    });
  },
};
