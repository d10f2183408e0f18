import type { Order } from '../bot/orders/order';
import { isFinal, type OrderState } from '../bot/orders/states';
import type { ActionMode, AdaptiveCard, CardVersion } from './card';
import { fitted, type Room } from './fit';
import { knownReader } from './format';
import { withFormer } from './former';
import { inert } from './inert';
import { orderButtons, type OrderButton, type Viewer } from './order-buttons';
import source from './order-card.json';
import { linkLine, purchaseLinks, type LinkHosts } from './links';
import { peopleFacts, providerFacts, requestFacts, type Fact, type Writing } from './order-facts';
import { priceLines, type PriceLines } from './order-price';
import { progressBar, progressLine } from './order-progress';
import { checkLines, failureLines, nextStep, subjectOf, summaryOfOrder, type FailureLines } from './order-sentences';
import { rulesFacts } from './purchase-rules';
import { savingsLines, type SavingsLines } from './savings-lines';
import { cardTemplate } from './render';
import { fillIn, textsFor, type Texts } from './texts';

export interface OrderView {
  mode: ActionMode;
  /** Only read in execute mode: in submit mode everybody has the same card. */
  for: Viewer;
  /** ISO 8601. */
  now: string;
  locale: string;
  timeZone: string;
  /** What a button of this card carries for a verb; the order's own ticket when absent. */
  ticketFor?: (verb: string) => string;
  /**
   * Whose clients ask by themselves for a card of their own: "29:…" ids, at most 60; or everyone, which Teams does in
   * conversations of up to 60 people.
   */
  refreshUserIds?: string[] | 'everyone';
  /** Whether whoever is not named needs a button to ask for theirs. */
  refreshButton?: boolean;
  /** Where Microsoft's pages are; without it nothing leads there. */
  links?: LinkHosts;
  /** Where the order's living card is, for a card that is shown elsewhere. */
  livingCard?: string;
}

interface OrderCardData extends PriceLines {
  version: CardVersion;
  lang: string;
  fallbackText: string;
  ticket: string;
  refresh: { userIds: string[] }[];
  tone: string;
  kind: string;
  title: string;
  bar: string[];
  progress: string;
  subject: string;
  failures: FailureLines[];
  savings: SavingsLines[];
  checks: { text: string }[];
  request: Fact[];
  people: Fact[];
  provider: { facts: Fact[] }[];
  links: string[];
  next: string;
  reasons: string[];
  submits: (OrderButton & { ticket: string })[];
  executes: (OrderButton & { ticket: string })[];
}

const fill = cardTemplate<OrderCardData>('order-card', source);

/** Container styles; what they say is also said in words. */
const TONE: Partial<Record<OrderState, string>> = {
  pending: 'warning',
  active: 'good',
  renewed: 'good',
  expiring: 'warning',
  doubtful: 'warning',
  'needs-human': 'attention',
  rejected: 'attention',
  failed: 'attention',
};

/** The one living card of an order. Pure: the same order and view give the same card. */
export function orderCard(order: Order, view: OrderView): AdaptiveCard {
  const shown = withFormer(order, textsFor(knownReader(view).locale));
  const card = fitted((room) => fill(orderCardData(shown, view, room)));
  if (view.refreshUserIds !== 'everyone' || typeof card.refresh !== 'object') return card;
  const { userIds: _everyone, ...refresh } = card.refresh as { userIds?: string[] };
  return { ...card, refresh };
}

function refreshOf(order: Order, view: OrderView): OrderCardData['refresh'] {
  if (view.mode !== 'execute' || !view.refreshUserIds || isFinal(order.state)) return [];
  return [{ userIds: view.refreshUserIds === 'everyone' ? [] : view.refreshUserIds.slice(0, 60) }];
}

function refreshButtons(order: Order, view: OrderView, texts: Texts): OrderButton[] {
  const needed = view.refreshButton && view.mode === 'execute' && !isFinal(order.state);
  return needed ? [{ verb: 'refresh', title: texts.order.buttons.refresh, style: 'default' }] : [];
}

function linksOf(order: Order, view: OrderView, texts: Texts): string[] {
  const request = view.livingCard ? [{ title: texts.order.links.request, url: view.livingCard }] : [];
  const links = [...request, ...purchaseLinks(order, view.links ?? {}, texts)];
  return links.length > 0 ? [linkLine(links)] : [];
}

function orderCardData(order: Order, view: OrderView, room: Room): OrderCardData {
  const reader = knownReader(view);
  const texts = textsFor(reader.locale);
  const writing: Writing = { reader, texts, room };
  const isPlan = order.request.kind === 'azure-plan';
  // A plan has nothing that could be changed.
  const buttons = [
    ...orderButtons(order.state, view.mode, view.for, texts),
    ...refreshButtons(order, view, texts),
  ].filter(({ verb }) => !(isPlan && verb === 'edit'));
  const ticketFor = view.ticketFor ?? (() => order.ticket);
  const sealed = buttons.map((button) => ({ ...button, ticket: ticketFor(button.verb) }));
  const provider = providerFacts(order, writing);
  const title = { id: inert(order.id, 40), state: texts.order.states[order.state] };
  return {
    version: view.mode === 'submit' ? '1.2' : '1.4',
    lang: texts.language,
    fallbackText: inert(summaryOfOrder(order, reader)),
    ticket: ticketFor('refresh'),
    refresh: refreshOf(order, view),
    tone: TONE[order.state] ?? 'emphasis',
    kind: isPlan ? texts.order.plan.kind : texts.order.kind,
    title: fillIn(texts.order.title, title),
    bar: progressBar(order, texts),
    progress: progressLine(order, view.now, reader, texts),
    subject: subjectOf(order, reader, (text) => inert(text, room.name)),
    failures: order.failure ? [failureLines(order.failure, writing)] : [],
    ...priceLines(order, writing),
    savings: savingsLines(order, writing),
    checks: checkLines(order.checks, writing),
    request: [...requestFacts(order.request, writing), ...rulesFacts(order, writing)],
    people: peopleFacts(order, writing),
    provider: provider.length > 0 ? [{ facts: provider }] : [],
    links: linksOf(order, view, texts),
    next: nextStep(order, writing),
    reasons: buttons.some(({ verb }) => verb === 'reject') ? [texts.order.reason] : [],
    submits: view.mode === 'submit' ? sealed : [],
    executes: view.mode === 'execute' ? sealed : [],
  };
}
