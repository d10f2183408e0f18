import type { ActionMode, Reader } from '../../cards/card';
import { adjustmentCard, type AdjustmentView } from '../../cards/adjustment-card';
import { adjustmentReply } from '../../cards/adjustment-reply';
import type { Policy } from '../access/policy';
import { ruleOf } from '../access/policy-scope';
import type { CardTickets } from '../access/card-tickets';
import { ConnectorError, type Connector } from '../notices/connector';
import { cardActivity, mentionActivity } from '../notices/render';
import { dueMs, type Adjustment, type AdjustmentTopic } from '../orders/adjustment';
import type { Person, Place } from '../people';
import type { Adjustments } from '../store/adjustments';

export interface TellOptions {
  adjustments: Adjustments;
  connector: Pick<Connector, 'post' | 'update'>;
  view: { mode: ActionMode; readerOf(place: Place): Promise<Reader> };
  cardTickets: CardTickets;
  policy: Policy;
  now(): Date;
}

const TRIES = 5;

/** Tells the conversation the first thing that it has not been told yet; throws when Teams does not take it. */
export function createTeller(options: TellOptions) {
  const { adjustments, connector, now } = options;

  async function show(adjustment: Adjustment): Promise<string> {
    const reader = await options.view.readerOf(adjustment.place);
    const activity = cardActivity(adjustmentCard(adjustment, viewOf(adjustment, reader, options)));
    const target = targetOf(adjustment);
    if (adjustment.cardId) {
      try {
        await connector.update(target, adjustment.cardId, activity);
        return adjustment.cardId;
      } catch (error) {
        // Somebody deleted the card: the change still needs one.
        if (!(error instanceof ConnectorError && error.status === 404)) throw error;
      }
    }
    return connector.post(target, activity);
  }

  async function reply(adjustment: Adjustment, about: AdjustmentTopic): Promise<void> {
    const asked = approversOf(options.policy, adjustment);
    const reader = await options.view.readerOf(adjustment.place);
    const { text, mentions } = adjustmentReply(about, adjustment, { ...reader, asked });
    await connector.post(targetOf(adjustment), mentionActivity(text, mentions));
  }

  return async (adjustment: Adjustment): Promise<void> => {
    const [first] = adjustment.untold;
    if (!first) return;
    const cardId = first.kind === 'card' ? await show(adjustment) : adjustment.cardId;
    if (first.kind === 'reply') await reply(adjustment, first.about);
    let current: Adjustment | null = adjustment;
    for (let attempt = 0; current && attempt < TRIES; attempt += 1) {
      // A card shows the newest state, so one showing is enough for all that wait, unless more happened meanwhile.
      const isSame: boolean = current.version === adjustment.version;
      const left: Adjustment['untold'] = current.untold
        .slice(1)
        .filter(({ kind }) => !(isSame && first.kind === 'card' && kind === 'card'));
      const after: Adjustment = { ...current, version: current.version + 1, untold: left, cardId };
      const nowMs = now().getTime();
      const follows = current.ticket;
      if ((await adjustments.commit(after, dueMs(after, nowMs), nowMs, { follows })) === 'committed') return;
      current = await adjustments.read(adjustment.id);
    }
  };
}

export function viewOf(
  adjustment: Adjustment,
  reader: Reader,
  { view, cardTickets }: { view: Pick<TellOptions['view'], 'mode'>; cardTickets: CardTickets },
): AdjustmentView {
  const { conversationId } = adjustment.place;
  return {
    ...reader,
    mode: view.mode,
    ticketFor: (verb) => cardTickets.issue(adjustment.ticket, { verb, conversationId }),
  };
}

function targetOf({ place }: Adjustment) {
  return { serviceUrl: place.serviceUrl, conversationId: place.conversationId, tenantId: place.tenantId };
}

/** Those the policy names; Teams takes an Entra object id as address of a mention. */
function approversOf(policy: Policy, { place, requester }: Adjustment): Person[] {
  const circle = ruleOf(policy.channels, place)?.approve ?? policy.approve;
  if (circle === 'everyone') return [];
  return circle
    .flatMap((member) => ('id' in member && member.name ? [{ id: member.id, name: member.name }] : []))
    .filter(({ id }) => id.toLowerCase() !== requester.id.toLowerCase())
    .map((one) => ({ ...one, tenantId: place.tenantId, mri: one.id }));
}
