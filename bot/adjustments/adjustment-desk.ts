import {
  adjustmentApprovals,
  adjustmentPrincipal,
  adjustmentSpending,
  mayApproveAdjustment,
  mayAskForAdjustment,
  mayDecideAdjustment,
} from '../access/policy-adjustment';
import type { CapCount } from '../access/policy-limits';
import { mayRequest, type Policy } from '../access/policy';
import type { Standing } from '../access/policy-people';
import type { Verdict } from '../access/policy-verdict';
import { botError } from '../errors';
import { moveAdjustment, needsApproval, type Adjustment, type AdjustmentMove, type Work } from '../orders/adjustment';
import { samePerson, type Person, type Place } from '../people';
import type { Adjustments } from '../store/adjustments';

export type AdjustmentVerb = 'confirm' | 'approve' | 'reject' | 'withdraw';

/** Takes what people want changed about what was bought, and their decisions, and records both. */
export interface AdjustmentDesk {
  /** Records a change with its preview; its card follows by itself. */
  propose(work: Work, who: Who, customer?: Adjustment['customer']): Promise<Adjustment>;
  /** Records a decision about the change as the person saw it. Throws NOT_ALLOWED, WRONG_STATE or CONFLICT. */
  decide(verb: AdjustmentVerb, seen: Adjustment, who: Who, reason?: string): Promise<Adjustment>;
  /** By what was typed ("c-7k2m9q"). Throws NOT_FOUND. */
  find(typed: string, who: Who): Promise<Adjustment>;
  newest(who: Who): Promise<Adjustment[]>;
}

interface Who {
  person: Person;
  place: Place;
  /** Names the delivery that asks. A turn that is run again finds the change that its first run recorded. */
  key?: string;
}

type Move = Omit<AdjustmentMove, 'at' | 'ticket' | 'by'> & { counts?: readonly CapCount[] };

interface Deciding {
  person: Person;
  standing: Standing;
  reason: string;
}

export interface AdjustmentDeskOptions {
  adjustments: Adjustments;
  policy: Policy;
  standingOf(person: Person): Promise<Standing>;
  now(): Date;
  newTicket(): string;
  newId(seed?: string): string;
}

const MINUTE_MS = 60_000;
const SHOWN = 30;

