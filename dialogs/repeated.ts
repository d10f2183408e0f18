import { emptyDraft, withAnswers, type Draft } from './draft';
import { parseRequest } from './parse-request';
import type { PartialRequest, Slot } from './slots';

/** What belongs to one customer and to no other. */
const OF_THE_CUSTOMER: readonly Slot[] = [
  'subscription',
  'appliedSubscription',
  'resourceGroup',
  'managementGroup',
  'managementTenant',
  'backEnd',
];
/** What belongs to one SKU. */
const OF_THE_SKU: readonly Slot[] = ['product', 'instanceFlexibility'];
/** Hears nothing new and lets what is complete go on. */
const GO_ON = 'again';

/** The start of a request like an earlier one. What a change makes meaningless is left out instead of going along. */
export function repeated(answers: PartialRequest, change = ''): { draft: Draft; text: string } {
  const [line] = parseRequest(change).lines;
  const changed = { ...line?.values, ...line?.problems };
  const dropped = [
    ...(changed.customer === undefined ? [] : OF_THE_CUSTOMER),
    ...(changed.customer !== undefined && answers.appliedScopeType !== 'Shared' ? (['appliedScopeType'] as const) : []),
    ...(changed.sku === undefined ? [] : OF_THE_SKU),
  ];
  const kept = Object.entries(answers).filter(([slot]) => !dropped.includes(slot as Slot));
  const draft = withAnswers(emptyDraft(), { values: Object.fromEntries(kept), problems: {} });
  return { draft, text: change || GO_ON };
}
