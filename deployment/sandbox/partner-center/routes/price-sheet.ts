import { deflateSync } from 'node:zlib';
import { marketOf, type Market } from '../data/markets';
import { major } from '../data/prices';
import { refuseOdata } from '../http/api-error';
import type { Answer, Call, Route } from '../http/call';
import { PARTNER_PRICING } from '../http/tokens';
import type { World } from '../world/world';

const HEADER =
  'ProductTitle,ProductId,SkuId,SkuTitle,Publisher,SkuDescription,UnitOfMeasure,TermDuration,Market,Currency,UnitPrice,PricingTierRangeMin,PricingTierRangeMax,EffectiveStartDate,EffectiveEndDate,MeterIds,MeterType,Tags';

/** The price sheet of the pricing host: CSV, one row for each SKU, the price of one unit for the whole term. */
export function priceSheetRoutes(world: World): Route[] {
  return [
    {
      method: 'get',
      // The router knows no parentheses, so the rest of the path is read by hand.
      paths: '/sales/*',
      auth: 'user',
      audience: PARTNER_PRICING,
      handle: (call) => sheet(world, call),
    },
  ];
}

function sheet(world: World, call: Call): Answer {
  const path = /pricesheets\((.*)\)\/\$value$/i.exec(decodeURIComponent(call.url.split('?')[0] ?? ''))?.[1] ?? '';
  const market = marketOf(/Market='(\w+)'/i.exec(path)?.[1] ?? '');
  const view = /PricesheetView='(\w+)'/i.exec(path)?.[1];
  if (!market) throw refuseOdata(400, 'BadRequest', 'The market is not known.');
  if (view !== 'azure_reservations') throw refuseOdata(404, 'NotFound', 'There is no such price sheet here.');
  const csv = writeSheet(world, market);
  const deflate = String(call.headers['accept-encoding'] ?? '') === 'deflate';
  return {
    bytes: { type: 'application/octet-stream', content: deflate ? deflateSync(csv) : csv },
    headers: {
      'Content-Disposition': 'attachment; filename=pricesheet',
      'Request-ID': call.correlationId,
      ...(deflate ? { 'Content-Encoding': 'deflate' } : {}),
    },
  };
}

function writeSheet(world: World, market: Market): string {
  const month = new Date(world.clock.now());
  const starts = `${month.getUTCMonth() + 1}/1/${month.getUTCFullYear()}`;
  const rows = [HEADER.split(',').map(quoted).join(',')];
  for (const product of market.closed ? [] : world.catalogue.products) {
    for (const sku of product.skus()) {
      const { instalment } = world.prices.priceOf(sku, market, 'one_time');
      rows.push(
        [
          ...[product.title, product.id, sku.id, sku.title, 'Microsoft', sku.title, '1 Unit', sku.term],
          ...[market.country, market.currency, String(major(instalment, market.fractionDigits)), '', ''],
          ...[`${starts} 12:00:00 AM`, '11/30/9999 11:59:59 PM', '', '1 Unit', 'Azure'],
        ]
          .map(quoted)
          .join(','),
      );
    }
  }
  return `${rows.join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
