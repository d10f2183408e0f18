import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Reader } from '../cards/card';
import type { Azure } from './commerce/azure/azure';
import type { PartnerCenter } from './commerce/partner-center/partner-center';
import type { Config } from './config';
import { auditDocument } from './audit/as-document';
import { createDocuments, type Documents, type Served } from './downloads/documents';
import type { Periodic } from './jobs/jobs';
import { oneAtATime } from './jobs/one-at-a-time';
import type { Connector } from './notices/connector';
import type { Journal } from './orders/journal';
import type { Log } from './orders/purchase';
import type { Place } from './people';
import type { Store } from './store/open-store';
import { createTidingDeliverer } from './watch/deliver-tidings';
import { createEndingLook } from './watch/look-at-endings';
import { ANY_INVOICE, createInvoiceLook } from './watch/look-at-invoices';
import { createOrderLook } from './watch/look-at-orders';
import { createTidingRenderer } from './watch/render-tiding';
import { createWatching, type Watching } from './watch/watching';
import { createCertificates } from './webhooks/certificates';
import { createWebhookReceiver } from './webhooks/receive-webhook';
import { ensureWebhook } from './webhooks/register-webhook';
import { createVerifier, type Headers } from './webhooks/verify';

/** Everything about money that is owed and news that arrive by themselves, put together. */
export interface Billing {
  documents: Documents;
  watching: Watching;
  periodic: Periodic[];
  webhook(body: Buffer, headers: Headers): Promise<{ status: number }>;
  download(ticket: string): Promise<Served>;
  /** Where the server listens, once it does. */
  listeningAt(url: string): void;
  /** Waits for what was begun by a webhook. */
  rest(): Promise<void>;
}

export interface BillingOptions {
  config: Config;
  store: Store;
  journal: Journal;
  partnerCenter?: PartnerCenter;
  azure?: Azure;
  connector: Connector;
  readerOf(place: Place): Promise<Reader>;
  now(): Date;
  log: Log;
}

const HOUR_MS = 3_600_000;
const REGISTER_EVERY_MS = 6 * HOUR_MS;
const SANDBOX_POLL_MS = 15_000;

export function createBilling(options: BillingOptions): Billing {
  const { config, store, partnerCenter, azure, log } = options;
  const now = () => options.now();
  const authenticated = config.MicrosoftAppId !== undefined;
  let listening: string | undefined;
  const publicUrl = () => config.PUBLIC_URL ?? (authenticated ? undefined : listening);
  const shared = { ...store, now, log, newId: randomUUID };
  const documents = createDocuments({
    ...{ partnerCenter, publicUrl, authenticated, tickets: store.tickets, log },
    ownDocument: (id) => auditDocument(store.auditStream, id, store.names.nameOf),
    newSecret: () => randomBytes(32).toString('base64url'),
  });
  const watching = createWatching({ watches: store.watches, partnerCenter, azure, now });
  const rounds = roundsOf(options, shared);
  let running: Promise<void> = Promise.resolve();

  const verify = createVerifier({ certificates: certificatesOf(config, authenticated, now), now });
  const receive = createWebhookReceiver({
    verify,
    invoiceReady: async (invoiceId) => {
      await store.arrivals.add(invoiceId ?? ANY_INVOICE, now().getTime());
      running = Promise.all([running, rounds.news()]).then(() => undefined);
    },
    log,
  });

  return {
    documents,
    watching,
    periodic: periodicOf(options, rounds),
    webhook: receive,
    download: (ticket) => documents.serve(ticket),
    listeningAt: (url) => {
      listening = url;
    },
    rest: () => running,
  };
}

type Rounds = ReturnType<typeof roundsOf>;

function roundsOf(options: BillingOptions, shared: Store & { now(): Date; log: Log; newId(): string }) {
  const { partnerCenter, azure, connector, journal, readerOf, log } = options;
  const invoices = partnerCenter && createInvoiceLook({ ...shared, partnerCenter });
  const lookAtOrders = partnerCenter && createOrderLook({ ...shared, partnerCenter });
  const operations = options.config.OPERATIONS_CONVERSATION;
  const lookAtEndings = azure && createEndingLook({ ...shared, azure, journal, operations });
  const newRenderer = () => createTidingRenderer({ partnerCenter, azure, journal, readerOf, now: shared.now });
  const deliver = createTidingDeliverer({ ...shared, connector, newRenderer });
  const careful = (what: string, work: () => Promise<unknown>) => async () => {
    await work().catch((error: unknown) => log.warn({ error }, `${what} failed; the next look follows`));
  };
  const arrive = careful('a look for announced invoices', async () => invoices?.lookForArrivals());
  const send = careful('the delivery of news', deliver);
  const rounds = oneAtATime(async () => {
    await arrive();
    await send();
    return true;
  });
  const news = () => rounds('news');
  const lookAndTell = (what: string, look: () => Promise<unknown>) => async () => {
    await careful(what, look)();
    await news();
  };
  return {
    news,
    invoices: invoices && lookAndTell('a look at the invoices', invoices.look),
    orders: lookAtOrders && lookAndTell('a look at watched orders', lookAtOrders),
    endings: lookAtEndings && lookAndTell('a look at what comes to its end', lookAtEndings),
  };
}

function periodicOf({ config, partnerCenter, log }: BillingOptions, rounds: Rounds): Periodic[] {
  const often = config.MicrosoftAppId === undefined ? SANDBOX_POLL_MS : undefined;
  const every = (name: string, everyMs: number, run: (() => Promise<void>) | undefined) =>
    run ? [{ name, everyMs, run }] : [];
  const periodic: Periodic[] = [
    { name: 'news', everyMs: Math.max(config.SWEEP_EVERY_MS, 250), run: rounds.news },
    ...every('invoices', config.INVOICE_POLL_MS ?? often ?? HOUR_MS, rounds.invoices),
    ...every('watched-orders', config.ORDER_POLL_MS ?? often ?? HOUR_MS / 4, rounds.orders),
    ...every('endings', config.ORDER_POLL_MS ?? often ?? HOUR_MS, rounds.endings),
  ];
  const { PUBLIC_URL } = config;
  if (!PUBLIC_URL || !partnerCenter) return periodic;
  const run = async () => {
    const outcome = await ensureWebhook(partnerCenter, PUBLIC_URL, log);
    if (outcome === 'registered') log.info({ url: PUBLIC_URL }, 'Partner Center delivers its events here from now on');
  };
  return [...periodic, { name: 'webhook', everyMs: REGISTER_EVERY_MS, run }];
}

function certificatesOf(config: Config, authenticated: boolean, now: () => Date) {
  const named = config.WEBHOOK_ROOTS;
  const roots = named && !named.includes('BEGIN CERTIFICATE') ? readFileSync(named, 'utf8') : named;
  const hosts = config.WEBHOOK_CERTIFICATE_HOSTS;
  return createCertificates({ hosts, roots, allowLoopback: !authenticated, now });
}
