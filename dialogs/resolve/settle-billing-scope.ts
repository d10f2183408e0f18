import type { BillingScope } from '../../bot/commerce/commerce';
import { pick } from './pick';
import type { Choice, Settled } from './resolution';
import { sentenceOr } from './say';

/** Finds what pays. When nothing was said and only one is eligible, that one is taken and named. */
export function settleBillingScope(text: string | undefined, scopes: readonly BillingScope[]): Settled<BillingScope> {
  const eligible = scopes.filter((scope) => scope.eligible);
  const choices = eligible.map(scopeChoice);
  if (!text) return untold(eligible, scopes);
  const picked = pick(text, scopes, (scope) => [scope.name, scope.id]);
  if (picked.outcome === 'none') {
    return { problem: `The customer has no subscription "${text}".${offer(eligible)}`, choices };
  }
  if (picked.outcome === 'several') {
    const names = picked.candidates.map((scope) => `${scope.name} (${scope.id})`);
    return { problem: `"${text}" fits several subscriptions: ${sentenceOr(names)}.`, choices };
  }
  if (!picked.value.eligible) {
    const reason = picked.value.reason ?? `It is ${picked.value.status}.`;
    return { problem: `"${picked.value.name}" cannot pay for a reservation: ${reason}${offer(eligible)}`, choices };
  }
  return { value: picked.value, choices };
}

export function scopeChoice(scope: BillingScope): Choice {
  return { title: scope.name, value: scope.id };
}

function untold(eligible: BillingScope[], all: readonly BillingScope[]): Settled<BillingScope> {
  const only = eligible[0];
  if (eligible.length > 1) return { isMissing: true, choices: eligible.map(scopeChoice) };
  if (only)
    return {
      value: only,
      note: `Paid by "${only.name}", the only subscription that can.`,
      choices: [scopeChoice(only)],
    };
  const reason = all.find((scope) => scope.reason)?.reason;
  return { problem: `The customer has no subscription that can pay for a reservation.${reason ? ` ${reason}` : ''}` };
}

function offer(eligible: BillingScope[]): string {
  return eligible.length > 0 ? ` These can pay: ${sentenceOr(eligible.map(({ name }) => name))}.` : '';
}
