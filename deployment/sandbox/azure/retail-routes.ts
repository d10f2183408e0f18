import type { Request, Response } from 'restify';
import { writeReply } from './respond';
import { retailRows, type RetailRow } from './retail-prices';

const PAGE = 4;

/** GET /retail/api/retail/prices: public, filtered by "and" and "or" of equalities, four rows a page. */
export async function answerRetail(request: Request, response: Response): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const query = url.searchParams;
  const currency = (query.get('currencyCode') ?? 'USD').replaceAll("'", '');
  const filter = query.get('$filter') ?? '';
  if (query.has('$top') || query.has('$orderby')) {
    writeReply(response, { status: 400, body: { Error: { Code: 400, Message: 'Invalid OData parameters supplied' } } });
    return;
  }
  const all = retailRows(currency).filter((row) => fits(row, filter));
  const skip = Number(query.get('$skip') ?? 0);
  query.set('$skip', String(skip + PAGE));
  const Items = all.slice(skip, skip + PAGE);
  const NextPageLink = skip + PAGE < all.length ? url.toString() : null;
  const head = { BillingCurrency: currency, CustomerEntityId: 'Default', CustomerEntityType: 'Retail' };
  writeReply(response, { status: 200, body: { ...head, Items, NextPageLink, Count: Items.length } });
}

/** Values are compared with case, as the service does; the filter's priceType is the answer's type. */
function fits(row: RetailRow, filter: string): boolean {
  return filter
    .split(/ and /)
    .filter(Boolean)
    .every((part) =>
      part
        .replace(/^\(|\)$/g, '')
        .split(/ or /)
        .some((clause) => {
          const [, name = '', value = ''] = /^(\w+) eq '(.*)'$/.exec(clause.trim()) ?? [];
          return row[name === 'priceType' ? 'type' : name] === value.replaceAll("''", "'");
        }),
    );
}