export function createAdjustmentDesk(options: AdjustmentDeskOptions): AdjustmentDesk {
  const { adjustments, policy, now } = options;
  const lapse = (minutes: number) => new Date(now().getTime() + minutes * MINUTE_MS).toISOString();

  function decision(verb: AdjustmentVerb, seen: Adjustment, { person, standing, reason }: Deciding): Move {
    switch (verb) {
      case 'confirm':
        demand(isOwn(seen, person));
        return confirmation(seen);
      case 'approve':
        return approval(seen, person, standing);
      case 'reject':
        demand(mayDecideAdjustment(policy, seen, person, standing));
        return {
          to: 'rejected',
          tell: [{ kind: 'card' }, { kind: 'reply', about: 'rejected' }],
          patch: { rejection: { by: person, at: now().toISOString(), reason: reason.slice(0, 500) } },
        };
      case 'withdraw':
        demand(isOwn(seen, person));
        return { to: 'cancelled', tell: [{ kind: 'card' }] };
    }
  }

  function confirmation(seen: Adjustment): Move {
    if (!needsApproval(seen.work)) return { to: 'approved', tell: [{ kind: 'card' }] };
    demand(mayAskForAdjustment(policy, seen, now()));
    return {
      to: 'pending',
      tell: [{ kind: 'card' }, { kind: 'reply', about: 'approval-needed' }],
      patch: { lapsesAt: lapse(policy.approvalLapsesAfterHours * 60) },
    };
  }

  function approval(seen: Adjustment, person: Person, standing: Standing): Move {
    if (seen.state !== 'pending') {
      throw botError('WRONG_STATE', { order: seen.id, state: seen.state, event: 'approve' });
    }
    demand(mayApproveAdjustment(policy, seen, person, { now: now(), standing }));
    const onBehalfOf = adjustmentPrincipal(policy, seen, person, standing);
    const approvals = [...seen.approvals, { by: person, at: now().toISOString(), ...(onBehalfOf && { onBehalfOf }) }];
    const tell = [{ kind: 'card' } as const];
    if (approvals.length < adjustmentApprovals(policy, seen)) return { to: 'pending', tell, patch: { approvals } };
    const spending = adjustmentSpending(policy, seen, now());
    const counts = 'refused' in spending ? [] : spending.counts;
    return { to: 'approved', tell, patch: { approvals, counted: counts.map(({ name }) => name) }, counts };
  }

  async function decide(verb: AdjustmentVerb, seen: Adjustment, who: Who, reason = ''): Promise<Adjustment> {
    const standing = await options.standingOf(who.person);
    const at = now().toISOString();
    const isOpen = seen.state === 'asked' || seen.state === 'pending';
    if (isOpen && seen.lapsesAt && seen.lapsesAt <= at) {
      throw botError('NOT_ALLOWED', { why: `${seen.id} has lapsed.`, hint: 'Ask for it again.' });
    }
    const { counts, ...move } = decision(verb, seen, { person: who.person, standing, reason: reason.trim() });
    const after = moveAdjustment(seen, { ...move, at, ticket: options.newTicket(), by: who.person });
    const nowMs = now().getTime();
    if ((await adjustments.commit(after, nowMs, nowMs, { counts, follows: seen.ticket })) === 'committed') return after;
    const current = await adjustments.read(seen.id);
    // Only what was told meanwhile changed: the decision still holds for what the person saw.
    if (current?.ticket === seen.ticket) return decide(verb, current, who, reason);
    throw botError('CONFLICT', { order: seen.id });
  }

  return {
    async propose(work, { person, place, key }, customer) {
      demand(mayRequest(policy, person, place, await options.standingOf(person)));
      const at = now().toISOString();
      const seed = key && JSON.stringify([key, person.id, work.kind, work.reservation.id]);
      const adjustment: Adjustment = {
        ...{ id: options.newId(seed), version: 1, state: 'asked', stateSince: at, createdAt: at },
        ...{ place, requester: person, customer, work, ticket: options.newTicket(), approvals: [] },
        lapsesAt: lapse(policy.quoteLapsesAfterMinutes),
        untold: [{ kind: 'card' }],
        history: [{ state: 'asked', at, by: person.id }],
      };
      const committed = await adjustments.commit(adjustment, now().getTime(), now().getTime());
      if (committed === 'committed') return adjustment;
      const stored = seed ? await adjustments.read(adjustment.id) : null;
      const isOurs = stored?.requester.id === person.id && stored.work.reservation.id === work.reservation.id;
      if (stored && isOurs) return stored;
      throw botError('CONFLICT', { order: adjustment.id });
    },

    decide,

    async find(typed, { person }) {
      const id = `C-${typed.trim().toUpperCase().replace(/^C-?/, '')}`;
      const found = await adjustments.read(id);
      if (found && found.place.tenantId === person.tenantId) return found;
      throw botError('NOT_FOUND', { what: `The change ${id}`, hint: 'Write "changes" to see the ones I know.' });
    },

    newest: ({ person }) => adjustments.newest(person.tenantId, SHOWN),
  };
}

function isOwn(seen: Adjustment, person: Person): Verdict {
  if (person.id !== '' && samePerson(seen.requester, person)) return { allowed: true };
  const why = `Only ${seen.requester.name} can do that.`;
  return {
    allowed: false,
    why,
    hint: seen.state === 'pending' ? 'An approver can use Reject.' : 'Ask for it yourself.',
  };
}

function demand(verdict: Verdict): void {
  if (!verdict.allowed) throw botError('NOT_ALLOWED', { why: verdict.why, hint: verdict.hint });
}
