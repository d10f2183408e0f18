import { questionCard, summaryOfQuestion, type QuestionData } from '../cards/question-card';
import { requestForm, summaryOfForm } from '../cards/request-form';
import type { Ask } from './decide';
import type { Draft } from './draft';
import { formData, type CardStyle } from './form-data';
import type { Context } from './purchase-port';
import { clickedCard, say, showCard } from './replies';
import type { DialogWords } from './resolve/say';
import { furtherLines, joined, notUnderstood, progress } from './sentences';
import { fillIn, textsFor } from '../cards/texts';
import type { Slot } from './slots';
import { usualSentence } from './usual-customer';
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
  const data = formData(draft, resolution, style, lead(ask, !isTypedAnswer, textsFor(style.locale).dialog));
  const formId = await showCard(context, requestForm(data), summaryOfForm(data), shown);
  if (isTypedAnswer) await say(context, progress(draft, resolution, touched, textsFor(style.locale).dialog));
  return { ...draft, leftover: [], formId };
}

async function askQuestion(context: Context, ask: Ask, touched: readonly Slot[], style: CardStyle): Promise<Draft> {
  const { draft, resolution } = ask;
  const { slot, choices } = stepOf(draft.asked ?? 'customer');
  const words = textsFor(style.locale).dialog;
  const problems = [...new Set([...touched, slot])].flatMap((slot) => resolution.problems[slot] ?? []);
  const data: QuestionData = {
    slot,
    question: fillIn(words.questions[slot], { customer: resolution.customer?.name ?? words.theCustomer }),
    understood: joined([
      notUnderstood(draft.leftover, words),
      usualSentence(draft, words),
      ...resolution.notes,
      ...resolution.warnings,
    ]),
    problem: joined(problems) || undefined,
    choices: choices ?? resolution.choices[slot] ?? [],
    example: words.slots[slot].example,
    canGoBack: draft.answered.length > 0,
    mode: style.mode,
    locale: style.locale,
  };
  const formId = await showCard(context, questionCard(data), summaryOfQuestion(data), clickedCard(context));
  return { ...draft, leftover: [], formId };
}

function lead({ draft, resolution, stuck }: Ask, isOnlyVoice: boolean, words: DialogWords): string {
  return joined([
    isOnlyVoice ? notUnderstood(draft.leftover, words) : '',
    usualSentence(draft, words),
    ...resolution.notes,
    ...resolution.warnings,
    furtherLines(draft.more.length, words),
    stuck ? fillIn(words.forExample, words.slots[stuck]) : '',
  ]);
}
