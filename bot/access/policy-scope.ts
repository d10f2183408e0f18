import type { Place } from '../people';
import type { Circle } from './policy-people';

/** What may be bought. A list that is absent allows everything. */
export interface Scope {
  /** Customer ids, domains or names. */
  customers?: readonly string[];
  /** ISO 8601 durations: P1Y, P3Y, P5Y. */
  terms?: readonly string[];
  resourceTypes?: readonly string[];
  /** ARM region names. */
  regions?: readonly string[];
}

/** What holds in one place; everything in it narrows or replaces the general rule. */
export interface ChannelRule extends Scope {
  /** A Teams channel, a chat, or a team with all its channels: "19:…". */
  id: string;
  name?: string;
  request?: Circle;
  approve?: Circle;
}

/** The rule of a place: its channel's before its team's. Threads of a channel share the channel's rule. */
export function ruleOf(rules: readonly ChannelRule[], place: Place): ChannelRule | undefined {
  const names = [place.channelId, place.conversationId.split(';')[0], place.teamId];
  for (const name of names) {
    const found = name && rules.find((rule) => rule.id === name);
    if (found) return found;
  }
  return undefined;
}

/** What is wanted, as far as a scope looks at it. */
export interface Wanted {
  /** Undefined when nobody can tell. */
  customer?: { id: string; name: string; domain?: string };
  item: { term: string; resourceType: string; region: string };
  /** A plan is a customer's, without term, type and region: only the list of customers holds for it. */
  kind?: string;
}

/** Why the scope does not allow this; undefined when it does. */
export function outsideOf(scope: Scope, { customer, item, kind }: Wanted): string | undefined {
  const known = customer ? [customer.id, customer.domain, customer.name] : [];
  if (!allows(scope.customers, known)) {
    return `Reservations for ${customer?.name ?? 'an unknown customer'} may not be asked for here.`;
  }
  if (kind === 'azure-plan') return undefined;
  if (!allows(scope.terms, [item.term])) return `A term of ${item.term} is not allowed here.`;
  if (!allows(scope.resourceTypes, [item.resourceType])) return `${item.resourceType} is not allowed here.`;
  if (!allows(scope.regions, [item.region])) return `The region ${item.region} is not allowed here.`;
  return undefined;
}

function allows(list: readonly string[] | undefined, names: readonly (string | undefined)[]): boolean {
  if (!list) return true;
  const allowed = new Set(list.map((name) => name.toLowerCase()));
  return names.some((name) => name !== undefined && allowed.has(name.toLowerCase()));
}
