import { withAnswers, without, type Draft } from './draft';
import { parseRequest } from './parse-request';
import type { ParsedLine } from './parse/combine';
import { fold } from './words/fold';
import { stepOf } from './steps/steps';
import type { Slot } from './slots';

/** What a typed message did to the draft. */
export type Heard =
  | { kind: 'cancel' }
  /** `hold`: the person wants to see the draft, even when it is complete. */
  | { kind: 'answer'; draft: Draft; touched: Slot[]; hold?: boolean }
  /** Nothing in it answers anything; the draft is as before. */
  | { kind: 'nothing'; draft: Draft };

const CANCEL = /^(?:cancel|abort|stop|quit|never ?mind|forget it|abbrechen|abbruch|stopp?|annuler)[.!]?$/;
const BACK = /^(?:back|go back|undo|previous|zuruck|retour)[.!]?$/;
const START_OVER =
  /^(?:start over|start again|restart|reset|from the (?:start|beginning)|neu anfangen|neu beginnen|von vorne|recommencer)[.!]?$/;
const STEPWISE =
  /(?:^|[ ,])(?:step by step|one by one|ask me(?: one by one| step by step)?|one at a time|schritt fur schritt|einzeln fragen|pas a pas)[.!]?$/;
const FORM = /^(?:form|the form|show (?:me )?the form|formular|formulaire)[.!]?$/;
const AGAIN = /^(?:again|try again|retry|repeat|next|continue|go on|weiter|nochmal|noch einmal|encore|suivant)[.!]?$/;

/** Reads a typed message. Bare answers ("Contoso", "3") belong to the slot that was asked for. */
export function hearText(draft: Draft, text: string): Heard {
  const said = fold(text).replace(/\s+/g, ' ').trim();
  if (CANCEL.test(said)) return { kind: 'cancel' };
  if (START_OVER.test(said)) return answer({ ...emptied(draft) }, []);
  if (BACK.test(said)) return goneBack(draft);
  if (AGAIN.test(said)) return answer(draft, []);
  if (FORM.test(said)) return answer({ ...draft, stepwise: false, formId: undefined }, [], true);
  return heardAnswer(draft, text);
}

/** "buy step by step" asks for questions instead of the form; answers what is left of the text as well. */
export function splitStepwise(text: string): { isStepwise: boolean; rest: string } {
  const match = STEPWISE.exec(fold(text).trim());
  return match ? { isStepwise: true, rest: text.trim().slice(0, match.index) } : { isStepwise: false, rest: text };
}

function heardAnswer(before: Draft, text: string): Heard {
  const { isStepwise, rest } = splitStepwise(text);
  const draft = isStepwise ? { ...before, stepwise: true } : before;
  const parsed = parseRequest(rest);
  const [first, ...more] = parsed.lines;
  const { line, leftover } = withBareAnswer(draft, rest, first as ParsedLine, parsed.leftover);
  const touched = slotsOf(line);
  if (touched.length === 0 && !isStepwise) return { kind: 'nothing', draft: { ...draft, leftover } };
  return answer({ ...withAnswers(draft, line), more: [...draft.more, ...more], leftover }, touched);
}

/** Gives the asked slot what nothing else explains: the whole text, or the only words left over. */
function withBareAnswer(draft: Draft, text: string, line: ParsedLine, leftover: string[]): Understood {
  const { asked } = draft;
  const slots = slotsOf(line);
  if (!asked || slots.includes(asked)) return { line, leftover };
  // "3" for the term; and "Monthly Coffee" for the customer, when "monthly" would change an answer given before.
  const isNumberOfYears = asked === 'term' && slots.join() === 'quantity' && /^\s*\S+\s*$/.test(text);
  const isName = leftover.length > 0 && slots.some((slot) => draft.typed[slot] !== undefined);
  if (slots.length === 0 || isNumberOfYears || isName) {
    const value = stepOf(asked).read(text);
    return value === undefined
      ? { line, leftover }
      : { line: { values: { [asked]: value }, problems: {} }, leftover: [] };
  }
  const value = leftover.length === 1 ? stepOf(asked).read(leftover[0] ?? '') : undefined;
  return value === undefined
    ? { line, leftover }
    : { line: { ...line, values: { ...line.values, [asked]: value } }, leftover: [] };
}

interface Understood {
  line: ParsedLine;
  leftover: string[];
}

function slotsOf(line: ParsedLine): Slot[] {
  return [...Object.keys(line.values), ...Object.keys(line.problems)] as Slot[];
}

/** Re-opens the slot that was answered last. */
export function goneBack(draft: Draft): Heard {
  const slot = draft.answered.at(-1);
  return answer(slot ? { ...without(draft, slot), asked: slot } : draft, [], true);
}

function emptied(draft: Draft): Draft {
  return { ...draft, typed: {}, problems: {}, more: [], leftover: [], answered: [], wrong: {}, asked: undefined };
}

function answer(draft: Draft, touched: Slot[], hold = false): Heard {
  return { kind: 'answer', draft, touched, hold };
}
