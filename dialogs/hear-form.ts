import { z } from 'zod';
import { withAnswers, without, type Draft } from './draft';
import { DETAIL_SLOTS, FORM_SLOTS, SLOTS, type PartialRequest, type Slot } from './slots';
import { goneBack, type Heard } from './hear-text';
import { stepOf } from './steps/steps';

const LONGEST = 300;
const Submitted = z.object({ verb: z.string() });
/** A Universal Action wraps the same in `action`. */
const Executed = z.looseObject({ action: z.looseObject({ verb: z.string(), data: z.looseObject({}).optional() }) });
const Input = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value).trim().slice(0, LONGEST));

/** Slots whose typed wording is turned into the canonical one; the others are looked up as they are. */
const WORDED: readonly Slot[] = ['term', 'billingPlan', 'region', 'sku', 'appliedScopeType', 'renew', 'quantity'];

/**
 * Reads what a card sends: `{ verb: 'form', …inputs }`, `{ verb: 'answer', slot, [slot]: … }`, `{ verb: 'back' }` or
 * `{ verb: 'cancel-form' }`. Inputs are strings; an emptied input of the form takes its answer away.
 */
export function hearForm(draft: Draft, value: unknown): Heard | undefined {
  const executed = Executed.safeParse(value);
  const action = executed.success ? executed.data.action : undefined;
  const data = action ? { ...action.data, verb: action.verb } : value;
  const submitted = Submitted.safeParse(data);
  if (!submitted.success) return undefined;
  const { verb } = submitted.data;
  const inputs = readInputs(data as object);
  if (verb === 'cancel-form') return { kind: 'cancel' };
  if (verb === 'back') return goneBack(draft);
  if (verb === 'form') return answered(draft, inputs, [...FORM_SLOTS, ...DETAIL_SLOTS]);
  if (verb === 'answer') return answered(draft, inputs, []);
  return undefined;
}

function answered(draft: Draft, inputs: PartialRequest, mayBeEmptied: readonly Slot[]): Heard {
  const values = Object.fromEntries(Object.entries(inputs).filter(([, text]) => text !== ''));
  const emptied = mayBeEmptied.filter((slot) => inputs[slot] === '').reduce(without, draft);
  const isNew = (slot: Slot) => values[slot] !== draft.typed[slot] || draft.problems[slot] !== undefined;
  const touched = (Object.keys(values) as Slot[]).filter(isNew);
  // A customer that was chosen says through what is bought; what was written about that before no longer counts.
  const before = touched.includes('customer') ? without(emptied, 'backEnd') : emptied;
  return { kind: 'answer', draft: { ...withAnswers(before, { values, problems: {} }), leftover: [] }, touched };
}

/** Only what the data itself holds: a `__proto__` in it answers nothing. */
function readInputs(data: object): PartialRequest {
  const inputs: PartialRequest = {};
  for (const slot of SLOTS) {
    const input = Object.hasOwn(data, slot) ? Input.safeParse((data as Record<string, unknown>)[slot]) : undefined;
    if (!input?.success) continue;
    const text = input.data;
    inputs[slot] = text && WORDED.includes(slot) ? (stepOf(slot).read(text) ?? text) : text;
  }
  return inputs;
}
