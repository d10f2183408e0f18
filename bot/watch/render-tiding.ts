import type { Reader } from '../../cards/card';
import { endingCard } from '../../cards/ending-card';
import { invoiceCard } from '../../cards/invoice-card';
import { watchedOrderCard } from '../../cards/watched-order-card';
import type { Azure } from '../commerce/azure/azure';
import type { Invoice } from '../commerce/partner-center/invoices';
import type { PartnerCenter } from '../commerce/partner-center/partner-center';
import { asBotError, botError } from '../errors';
import { cardActivity } from '../notices/render';
import type { Journal } from '../orders/journal';
import { money } from '../orders/money';
import type { Place } from '../people';
import type { Tiding, WaitingTiding } from '../store/tidings';
import type { Watch } from '../store/watches';
import { headOf, matchedLines } from './invoice-view';
import { ordersKnownAs } from './known-orders';
import { withAmendments } from './watching';

export type TidingRenderer = (waiting: WaitingTiding, watch: Watch) => Promise<Record<string, unknown>>;

export interface TidingRendererOptions {
  partnerCenter?: Pick<PartnerCenter, 'invoice' | 'invoices' | 'lineItems' | 'order'>;
  azure?: Pick<Azure, 'reservation'>;
  journal: Pick<Journal, 'list'>;
  readerOf(place: Place): Promise<Reader>;
  now(): Date;
}

/** After so many tries it is told without what cannot be read. */
const TRIES_FOR_DETAILS = 4;

/** Makes a message of a tiding. Throws while its back end does not tell what belongs to it. */
export function createTidingRenderer(options: TidingRendererOptions): TidingRenderer {
  const { journal, readerOf } = options;
  const partnerCenter = () => configured(options.partnerCenter, 'partner-center');
  const read = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const known = (read.get(key) as Promise<T> | undefined) ?? work();
    read.set(key, known);
    return known;
  };

  /** The list needs no user's sign-in; a single invoice does. */
  async function readInvoice(id: string): Promise<Invoice> {
    try {
      return await partnerCenter().invoice(id);
    } catch (error) {
      const found = withAmendments(await partnerCenter().invoices()).find((one) => one.id === id);
      if (found) return found;
      throw error;
    }
  }

  async function readLines(id: string, patient: boolean) {
    try {
      return { found: await once(`lines ${id}`, () => partnerCenter().lineItems(id)) };
    } catch (error) {
      if (patient) throw error;
      const { message, remedy } = asBotError(error).failure;
      return { found: [], unread: `${message} ${remedy}` };
    }
  }

  async function ofInvoice(id: string, { place }: Watch, patient: boolean): Promise<Record<string, unknown>> {
    const reader = await readerOf(place);
    const invoice = await once(`invoice ${id}`, () => readInvoice(id)).catch((error: unknown) => {
      if (patient) throw error;
      return undefined;
    });
    const { found, unread } = await readLines(id, patient);
    const head = invoice ? headOf(invoice, 'new-invoice', reader) : undefined;
    const matched = await matchedLines(journal, place.tenantId, found);
    return cardActivity(invoiceCard({ about: { kind: 'new-invoice', id }, ...reader, ...head, ...matched, unread }));
  }

  async function ofOrder(
    tiding: Extract<Tiding, { kind: 'order' }>,
    { place, about }: Watch,
    patient: boolean,
  ): Promise<Record<string, unknown>> {
    const { orderId, customerId, status, before } = tiding;
    const reader = await readerOf(place);
    const order = await once(`order ${orderId}`, () => partnerCenter().order(customerId, orderId)).catch(
      (error: unknown) => {
        if (patient) throw error;
        return undefined;
      },
    );
    const [own] = await ordersKnownAs(journal, place.tenantId, [orderId]);
    const total = order?.totalPrice && order.currencyCode ? money(order.totalPrice, order.currencyCode) : undefined;
    return cardActivity(
      watchedOrderCard({
        ...{ orderId, status, before, total, ...reader },
        customer: about.kind === 'orders' ? about.customerName : customerId,
        createdAt: order?.creationDate,
        lines: (order?.lineItems ?? []).map((line) => ({
          product: line.friendlyName ?? line.offerId ?? orderId,
          quantity: line.quantity,
        })),
        own: own && { id: own.id, requester: own.requester.name },
      }),
    );
  }

  async function ofEnding(
    { reservationId, endsAt }: Extract<Tiding, { kind: 'ending' }>,
    { place }: Watch,
    patient: boolean,
  ): Promise<Record<string, unknown>> {
    const azure = configured(options.azure, 'azure');
    const found = await once(`reservation ${reservationId}`, () => azure.reservation(reservationId)).catch(
      (error: unknown) => {
        if (patient) throw error;
        return undefined;
      },
    );
    const { displayName: name, quantity, sku, region, renew } = found ?? {};
    const id = reservationId.split('/').at(-1) ?? reservationId;
    const now = options.now().toISOString();
    return cardActivity(endingCard({ id, endsAt, name, quantity, sku, region, renew, now }, await readerOf(place)));
  }

  return ({ tiding, attempts }, watch) => {
    const patient = attempts < TRIES_FOR_DETAILS;
    switch (tiding.kind) {
      case 'invoice':
        return ofInvoice(tiding.invoiceId, watch, patient);
      case 'order':
        return ofOrder(tiding, watch, patient);
      case 'ending':
        return ofEnding(tiding, watch, patient);
    }
  };
}

function configured<T>(backEnd: T | undefined, name: string): T {
  if (backEnd) return backEnd;
  throw botError('NOT_FOUND', { what: `The back end ${name}`, hint: 'Add it to BACK_ENDS.' });
}
