import type { ActionMode, AdaptiveCard, CardElement, CardVersion } from './card';
import { fitted, type Room } from './fit';
import { shownChoices, type Choice } from './form-fields';
import { knownReader, wholeNumber } from './format';
import { inert, plain, whole } from './inert';
import source from './question-card.json';
import { cardTemplate } from './render';
import { fillIn, textsFor, type Texts } from './texts';

export interface QuestionData {
  /** Id of the input and name of the answer. */
  slot: string;
  /** Plain text. */
  question: string;
  /** What was understood so far, one sentence. */
  understood?: string;
  /** Why an earlier answer would not do. */
  problem?: string;
  choices?: Choice[];
  /** How many fit in all, when `choices` are only the first of them. */
  total?: number;
  /** An answer that is right, shown in the empty field. */
  example?: string;
  value?: string;
  /** Without it there is no way back: the first question. */
  canGoBack?: boolean;
  mode: ActionMode;
  locale: string;
}

interface QuestionCardData {
  version: CardVersion;
  lang: string;
  fallbackText: string;
  above: string[];
  question: string;
  problems: string[];
  buttons: { actions: CardElement[] }[];
  choosing: { id: string; label: string; choices: Choice[] }[];
  writing: { id: string; label: string; hint: string; value: string }[];
  more: string[];
  actions: CardElement[];
}

const fill = cardTemplate<QuestionCardData>('question-card', source);
const BUTTONS = 5;

/** Asks for one thing: buttons for the first few answers, a list when there are more, a text field when there are few. */
export function questionCard(data: QuestionData): AdaptiveCard {
  return fitted((room) => fill(questionCardData(data, room)));
}

/** Asks which of several things was meant by an answer that fits them all. */
export function choiceCard(data: Omit<QuestionData, 'question'> & { text: string; what: string }): AdaptiveCard {
  return questionCard({ ...data, question: ambiguousQuestion(data) });
}

/** "“cont” fits more than one customer. Which one do you mean?" Plain text. */
function ambiguousQuestion({ text, what, locale }: { text: string; what: string; locale: string }): string {
  return fillIn(textsFor(locale).question.ambiguous, { text: plain(text, 80), what: plain(what, 40) });
}

/** One line for the activity's summary. Plain text. */
export function summaryOfQuestion(data: Pick<QuestionData, 'question'>): string {
  return plain(data.question);
}

function questionCardData(data: QuestionData, room: Room): QuestionCardData {
  const { locale } = knownReader({ locale: data.locale, timeZone: 'UTC' });
  const texts = textsFor(locale);
  const words = texts.question;
  const choices = shownChoices(data.choices ?? [], room);
  const shown = choices.slice(0, room.lines * 2);
  const total = data.total ?? choices.length;
  const left = total - shown.length;
  const many = choices.length > BUTTONS;
  const label = many ? words.choose : choices.length > 0 ? words.write : words.answer;
  return {
    version: data.mode === 'submit' ? '1.2' : '1.4',
    lang: texts.language,
    fallbackText: inert(summaryOfQuestion(data)),
    above: data.understood ? [inert(data.understood, room.text)] : [],
    question: inert(data.question, room.text),
    problems: data.problem ? [fillIn(texts.form.problem, { problem: inert(data.problem, room.text) })] : [],
    // One below the other: in a row, a phone cuts the later ones off.
    buttons: choices.slice(0, BUTTONS).map((choice) => ({ actions: [answerButton(data, choice)] })),
    choosing: many ? [{ id: data.slot, label, choices: shown }] : [],
    writing: many
      ? []
      : [
          {
            id: data.slot,
            label,
            hint: plain(data.example ?? '', room.name),
            value: whole(data.value ?? '', 200),
          },
        ],
    more: left > 0 ? [fillIn(words.more, { count: wholeNumber(left, locale) })] : [],
    actions: cardActions(data, words),
  };
}

/** Answers as Continue would with this choice in the field, so that there is one shape to read. */
function answerButton({ slot, mode }: QuestionData, { title, value }: Choice): CardElement {
  const answer = { slot, [slot]: value };
  // An empty field of the same name must not overwrite the answer.
  return mode === 'submit'
    ? { type: 'Action.Submit', title, associatedInputs: 'none', data: { verb: 'answer', ...answer } }
    : { type: 'Action.Execute', title, associatedInputs: 'none', verb: 'answer', data: answer };
}

function cardActions({ slot, mode, canGoBack }: QuestionData, words: Texts['question']): CardElement[] {
  const leave = (verb: string, title: string): CardElement =>
    mode === 'submit'
      ? { type: 'Action.Submit', title, associatedInputs: 'none', data: { verb } }
      : { type: 'Action.Execute', title, associatedInputs: 'none', verb };
  const go: CardElement =
    mode === 'submit'
      ? { type: 'Action.Submit', title: words.continue, style: 'positive', data: { verb: 'answer', slot } }
      : { type: 'Action.Execute', title: words.continue, style: 'positive', verb: 'answer', data: { slot } };
  return [go, ...(canGoBack ? [leave('back', words.back)] : []), leave('cancel-form', words.cancel)];
}
