import type { Order } from '../orders/order';
import { STATES, type OrderState } from '../orders/states';

/** Which orders are meant; what is absent does not narrow. */
export interface OrderFilters {
  isMine?: boolean;
  states?: OrderState[];
  customer?: string;
  region?: string;
  /** Part of a SKU, a product or a resource type. */
  sku?: string;
  /** Days of their asking, both included: YYYY-MM-DD. */
  since?: string;
  until?: string;
}

/** `said`: the filters in words again, without the page. */
export type ReadFilters = { filters: OrderFilters; page: number; said: string } | { unclear: string };

type Clause = 'customer' | 'region' | 'sku' | 'state' | 'since' | 'until' | 'page';

/** The word that begins a clause, in English and German. */
const CLAUSES: Record<string, Clause> = {
  ...{ customer: 'customer', kunde: 'customer', region: 'region', standort: 'region' },
  ...{ sku: 'sku', product: 'sku', produkt: 'sku', state: 'state', zustand: 'state' },
  ...{ since: 'since', seit: 'since', until: 'until', bis: 'until', page: 'page', seite: 'page' },
};

const BOUGHT: OrderState[] = ['active', 'expiring', 'renewed', 'expired'];
const ALL = Object.keys(STATES) as OrderState[];
const GROUPS: Record<string, OrderState[]> = {
  open: ALL.filter((state) => !STATES[state].final && !BOUGHT.includes(state)),
  waiting: ['pending'],
  bought: BOUGHT,
  ...Object.fromEntries(ALL.map((state) => [state, [state]])),
};
const MINE = ['mine', 'meine'];

/** What a list of orders may be narrowed by, as the first word behind "orders". */
export const FILTER_WORD = [...Object.keys(CLAUSES), ...Object.keys(GROUPS), ...MINE].join('|');

/** Reads "mine failed customer Wide World Importers since 2026-10 page 2", in any order. Pure. */
export function readFilters(text: string, today: string): ReadFilters {
  const filters: OrderFilters = {};
  let page = 1;
  let clause: Clause | undefined;
  const said: Partial<Record<Clause, string[]>> = {};
  const bare: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const key = word.toLowerCase().replace(/:$/, '');
    const group = Object.hasOwn(GROUPS, key) ? GROUPS[key] : undefined;
    if (Object.hasOwn(CLAUSES, key)) said[(clause = CLAUSES[key]!)] = [];
    else if (MINE.includes(key)) {
      filters.isMine = true;
      bare.push(key);
    } else if (group && (clause === undefined || clause === 'state' || said[clause]!.length > 0)) {
      filters.states = [...(filters.states ?? []), ...group];
      bare.push(key);
    } else if (clause) said[clause]!.push(word);
    else if (/^\d{1,4}$/.test(word)) page = Number(word);
    else return { unclear: word };
  }
  for (const [name, words] of Object.entries(said) as [Clause, string[]][]) {
    const value = words.join(' ');
    if (name === 'state') {
      if (value) return { unclear: value };
    } else if (value === '') return { unclear: name };
    else if (name === 'page') page = Number(value);
    else if (name === 'since' || name === 'until') {
      const day = dayOf(value, name, today);
      if (!day) return { unclear: value };
      filters[name] = day;
    } else filters[name] = value;
  }
  if (!Number.isInteger(page) || page < 0) return { unclear: (said.page ?? []).join(' ') };
  const clauses = Object.entries(said).flatMap(([name, words]) =>
    name === 'page' || name === 'state' ? [] : [`${name} ${words.join(' ')}`],
  );
  return { filters, page: Math.max(1, page), said: [...bare, ...clauses].join(' ') };
}

/** "2026-10-01", "2026-10", "01.10.2026", "30 days"; a month means its first or its last day. */
function dayOf(text: string, end: 'since' | 'until', today: string): string | undefined {
  const days = /^(\d{1,4})\s*(?:d|days?|tagen?)$/i.exec(text)?.[1];
  if (days) return shifted(today, -Number(days));
  const [, dd, mm, yyyy] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const iso = yyyy ? `${yyyy}-${mm!.padStart(2, '0')}-${dd!.padStart(2, '0')}` : text;
  const month = /^\d{4}-\d{2}$/.test(iso);
  const first = month ? `${iso}-01` : iso;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(first) || Number.isNaN(Date.parse(first))) return undefined;
  return month && end === 'until' ? lastOfMonth(iso) : first;
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function lastOfMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** Whether only looking at each order can tell. */
export function needsReading({ customer, region, sku, since, until }: OrderFilters): boolean {
  return [customer, region, sku, since, until].some((one) => one !== undefined);
}

/** `dayOfOrder`: the calendar day of its asking where the reader is. */
export function fits(order: Order, filters: OrderFilters, dayOfOrder: string): boolean {
  const { customer, item } = order.request;
  const holds = (wanted: string | undefined, ...names: (string | undefined)[]) =>
    wanted === undefined || names.some((name) => squashed(name ?? '').includes(squashed(wanted)));
  return (
    holds(filters.customer, customer.name, customer.domain, customer.id) &&
    holds(filters.region, item.region, item.regionTitle) &&
    holds(filters.sku, item.sku, item.skuTitle, item.productTitle, item.resourceType) &&
    (filters.since === undefined || dayOfOrder >= filters.since) &&
    (filters.until === undefined || dayOfOrder <= filters.until)
  );
}

function squashed(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '');
}
