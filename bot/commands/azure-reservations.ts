import { sparkline } from '../../cards/bars';
import { day, wholeNumber } from '../../cards/format';
import type { Drawn } from '../../cards/list-chart';
import { fillIn } from '../../cards/texts';
import { termIn } from '../../dialogs/resolve/say';
import { endOf } from '../commerce/azure/in-force';
import type { ReservationDetails } from '../commerce/azure/schema/reservation';
import type { Customer } from '../commerce/commerce';
import type { Turn } from '../turn';
import type { Tools } from './command';
import { azureOf } from './find-azure';
import { readParts } from './read-parts';
import { pageOf, sayList, wordsFor } from './say-list';

/** Reservations that Azure itself knows: all of them, those of one tenant, or those that a text fits. */
export async function listAzureReservations(
  turn: Turn,
  asked: { rest: string; customer?: Customer },
  tools: Tools,
): Promise<void> {
  const { replies } = tools;
  const words = wordsFor(replies).afterPurchase.reservations;
  const { rest, page: number } = readParts(asked.rest.replace(/^(?=\d{1,3}$)/, 'page '), []);
  const { customer } = asked;
  const all = await azureOf(tools).reservations({}, turn.signal);
  const wanted = customer ? await heldBy(customer, all, tools, turn) : all.filter((one) => fits(one, rest));
  const soonestFirst = wanted.sort((a, b) => (endOf(a) ?? '9').localeCompare(endOf(b) ?? '9'));
  const page = pageOf(soonestFirst, number);
  const filled = { customer: customer?.name ?? '', text: rest };
  const title = customer ? words.titleOf : rest ? words.titleFor : words.title;
  await sayList(turn, replies, {
    title: fillIn(title, filled),
    page,
    lines: page.items.map((one) => ({
      ...{ title: titleOf(one, tools), details: utilisationLines(one, tools), drawn: drawnOf(one) },
    })),
    chart: { title: words.chart, legends: [words.month, words.week, words.day], most: 100 },
    command: ['reservations', rest].filter(Boolean).join(' '),
    whenEmpty: fillIn(customer ? words.noneOf : rest ? words.noneFor : words.none, filled),
    notes: page.items.length > 0 ? [words.more] : [],
  });
}

/** Azure does not name a reservation's tenant: the subscription that pays for it does. */
async function heldBy(
  customer: Customer,
  all: readonly ReservationDetails[],
  tools: Tools,
  turn: Turn,
): Promise<ReservationDetails[]> {
  const scopes = await azureOf(tools).billingScopes(customer, turn.signal);
  const own = new Set(scopes.map(({ id }) => id.toLowerCase()));
  return all.filter(({ billingScopeId }) => own.has(billingScopeId?.split('/').at(-1)?.toLowerCase() ?? ''));
}

function fits(one: ReservationDetails, text: string): boolean {
  const { displayName, sku, region, provisioningState, reservationId, skuDescription } = one;
  const said = [displayName, sku, region, provisioningState, reservationId, skuDescription].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}

function titleOf(one: ReservationDetails, { replies }: Tools): string {
  const { reservations: words, absent } = wordsFor(replies).afterPurchase;
  const { quantity = '?', sku = absent, region = absent } = one;
  return fillIn(words.line, { quantity, sku, region });
}

/** From the longest time to the shortest, so that neighbours show where it goes. */
function drawnOf({ utilisation: used, displayName, sku, id }: ReservationDetails): Drawn | undefined {
  if (!used) return undefined;
  return { label: displayName ?? sku ?? id, values: [used.last30Days, used.last7Days, used.lastDay] };
}

/** State, end and utilisation of one reservation. */
export function utilisationLines(one: ReservationDetails, { replies }: Tools): string[] {
  const { reservations: words, scopes, absent } = wordsFor(replies).afterPurchase;
  const scope = scopes[one.appliedScopeType ?? ''] ?? one.appliedScopeType ?? absent;
  const ends = endOf(one);
  const used = one.utilisation;
  const percent = (value: number | undefined) =>
    value === undefined ? absent : `${wholeNumber(value, replies.reader.locale)} %`;
  return [
    fillIn(words.state, { name: one.displayName ?? absent, state: one.provisioningState ?? absent, scope }),
    fillIn(words.ends, {
      term: one.term ? termIn(one.term, wordsFor(replies).dialog) : absent,
      day: ends ? day(ends, replies.reader) : absent,
      renew: one.renew ? words.on : words.off,
    }),
    used
      ? fillIn(words.used, {
          spark: sparkline([used.last30Days, used.last7Days, used.lastDay]),
          day: percent(used.lastDay),
          week: percent(used.last7Days),
          month: percent(used.last30Days),
          trend: words.trends[used.trend ?? ''] ?? used.trend ?? absent,
        })
      : words.unused,
    fillIn(words.id, { id: one.reservationId ?? one.id }),
  ];
}
