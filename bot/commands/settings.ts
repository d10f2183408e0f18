import { fillIn, speaks, type Texts } from '../../cards/texts';
import { inert } from '../../cards/inert';
import { mayRequest } from '../access/policy';
import { botError } from '../errors';
import type { Settings } from '../store/channel-settings';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';
import { customerOfAny } from './find-azure';
import { sayList, wordsFor } from './say-list';

type Name = keyof Settings;

const NAMES: Record<string, Name> = {
  language: 'language',
  locale: 'language',
  sprache: 'language',
  timezone: 'timeZone',
  zeitzone: 'timeZone',
  currency: 'currency',
  währung: 'currency',
  waehrung: 'currency',
  customer: 'customer',
  kunde: 'customer',
};
const OFF = /^(?:off|none|default|reset|aus|keine?[rn]?|standard|zurücksetzen)$/i;
const LANGUAGES: Record<string, string> = { english: 'en', englisch: 'en', german: 'de', deutsch: 'de' };

export const settings: Command = {
  name: 'settings',
  pattern:
    /^(?:settings?|einstellung(?:en)?)(?:\s+(?<name>language|locale|time\s?zone|currency|customer|sprache|zeitzone|w(?:ä|ae)hrung|kunde)\b(?:\s*[:=]?\s+(?:to\s+|auf\s+)?(?<value>\S[^\n]*))?)?$/i,
  usage: 'settings [language | time zone | currency | customer <value>]',
  example: 'settings time zone Europe/Berlin',
  what: 'shows and changes language, time zone, currency and usual customer of this conversation',
  async run(turn, { name: typed, value }, tools) {
    const name = typed && NAMES[typed.toLowerCase().replace(/\s/g, '')];
    if (!name || !value) return show(turn, tools);
    await demandRequester(turn, tools);
    const text = value.trim().replace(/[.!]$/, '');
    await change(turn, name, OFF.test(text) ? undefined : await read(name, text, turn, tools), tools);
  },
};

async function show(turn: Turn, { settings: all, replies }: Tools): Promise<void> {
  const texts = wordsFor(replies);
  const words = texts.settings;
  const set = await all.of(turn.place);
  const usual: Record<Name, string> = {
    language: shown('language', turn.reader.locale, texts),
    timeZone: turn.reader.timeZone,
    currency: words.nothing,
    customer: words.nothing,
  };
  await sayList(turn, replies, {
    title: words.title,
    isOneThing: true,
    lines: (Object.keys(words.names) as Name[]).map((name) => {
      const own = set[name];
      const value = own ? shown(name, own, texts) : fillIn(words.usual, { value: usual[name] });
      return { title: `${words.names[name]}: ${value}`, details: [words.what[name]] };
    }),
    notes: words.how,
  });
}

async function change(turn: Turn, name: Name, value: Settings[Name], { settings: all, replies }: Tools): Promise<void> {
  await all.set(turn.place, name, value);
  // A new language is spoken at once, so that it is seen to hold.
  const locale = name === 'language' && typeof value === 'string' ? value : turn.reader.locale;
  const texts = wordsFor({ ...replies, reader: { ...turn.reader, locale } });
  const { names, set, taken } = texts.settings;
  const sentence = value
    ? fillIn(set, { name: names[name], value: inert(shown(name, value, texts), 200) })
    : fillIn(taken, { name: names[name] });
  await replies.text(turn, sentence);
}

async function read<K extends Name>(name: K, text: string, turn: Turn, tools: Tools): Promise<Settings[Name]> {
  const words = wordsFor(tools.replies).settings;
  const unknown = (problem: string) =>
    botError('UNCLEAR', { problem: fillIn(problem, { text: text.slice(0, 60) }), hint: words.hints[name] });
  switch (name) {
    case 'language': {
      const locale = LANGUAGES[text.toLowerCase()] ?? canonicalLocale(text);
      if (!locale || !speaks(locale)) throw unknown(words.noLanguage);
      return locale;
    }
    case 'timeZone': {
      const zone = timeZoneNamed(text);
      if (!zone) throw unknown(words.noTimeZone);
      return zone;
    }
    case 'currency': {
      const currency = text.toUpperCase();
      if (!Intl.supportedValuesOf('currency').includes(currency)) throw unknown(words.noCurrency);
      return currency;
    }
    default: {
      const customer = await customerOfAny(text, tools, turn);
      if (!customer) throw unknown(words.noCustomer);
      return { backend: customer.backend, id: customer.id, name: customer.name };
    }
  }
}

/** Who may ask for purchases may set what they are asked for by. */
async function demandRequester({ person, place }: Turn, { policy, standingOf }: Tools): Promise<void> {
  const verdict = mayRequest(policy, person, place, await standingOf(person));
  if (!verdict.allowed) throw botError('NOT_ALLOWED', { why: verdict.why, hint: verdict.hint });
}

function shown(name: Name, value: NonNullable<Settings[Name]>, { settings: words }: Texts): string {
  if (typeof value !== 'string') return value.name;
  return (name === 'language' && words.languages[value.split('-')[0] ?? '']) || value;
}

function canonicalLocale(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

/** "europe/berlin" as the runtime calls it, or the only zone of a city: "Berlin". */
function timeZoneNamed(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    const city = text.trim().toLowerCase().replace(/\s+/g, '_');
    return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().split('/').at(-1) === city);
  }
}
