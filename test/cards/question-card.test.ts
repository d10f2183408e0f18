import { choiceCard, questionCard, type QuestionData } from '../../cards/question-card';
import { buttonsOf, inputsOf, visibleText } from './read-card';

const choices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ title: `Region ${index}`, value: `region${index}` }));
const ask = (more: Partial<QuestionData>) =>
  questionCard({ slot: 'region', question: 'Which region?', mode: 'submit', locale: 'en', ...more });

describe('the question card', () => {
  it('offers the first five answers as buttons that answer as the field would', () => {
    const card = ask({ choices: choices(7), canGoBack: true });
    expect(buttonsOf(card).map(({ title, data }) => [title, data])).toEqual([
      ...choices(5).map(({ title, value }) => [title, { verb: 'answer', slot: 'region', region: value }]),
      ['Continue', { verb: 'answer', slot: 'region' }],
      ['Back', { verb: 'back' }],
      ['Cancel', { verb: 'cancel-form' }],
    ]);
    expect(inputsOf(card)).toMatchObject([{ type: 'Input.ChoiceSet', id: 'region', choices: choices(7) }]);
  });

  it('takes free text when there are few choices or none', () => {
    expect(inputsOf(ask({}))).toMatchObject([{ type: 'Input.Text', id: 'region', label: 'Your answer' }]);
    expect(inputsOf(ask({ choices: choices(2) }))).toMatchObject([{ type: 'Input.Text', label: 'Or write it' }]);
  });

  it('keeps an empty field from overwriting a button, and the first question from going back', () => {
    const card = ask({ choices: choices(6), mode: 'execute' });
    const [button] = card.body.flatMap(({ actions }) => (actions as unknown[]) ?? []);
    expect(button).toMatchObject({
      verb: 'answer',
      associatedInputs: 'none',
      data: { slot: 'region', region: 'region0' },
    });
    expect(buttonsOf(card).map(({ title }) => title)).not.toContain('Back');
  });

  it('says how many more there are', () => {
    expect(visibleText(ask({ choices: choices(40), total: 57 }))).toContain('27 more fit');
    expect(visibleText(ask({ choices: choices(3) }))).not.toContain('more fit');
  });

  it('asks which of several was meant', () => {
    const card = choiceCard({
      slot: 'customer',
      text: 'cont*',
      what: 'customer',
      choices: choices(2),
      mode: 'submit',
      locale: 'en',
    });
    expect(visibleText(card)).toContain('"cont*" fits more than one customer. Which one do you mean?');
  });
});
