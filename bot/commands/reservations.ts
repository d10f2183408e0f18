import { day, wholeNumber } from '../../cards/format';
import type { ListLine } from '../../cards/list-card';
import { fillIn } from '../../cards/texts';
import { termIn } from '../../dialogs/resolve/say';
import type { CatalogueItem, Customer } from '../commerce/commerce';
import type { EntitledReservation, Entitlement } from '../commerce/partner-center/entitlements';
import type { Turn } from '../turn';
import { listAzureReservations } from './azure-reservations';
import type { Command, Tools } from './command';
import { customerOfAny } from './find-azure';
import { customerNamed, partnerCenterOf } from './find-customer';
import { ownOrders, type OwnOrders } from './own-orders';
import { readParts } from './read-parts';
import { pageOf, sayList, wordsFor } from './say-list';

const DAY_MS = 86_400_000;

export const reservations: Command = {
  name: 'reservations',
  pattern: /^reservations\b\s*(?<rest>[\s\S]*)$/i,
  usage: 'reservations [customer, or at Azure a part of a name, SKU or state] [page]',
  example: 'reservations Northwind Traders',
  what: 'lists reservations with quantity, scope, end and, at Azure, utilisation',
  async run(turn, { rest = '' }, tools) {
    const { replies } = tools;
    const words = wordsFor(replies).partnerCenter.reservations;
    const parts = readParts(rest, []);
    if (await isForAzure(turn, rest, tools)) return;
    const customer = await customerNamed(parts.rest, tools, turn);
    const all = await partnerCenterOf(tools).entitlements(customer.id);
    const soonestFirst = [...all].sort((a, b) => (a.expiresAt ?? '9').localeCompare(b.expiresAt ?? '9'));
    const page = pageOf(soonestFirst, parts.page);
    const [own, items] = await Promise.all([
      ownOrders(tools, turn),
      page.items.length > 0 ? catalogueOf(customer, tools, turn) : [],
    ]);
    const filled = { customer: customer.name };
    await sayList(turn, replies, {
      title: fillIn(words.title, filled),
      page,
      lines: await Promise.all(page.items.map((one) => lineOf(one, { own, items }, tools))),
      command: `reservations ${parts.rest}`,
      whenEmpty: fillIn(words.none, filled),
    });
  },
};

/** Customers decide by their back end; what names none is looked for among the reservations at Azure. */
async function isForAzure(turn: Turn, rest: string, tools: Tools): Promise<boolean> {
  if (!tools.azure) return false;
  const typed = readParts(rest, []).rest;
  const customer = typed ? await customerOfAny(typed, tools, turn) : undefined;
  if (customer?.backend === 'partner-center') return false;
  await listAzureReservations(turn, { rest, customer }, tools);
  return true;
}

/** Entitlements carry ids only; the catalogue names them, and without it the ids have to do. */
async function catalogueOf(customer: Customer, tools: Tools, turn: Turn): Promise<readonly CatalogueItem[]> {
  try {
    return (await partnerCenterOf(tools).catalogue({ customer }, turn.signal)).items;
  } catch (error) {
    if (turn.signal.aborted) throw error;
    return [];
  }
}

interface Known {
  own: OwnOrders;
  items: readonly CatalogueItem[];
}

async function lineOf(one: Entitlement, { own, items }: Known, tools: Tools): Promise<ListLine> {
  const words = wordsFor(tools.replies).partnerCenter.reservations;
  const item = items.find(({ ref }) => ref === `${one.productId}/${one.skuId}`);
  const what = item?.sku ?? `${one.reservationType ?? 'reservation'} ${one.productId ?? ''}/${one.skuId ?? ''}`;
  const bought = one.orderId ? await own.of({ id: one.orderId, lineItems: [] }) : undefined;
  const where =
    item && fillIn(words.where, { region: item.region, term: termIn(item.term, wordsFor(tools.replies).dialog) });
  const order = one.orderId && fillIn(words.order, { order: one.orderId });
  const ours = bought && fillIn(words.boughtAs, { order: bought.id });
  return {
    title: fillIn(words.line, { quantity: wholeNumber(one.quantity ?? 1, tools.replies.reader.locale), what }),
    details: [
      [where, order, ours].filter(Boolean).join(' · '),
      ...(one.reservations.length > 0
        ? one.reservations.map((reservation) => reservationLine(reservation, one, tools))
        : [`${words.noDetails} · ${endOf(one.expiresAt, tools)}`]),
    ].filter(Boolean),
  };
}

function reservationLine(reservation: EntitledReservation, { expiresAt }: Entitlement, tools: Tools): string {
  const { reservations: words, absent } = wordsFor(tools.replies).partnerCenter;
  return [
    endOf(reservation.expiresAt ?? expiresAt, tools),
    fillIn(words.state, { state: reservation.state ?? absent, scope: reservation.scope ?? absent }),
    fillIn(words.id, { id: reservation.id }),
  ].join(' · ');
}

function endOf(expiresAt: string | undefined, tools: Tools): string {
  const { replies } = tools;
  const { reservations: words, inDays } = wordsFor(replies).partnerCenter;
  if (!expiresAt) return words.noEnd;
  const days = Math.ceil((Date.parse(expiresAt) - tools.now().getTime()) / DAY_MS);
  const count = wholeNumber(Math.abs(days), replies.reader.locale);
  const word = days === 0 ? 'today' : days === 1 ? 'one' : days === -1 ? 'yesterday' : days > 0 ? 'other' : 'past';
  return fillIn(words.ends, { day: day(expiresAt, replies.reader), when: fillIn(inDays[word], { count }) });
}
