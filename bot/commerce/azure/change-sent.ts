import { providerError } from '../../errors';
import type { Answer } from './answer';
import { failureOf, reasonOf } from './failures';
import { verdictOn } from './verdict';
import type { Call, Wire } from './wire';

/**
 * The answer to a call that changes something and must not be repeated blindly. Throws a BotError when it was refused,
 * and another one, saying so, when nobody knows.
 */
export async function changeOnce(wire: Wire, call: Call): Promise<Answer> {
  const sent = await wire.sendOnce(call);
  if (sent.outcome === 'unsent') throw notSent(reasonOf(sent.error));
  if (sent.outcome === 'unanswered') throw unclear(reasonOf(sent.error));
  const verdict = verdictOn(sent.answer);
  if (verdict === 'accepted') return sent.answer;
  const failure = failureOf(sent.answer, 'none');
  throw verdict === 'refused' ? providerError(failure, false) : unclear(failure.code);
}

function notSent(why: string) {
  const message = `The change was not sent, because the bot could not sign in to Azure (${why}).`;
  const remedy = 'Have the operator check the credential, then try again.';
  return providerError({ code: 'NOT_SENT', message, remedy, money: 'none' }, true);
}

function unclear(why: string) {
  const message = `It is not known whether Azure made the change (${why}).`;
  const remedy = 'Look at the reservation before you try again.';
  return providerError({ code: 'OUTCOME_UNKNOWN', message, remedy, money: 'maybe' }, false);
}
