import type { BillingScope } from '../../bot/commerce/commerce';
import { said } from '../../cards/said';
import { fillIn } from '../../cards/texts';
import { pick } from './pick';
import type { Choice, Settled } from './resolution';
import { sentenceOr, type DialogWords } from './say';

/** Finds what pays. When nothing was said and only one is eligible, that one is taken and named. */
export function settleBillingScope(
  text: string | undefined,
  scopes: readonly BillingScope[],
  words: DialogWords,
): Settled<BillingScope> {
  const eligible = scopes.filter((scope) => scope.eligible);
  const choices = eligible.map(scopeChoice);
  if (!text) return untold(eligible, scopes, words);
  const picked = pick(text, scopes, (scope) => [scope.name, scope.id]);
  if (picked.outcome === 'none') {
    return { problem: fillIn(words.payer.none, { text }) + offer(eligible, words), choices };
  }
  if (picked.outcome === 'several') {
    const names = picked.candidates.map((scope) => `${scope.name} (${scope.id})`);
    return { problem: fillIn(words.payer.several, { text, names: sentenceOr(names, words) }), choices };
  }
  if (!picked.value.eligible) {
    const { name, status, reason = fillIn(words.payer.status, { status }) } = picked.value;
    return {
      problem: fillIn(words.payer.notEligible, { name, reason: said(reason, words) }) + offer(eligible, words),
      choices,
    };
  }
  return { value: picked.value, choices };
}

export function scopeChoice(scope: BillingScope): Choice {
  return { title: scope.name, value: scope.id };
}

function untold(eligible: BillingScope[], all: readonly BillingScope[], words: DialogWords): Settled<BillingScope> {
  const only = eligible[0];
  if (eligible.length > 1) return { isMissing: true, choices: eligible.map(scopeChoice) };
  if (only)
    return {
      value: only,
      note: fillIn(words.payer.only, { name: only.name }),
      choices: [scopeChoice(only)],
    };
  const reason = all.find((scope) => scope.reason)?.reason;
  return { problem: [words.payer.nobody, reason && said(reason, words)].filter(Boolean).join(' ') };
}

function offer(eligible: BillingScope[], words: DialogWords): string {
  if (eligible.length === 0) return '';
  const names = sentenceOr(
    eligible.map(({ name }) => name),
    words,
  );
  return ` ${fillIn(words.payer.eligible, { names })}`;
}
