import type { AppliedScope, BillingScope, Customer } from '../commerce/commerce';
import type { ReservationDetails } from '../commerce/azure/schema/reservation';
import { botError } from '../errors';
import { pick } from '../../dialogs/resolve/pick';
import type { Adjustment, HeldReservation, Work } from '../orders/adjustment';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';
import { azureOf, reservationNamed } from './find-azure';
import { QUOTED } from './read-parts';

const MOST_CHARACTERS = 64;

export const rename: Command = {
  name: 'rename',
  pattern: new RegExp(String.raw`^rename\s+(?<which>${QUOTED})\s+(?:to\s+|as\s+)?(?<name>[\s\S]+)$`, 'i'),
  usage: 'rename <reservation> <name>',
  example: 'rename 3f2a91c0 web-frontend',
  what: 'gives a reservation at Azure another name',
  async run(turn, { which, name = '' }, tools) {
    const reservation = await reservationNamed(which, tools, turn);
    const wanted = name.trim().replace(/^["“](.*)["”]$/, '$1');
    if (!/^[A-Za-z0-9_-]+$/.test(wanted) || wanted.length > MOST_CHARACTERS) {
      const problem = 'A name has at most 64 letters, digits, "-" and "_", without spaces.';
      throw botError('UNCLEAR', { problem, hint: 'Write for example "rename 3f2a91c0 web-frontend".' });
    }
    await propose({ kind: 'rename', reservation: heldOf(reservation), name: wanted }, turn, tools);
  },
};

export const rescope: Command = {
  name: 'rescope',
  pattern: new RegExp(String.raw`^rescope\s+(?<which>${QUOTED})\s+(?:to\s+)?(?<scope>[\s\S]+)$`, 'i'),
  usage: 'rescope <reservation> shared | single <subscription> | resource group <id> | management group <id>',
  example: 'rescope 3f2a91c0 single Clinical systems',
  what: 'changes where the benefit of a reservation at Azure applies',
  async run(turn, { which, scope = '' }, tools) {
    const reservation = await reservationNamed(which, tools, turn);
    const wanted = await scopeOf(scope.trim(), reservation, tools, turn);
    await propose({ kind: 'rescope', reservation: heldOf(reservation), ...wanted }, turn, tools);
  },
};

type Wanted = { scope: AppliedScope; scopeName: string };

async function scopeOf(text: string, reservation: ReservationDetails, tools: Tools, turn: Turn): Promise<Wanted> {
  if (/^shared$/i.test(text)) return { scope: { type: 'Shared' }, scopeName: 'shared (all subscriptions)' };
  const [, kind = '', rest = ''] =
    /^(single|subscription|resource\s+group|management\s+group)\s+(.+)$/is.exec(text) ?? [];
  const subscriptions = await subscriptionsBeside(reservation, tools, turn);
  if (/^(?:single|subscription)$/i.test(kind)) return singleScope(rest, reservation, subscriptions.scopes, tools);
  if (/^resource/i.test(kind)) return resourceGroupScope(rest, reservation, subscriptions.scopes, tools);
  if (/^management/i.test(kind)) {
    const tenantId = subscriptions.customer?.id;
    if (!tenantId) throw unclear('I cannot tell in which tenant this reservation is billed.');
    const scope = { type: 'ManagementGroup', managementGroupId: rest.trim(), tenantId } as const;
    return { scope, scopeName: `management group ${rest.trim()}` };
  }
  throw unclear(`I do not know the scope "${text.slice(0, 60)}".`);
}

/** The subscriptions of the tenant that pays: others cannot have the benefit. */
export async function subscriptionsBeside(
  { billingScopeId }: ReservationDetails,
  tools: Tools,
  turn: Turn,
): Promise<{ customer?: Customer; scopes: BillingScope[] }> {
  const azure = azureOf(tools);
  const payer = billingScopeId?.split('/').at(-1)?.toLowerCase();
  for (const customer of await azure.customers('', turn.signal)) {
    const scopes = await azure.billingScopes(customer, turn.signal);
    if (scopes.some(({ id }) => id.toLowerCase() === payer)) return { customer, scopes };
  }
  return { scopes: [] };
}

async function singleScope(
  text: string,
  reservation: ReservationDetails,
  scopes: readonly BillingScope[],
  tools: Tools,
): Promise<Wanted> {
  const picked = pick(text, scopes, ({ name, id }) => [name, id]);
  if (picked.outcome === 'several') {
    const candidates = picked.candidates.map(({ name }) => name).join(', ');
    throw botError('AMBIGUOUS', { text: text.slice(0, 60), what: 'subscription', candidates });
  }
  if (picked.outcome === 'none') {
    const names = scopes.map(({ name }) => name).join(', ');
    throw unclear(
      `I know no subscription "${text.slice(0, 60)}" beside this reservation.`,
      names && `I know ${names}.`,
    );
  }
  const { id, name } = picked.value;
  await mustBeValid(id, name, reservation, tools);
  return { scope: { type: 'Single', subscriptionId: id }, scopeName: `subscription ${name}` };
}

async function resourceGroupScope(
  text: string,
  reservation: ReservationDetails,
  scopes: readonly BillingScope[],
  tools: Tools,
): Promise<Wanted> {
  const [, subscription, group] = /^\/?subscriptions\/([^/]+)\/resourceGroups\/([^/\s]+)$/i.exec(text.trim()) ?? [];
  const [, name, within] = /^(\S+)\s+in\s+(.+)$/i.exec(text.trim()) ?? [];
  const found = within ? pick(within, scopes, (one) => [one.name, one.id]) : undefined;
  const id = subscription ?? (found?.outcome === 'one' ? found.value.id : undefined);
  const groupName = group ?? name;
  if (!id || !groupName) {
    throw unclear(
      'I need the resource group with its subscription.',
      'Write "resource group <name> in <subscription>", or its whole id /subscriptions/…/resourceGroups/….',
    );
  }
  await mustBeValid(id, id, reservation, tools);
  const resourceGroupId = `/subscriptions/${id}/resourceGroups/${groupName}`;
  return { scope: { type: 'Single', subscriptionId: id, resourceGroupId }, scopeName: `resource group ${groupName}` };
}

/** Azure tells beforehand to which subscriptions the benefit can go. */
async function mustBeValid(id: string, name: string, reservation: ReservationDetails, tools: Tools): Promise<void> {
  const [answer] = await azureOf(tools).availableScopes(reservation.id, [id]);
  if (answer?.valid !== false) return;
  throw botError('NOT_ALLOWED', {
    why: `Azure does not let this reservation apply to ${name}.`,
    hint: 'Choose another.',
  });
}

function unclear(problem: string, hint?: string) {
  const usual = 'Write "shared", "single <subscription>", "resource group …" or "management group …".';
  return botError('UNCLEAR', { problem, hint: hint || usual });
}

export function heldOf(one: ReservationDetails): HeldReservation {
  return {
    id: one.id,
    name: one.displayName ?? one.reservationId ?? one.id,
    quantity: one.quantity ?? 1,
    sku: one.sku,
    region: one.region,
    billingScopeId: one.billingScopeId,
  };
}

/** Records the change; its card with the buttons follows from the outbox. */
export async function propose(work: Work, turn: Turn, tools: Tools, customer?: Adjustment['customer']): Promise<void> {
  turn.signal.throwIfAborted();
  await tools.adjusting.desk.propose(work, turn, customer);
}
