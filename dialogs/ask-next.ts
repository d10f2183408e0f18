import { questionCard, summaryOfQuestion, type QuestionData } from '../cards/question-card';
import { requestForm, summaryOfForm } from '../cards/request-form';
import type { Ask } from './decide';
import type { Draft } from './draft';
import { formData, type CardStyle } from './form-data';
import type { Context } from './purchase-port';
import { clickedCard, say, showCard } from './replies';
import { furtherLines, joined, notUnderstood, progress } from './sentences';
import { SLOT_INFO, type Slot } from './slots';
import { stepOf } from './steps/steps';

/** Asks for what is missing or wrong, and answers the draft to keep. */
export async function askNext(context: Context, ask: Ask, touched: readonly Slot[], style: CardStyle): Promise<Draft> {
  return ask.way === 'question' ? askQuestion(context, ask, touched, style) : askForm(context, ask, touched, style);
}

/** A form on show is updated in place; a typed answer gets a sentence as well, because the form may have scrolled away. */
async function askForm(context: Context, ask: Ask, touched: readonly Slot[], style: CardStyle): Promise<Draft> {
  const { draft, resolution } = ask;
  const shown = clickedCard(context) ?? draft.formId;
  const isTypedAnswer = shown !== undefined && clickedCard(context) === undefined;
  const data = formData(draft, resolution, style, lead(ask, !isTypedAnswer));
  const formId = await showCard(context, requestForm(data), summaryOfForm(data), shown);
  if (isTypedAnswer) await say(context, progress(draft, resolution, touched));
  return { ...draft, leftover: [], formId };
}

async function askQuestion(context: Context, ask: Ask, touched: readonly Slot[], style: CardStyle): Promise<Draft> {
  const { draft, resolution } = ask;
  const question = stepOf(draft.asked ?? 'customer').ask(draft, resolution);
  const problems = [...new Set([...touched, question.slot])].flatMap((slot) => resolution.problems[slot] ?? []);
  const data: QuestionData = {
    slot: question.slot,
    question: question.text,
    understood: joined([notUnderstood(draft.leftover), ...resolution.notes, ...resolution.warnings]),
    problem: joined(problems) || undefined,
    choices: question.choices,
    example: question.example,
    canGoBack: draft.answered.length > 0,
    mode: style.mode,
    locale: style.locale,
  };
  const formId = await showCard(context, questionCard(data), summaryOfQuestion(data), clickedCard(context));
  return { ...draft, leftover: [], formId };
}

function lead({ draft, resolution, stuck }: Ask, isOnlyVoice: boolean): string {
  const example = stuck ? `For the ${SLOT_INFO[stuck].label} write for example "${SLOT_INFO[stuck].example}".` : '';
  return joined([
    isOnlyVoice ? notUnderstood(draft.leftover) : '',
    ...resolution.notes,
    ...resolution.warnings,
    furtherLines(draft.more.length),
    example,
  ]);
}
