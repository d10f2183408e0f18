import type { Server } from 'restify';
import { mountFaults } from '../faults/mount-faults';
import { controlRoutes } from './control/control-routes';
import { mountRoutes } from './http/mount-routes';
import { Tokens } from './http/tokens';
import { agreementRoutes } from './routes/agreements';
import { auditRoutes } from './routes/audit-records';
import { billingExportRoutes } from './routes/billing-export';
import { cartRoutes } from './routes/carts';
import { customerRoutes } from './routes/customers';
import { entitlementRoutes } from './routes/entitlements';
import { inventoryRoutes } from './routes/inventory';
import { invoiceRoutes } from './routes/invoices';
import { loginRoutes } from './routes/login';
import { offerRoutes } from './routes/offers';
import { orderRoutes } from './routes/orders';
import { priceSheetRoutes } from './routes/price-sheet';
import { productRoutes } from './routes/products';
import { registrationRoutes } from './routes/registrations';
import { subscriptionRoutes } from './routes/subscriptions';
import { makeSimulation, type PartnerCenterSimulation } from './simulation';
import { webhookRoutes } from './webhooks/webhook-routes';
import { Webhooks } from './webhooks/webhooks';
import { seedHistory } from './world/history';
import { World } from './world/world';

export type { PartnerCenterSimulation, PlacedOrder } from './simulation';

export interface PartnerCenterOptions {
  /** A bearer token that is good for everything, like one of App+User. */
  token: string;
  /** 1 unless said otherwise. */
  seed?: number;
  /** Milliseconds that slow things take; 3000 unless said otherwise. */
  paceMs?: number;
  /** Only virtual machines of these series are sold; everything when absent. */
  series?: readonly string[];
}

/** Puts the simulated Partner Center, its price sheet, its part of Graph and its sign-in on the server. */
export function mountPartnerCenter(server: Server, options: PartnerCenterOptions): PartnerCenterSimulation {
  const world = new World(options.seed ?? 1, options.paceMs ?? 3000, options.series);
  seedHistory(world);
  const tokens = new Tokens(world.clock, options.token);
  const faults = mountFaults(server);
  const webhooks = new Webhooks(world, () => `http://127.0.0.1:${server.address().port}`);
  server.on('close', () => webhooks.close());
  const simulation = makeSimulation(world, webhooks, faults.faults, faults.calls);
  const exports = billingExportRoutes(world);
  const commerce = [
    ...[customerRoutes, agreementRoutes, subscriptionRoutes, registrationRoutes, productRoutes, inventoryRoutes],
    ...[cartRoutes, orderRoutes, entitlementRoutes, invoiceRoutes, auditRoutes, offerRoutes],
  ].flatMap((routes) => routes(world));
  mountRoutes(server, '/partner-center/v1', commerce, tokens);
  mountRoutes(server, '/partner-center', webhookRoutes(world, webhooks), tokens);
  // On a host of its own in reality; also beside Partner Center, for clients that were told only one address.
  mountRoutes(server, '/partner-pricing/v1.0', priceSheetRoutes(world), tokens);
  mountRoutes(server, '/partner-center/v1.0', priceSheetRoutes(world), tokens);
  mountRoutes(server, '/graph', exports.graph, tokens);
  mountRoutes(server, '/graph-blobs', exports.blobs, tokens);
  mountRoutes(server, '/login', loginRoutes(world, tokens), tokens);
  mountRoutes(server, '/_sandbox/partner-center', controlRoutes(simulation), tokens);
  return simulation;
}
