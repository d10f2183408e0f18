import type { Answer, Call } from './call';
import { link } from './call';
import { without } from '../data/without';
import { refuse } from './api-error';

const LARGEST_PAGE = 500;

/** All items in one collection, as most of the calls answer. */
export function collection(items: unknown[], self?: string): Record<string, unknown> {
  return {
    totalCount: items.length,
    items,
    ...(self ? { links: { self: link(self) } } : {}),
    attributes: { objectType: 'Collection' },
  };
}

/** One page; the next one is asked for with seekOperation=Next and the token of the link's header. */
export function pageOf<T>(call: Call, items: readonly T[], path: string, body: (item: T) => unknown): Answer {
  const asked = Number(call.query.size ?? 0) || LARGEST_PAGE;
  const size = Math.min(asked, LARGEST_PAGE);
  const from = call.query.seekoperation?.toLowerCase() === 'next' ? readToken(call) : 0;
  const query = without(call.query, 'seekoperation');
  const self = `${path}?${new URLSearchParams({ ...query, size: String(size) }).toString()}`;
  const header = { key: 'MS-ContinuationToken', value: writeToken(from + size) };
  const more = from + size < items.length;
  return {
    body: {
      totalCount: items.length,
      items: items.slice(from, from + size).map(body),
      links: { self: link(self), ...(more ? { next: link(`${self}&seekOperation=Next`, [header]) } : {}) },
      attributes: { objectType: 'Collection' },
    },
  };
}

export function writeToken(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64');
}

export function readToken(call: Call): number {
  const token = String(call.headers['ms-continuationtoken'] ?? '');
  const offset = /^offset:(\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1];
  if (offset === undefined) throw refuse(400, '3000', 'Invalid property: MS-ContinuationToken');
  return Number(offset);
}
