import { fillIn } from '../../cards/texts';
import type { ListLine } from '../../cards/list-card';
import type { Command } from './command';
import { azureOf, azureOrderNamed, reservationNamed } from './find-azure';
import { pageOf, sayList, wordsFor } from './say-list';

const PATTERN = new RegExp(
  String.raw`^azure\s+fields\s+(?:of\s+)?(?:(?<kind>order|reservation)\s+)?(?<which>"[^"]+"|“[^”]+”|\S+)(?:\s+page\s+(?<page>\d{1,3}))?$`,
  'i',
);

/** Deep enough for everything Azure nests; what lies deeper is written as it came. */
const DEPTH = 4;

export const azureFields: Command = {
  name: 'azure fields',
  pattern: PATTERN,
  usage: 'azure fields [order] <id or name> [page]',
  example: 'azure fields order R-7K2M9Q',
  what: 'shows every field that Azure tells of a reservation or an order, under the names Azure gives them',
  async run(turn, { kind = '', which, page: number }, tools) {
    const azure = azureOf(tools);
    const told =
      kind.toLowerCase() === 'order'
        ? await azure.orderAsTold((await azureOrderNamed(which, tools, turn)).id, turn.signal)
        : await azure.reservationAsTold((await reservationNamed(which, tools, turn, () => true)).id, turn.signal);
    const words = wordsFor(tools.replies).afterPurchase.fields;
    const title = fillIn(words.title, { id: typeof told.name === 'string' ? told.name : (which ?? '') });
    const page = pageOf(fieldLines(told), Math.max(1, Number(number ?? 1)));
    const command = ['azure fields', kind.toLowerCase(), which].filter(Boolean).join(' ');
    await sayList(turn, tools.replies, { title, page, lines: page.items, command, whenEmpty: words.none });
  },
};

/** One line a field, those in `properties` beside the rest. */
function fieldLines(told: Record<string, unknown>): ListLine[] {
  const { properties, ...head } = told;
  const fields = { ...head, ...(isObject(properties) ? properties : {}) };
  return Object.entries(fields).flatMap(([title, value]) => {
    const details = written(value, DEPTH);
    return details.length > 0 ? [{ title, details }] : [];
  });
}

function written(value: unknown, depth: number): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object') return [String(value)];
  if (depth === 0) return [JSON.stringify(value)];
  if (Array.isArray(value)) return value.map((one) => written(one, depth - 1).join(', ')).filter(Boolean);
  return Object.entries(value).flatMap(([name, inner]) => {
    const lines = written(inner, depth - 1);
    return lines.length > 0 ? [`${name}: ${lines.join(', ')}`] : [];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
