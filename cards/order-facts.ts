import type { AppliedScope, ReservationRequest } from '../bot/commerce/commerce';
import type { Order } from '../bot/orders/order';
import type { Reader } from './card';
import type { Room } from './fit';
import { atMost, day, duration, listed, moment, wholeNumber } from './format';
import { inert } from './inert';
import { said } from './said';
import { fillIn, type Texts } from './texts';

export interface Fact {
  title: string;
  value: string;
}

/** What the lines of a card are made with. */
export interface Writing {
  reader: Reader;
  texts: Texts;
  room: Room;
}

/** "3 years"; a term this code does not know stays as the provider wrote it. */
export function termInWords(term: string, { reader, texts }: Pick<Writing, 'reader' | 'texts'>): string {
  const length = duration(term);
  if (!length) return term;
  const [words, count] = 'years' in length ? [texts.years, length.years] : [texts.months, length.months];
  return count === 1 ? words.one : fillIn(words.other, { count: wholeNumber(count, reader.locale) });
}

/** Everything that is being bought, one fact for each field of the request. */
export function requestFacts(request: ReservationRequest, writing: Writing): Fact[] {
  const { item, billingScope, customer } = request;
  const { facts, ...words } = writing.texts.order;
  const scopeKind = words.scopeKinds[billingScope.kind] ?? billingScope.kind;
  if (request.kind === 'azure-plan') {
    return factsOf(writing.room, [
      [facts.customer, joined(customer.name, customer.domain)],
      [facts.product, joined(item.productTitle, words.backends[request.backend] ?? request.backend)],
    ]);
  }
  return factsOf(writing.room, [
    [facts.customer, joined(customer.name, customer.domain)],
    [facts.billingScope, fillIn(words.pays, { scope: joined(billingScope.name, scopeKind) })],
    [facts.backend, words.backends[request.backend] ?? request.backend],
    [facts.product, joined(item.productTitle, typeBeside(request))],
    [facts.sku, skuInWords(item)],
    [facts.region, joined(item.regionTitle, unlessSame(item.region, item.regionTitle))],
    [facts.term, termInWords(item.term, writing)],
    [facts.billingPlan, words.plans[request.billingPlan] ?? request.billingPlan],
    [facts.quantity, wholeNumber(request.quantity, writing.reader.locale)],
    [facts.appliedScope, appliedScopeInWords(request, writing.texts)],
    [facts.renewal, request.renew ? words.renews.yes : words.renews.no],
    [facts.displayName, request.displayName],
    [facts.flexibility, request.instanceFlexibility && words.flexibility[request.instanceFlexibility]],
    [facts.review, request.reviewDateTime && day(request.reviewDateTime, writing.reader)],
  ]);
}

/** Partner Center's titles name the SKU themselves: said before them as well it would stand twice. */
function skuInWords({ sku, skuTitle }: ReservationRequest['item']): string {
  return skuTitle.toLowerCase().includes(sku.toLowerCase()) ? skuTitle : joined(sku, unlessSame(skuTitle, sku));
}

/** Azure's series do not say of which type they are. */
function typeBeside({ backend, item }: ReservationRequest): string | undefined {
  return backend === 'azure' ? item.resourceType : undefined;
}

function appliedScopeInWords({ appliedScope, billingScope }: ReservationRequest, texts: Texts): string {
  const kind = texts.order.scopes[appliedScope.type] ?? appliedScope.type;
  const name = billingScope.azureSubscriptions.find(({ id }) => id === appliedScope.subscriptionId)?.name;
  const tenant = appliedScope.tenantId && fillIn(texts.order.inTenant, { tenant: appliedScope.tenantId });
  return [kind, name, narrowestId(appliedScope), tenant].filter(Boolean).join(', ');
}

function narrowestId(scope: AppliedScope): string | undefined {
  return scope.resourceGroupId ?? scope.subscriptionId ?? scope.managementGroupId;
}

/** Who asked, who changed it, who approved or rejected and why. */
export function peopleFacts(order: Order, writing: Writing): Fact[] {
  const { facts, byAt, more, moreNames } = writing.texts.order;
  const { room, reader } = writing;
  const by = (name: string, at: string): string =>
    fillIn(byAt, { name: capped(name, room.name), at: moment(at, reader) });
  const others = order.editors.filter(({ id }) => id !== order.requester.id).map(({ name }) => capped(name, room.name));
  const approvals = order.approvals.map((approval) => by(approval.by.name, approval.at));
  const { rejection } = order;
  return factsOf(room, [
    [facts.askedBy, by(order.requester.name, order.createdAt)],
    [
      facts.editedBy,
      others.length > 0 &&
        listed(
          atMost(others, room.lines, (n) => fillIn(moreNames, { count: n })),
          reader.locale,
        ),
    ],
    ...atMost(approvals, room.lines, (n) => fillIn(more, { count: n })).map(
      (value) => [facts.approvedBy, value] as const,
    ),
    [facts.rejectedBy, rejection && by(rejection.by.name, rejection.at)],
    [facts.reason, rejection?.reason],
  ]);
}

/** What the provider made of it. */
export function providerFacts(order: Order, writing: Writing): Fact[] {
  const { facts, more } = writing.texts.order;
  const { room, reader } = writing;
  const provider = order.provider;
  const reservations = (provider?.reservations ?? []).map(({ id, quantity, expiresAt }) =>
    [
      quantity === undefined ? id : `${wholeNumber(quantity, reader.locale)} × ${id}`,
      expiresAt && day(expiresAt, reader),
    ]
      .filter(Boolean)
      .join(', '),
  );
  return factsOf(room, [
    [facts.stage, order.stage && said(order.stage, writing.texts)],
    [facts.providerOrder, provider?.orderId],
    // Until the provider has named its order, its own key of the purchase is what support asks for.
    [facts.cart, provider?.orderId ? undefined : provider?.handle?.key],
    [facts.status, provider?.status],
    ...atMost(reservations, room.lines, (n) => fillIn(more, { count: n })).map(
      (value) => [facts.reservation, value] as const,
    ),
    [facts.expires, provider?.expiresAt && day(provider.expiresAt, reader)],
  ]);
}

function factsOf(room: Room, pairs: (readonly [string, string | false | undefined])[]): Fact[] {
  return pairs.flatMap(([title, value]) => (value ? [{ title, value: inert(value, room.text) }] : []));
}

/** "D4s v5" says nothing beside Standard_D4s_v5, nor westeurope beside West Europe. */
function unlessSame(addition: string, name: string): string | undefined {
  const letters = (text: string): string =>
    text
      .toLowerCase()
      .replace(/^standard[_ ]/, '')
      .replace(/[\s_-]/g, '');
  return letters(addition) === letters(name) ? undefined : addition;
}

function joined(name: string, addition: string | undefined): string {
  return addition && addition !== name ? `${name}, ${addition}` : name;
}

function capped(name: string, length: number): string {
  return name.length > length ? `${name.slice(0, length - 1)}…` : name;
}
