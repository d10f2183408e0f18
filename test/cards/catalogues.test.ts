import { CATALOGUE } from '../../bot/errors';
import { ENGLISH } from '../../cards/english/catalogue';
import { GERMAN } from '../../cards/german/catalogue';
import { SENTENCES } from '../../cards/german/sentences/all-sentences';
import { said } from '../../cards/said';
import { textsFor } from '../../cards/texts';

type Leaf = readonly [path: string, text: string];

/** Every text of a catalogue by where it stands; tables by English sentence or usage are told apart below. */
function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => !['sentences', 'commands'].includes(name) || path.startsWith('help'))
    .flatMap(([name, inner]) => leavesOf(inner, path ? `${path}.${name}` : name));
}
const placesIn = (text: string) => [...new Set([...text.matchAll(/\{\w+\}/g)].map(([place]) => place))].sort();

const english = new Map(leavesOf(ENGLISH));
const german = new Map(leavesOf(GERMAN));

it('German says everything that English says, and nothing else', () => {
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
});

it('a German text has the places of its English twin', () => {
  const odd = [...english].filter(
    ([path, text]) => String(placesIn(text)) !== String(placesIn(german.get(path) ?? '')),
  );
  expect(odd).toEqual([]);
});

/** The same in both languages: names, signs, and words that German has taken over. */
const SAME =
  /^(?:Name|SKU|SKUs|Region|Status|Partner Center|Azure|✖ Problem|Code \{\w+\}|Revision .*|.*\{\w+\}.* in \{\w+\}.*|\s?in \{\w+\}.*)$/;

it('no German text is its English twin, unless it is a name, a sign or made of places only', () => {
  const isWords = (text: string) => /\p{L}{2}/u.test(text.replace(/\{\w+\}/g, ''));
  const same = [...english].filter(([path, text]) => isWords(text) && german.get(path) === text && !SAME.test(text));
  expect(same.filter(([path]) => !EXAMPLES.some((one) => one.test(path)))).toEqual([]);
});

/** What is typed, not said. */
const EXAMPLES = [/^dialog\.slots\.\w+\.example$/, /^help\.commands\.\d+\.(?:name|example)$/, /\.titles?$/];

it('German labels and buttons take no more room than a phone has', () => {
  const long = [...german].filter(([path, text]) => {
    if (!/(?:^|\.)(?:buttons|facts)\./.test(path)) return false;
    return text.length > Math.max(34, 1.6 * (english.get(path) ?? '').length);
  });
  expect(long).toEqual([]);
});

it('sentences have the places of their twins', () => {
  const odd = Object.entries(SENTENCES).filter(([key, twin]) => String(placesIn(key)) !== String(placesIn(twin)));
  expect(odd).toEqual([]);
});

it('no sentence has two places with nothing but a space between: where one ends could only be guessed', () => {
  expect(Object.keys(SENTENCES).filter((key) => /\}\s*\{/.test(key))).toEqual([]);
});

describe('said()', () => {
  const de = textsFor('de');
  it.each([
    ['a sentence', 'You approved this already.', 'Sie haben das bereits genehmigt.'],
    ['with values', 'Only Alex Wilber can do that.', 'Das kann nur Alex Wilber.'],
    ['with a sentence as its value', 'Order R-7K2M9Q was not found.', 'Bestellung R-7K2M9Q: nicht gefunden.'],
    [
      'several in a row',
      'The subscription is not valid. Choose another billing scope.',
      'Das Abonnement ist nicht gültig. Wählen Sie einen anderen Abrechnungsbereich.',
    ],
    [
      'with words of Microsoft',
      'The purchase failed. Azure says: Quota {1} $& $1',
      'Der Kauf ist fehlgeschlagen. Azure sagt: Quota {1} $& $1',
    ],
    [
      'with several sentences as its value',
      'Could not be checked: Azure does not answer (no complete answer in time). Nothing was bought. Try again in a few minutes; if it lasts, look at its service status.',
      'Ließ sich nicht prüfen: Azure antwortet nicht (keine vollständige Antwort in der Zeit). Es wurde nichts gekauft. Versuchen Sie es in einigen Minuten erneut; hält es an, sehen Sie den Dienststatus an.',
    ],
    [
      'with what is left',
      'The quota does not suffice. Available: 3.',
      'Das Kontingent reicht nicht aus. Verfügbar: 3.',
    ],
    ['of nobody here', 'Something Microsoft wrote', 'Something Microsoft wrote'],
    ['empty', '', ''],
  ])('%s', (_what, text, german) => expect(said(text, de)).toBe(german));

  it.each(Object.entries(CATALOGUE))('%s inside another sentence, message and remedy', (_code, entry) => {
    const { what, todo } = { ...entry, what: entry.what.replace('{faults}', 'PORT is no number.') };
    const said1 = said(`Could not be checked: ${what} ${todo}`, de);
    expect(said1).toBe(`Ließ sich nicht prüfen: ${[what, todo].map((one) => said(one, de)).join(' ')}`);
    if (/^\w+ \w+/.test(todo)) expect(said1).not.toContain(todo);
  });

  it('leaves English as it is', () => {
    expect(said('You approved this already.', textsFor('en'))).toBe('You approved this already.');
  });

  it('is not held up by a hostile text', () => {
    expect(said(`The order ended as ${'. a'.repeat(50_000)}`, de)).toContain('. a');
  });
});
