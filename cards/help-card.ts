import type { AdaptiveCard } from './card';
import { fitted, type Room } from './fit';
import source from './help-card.json';
import { knownReader } from './format';
import { inert } from './inert';
import { cardTemplate } from './render';
import { fillIn, textsFor, type Texts } from './texts';

export interface Command {
  name: string;
  what: string;
  example: string;
}

interface HelpData {
  /** A command's name: only that one is shown. */
  topic?: string;
  /** Replaces the commands of the catalogue. */
  commands?: readonly Command[];
  locale: string;
}

interface HelpCardData {
  lang: string;
  fallbackText: string;
  title: string;
  lead: string;
  commands: CommandLines[];
  notes: string[];
}

interface CommandLines {
  name: string;
  what: string;
  examples: string[];
}

const fill = cardTemplate<HelpCardData>('help-card', source);

/** A card holds so many with an example each; the others are named. */
const MOST_TOLD = 40;

/** The commands, each with an example; one of them when a topic is asked for. */
export function helpCard(data: HelpData): AdaptiveCard {
  return fitted((room) => fill(helpCardData(data, room)));
}

/** What the bot is for, how a purchase goes, and where to start. */
export function welcomeCard({ locale }: { locale: string }): AdaptiveCard {
  const texts = textsFor(knownReader({ locale, timeZone: 'UTC' }).locale);
  const { welcome } = texts;
  const step = (text: string, index: number): CommandLines => ({
    name: `${index + 1}`,
    what: inert(fillIn(text, { example: welcome.example })),
    examples: [],
  });
  return fill({
    lang: texts.language,
    fallbackText: summaryOfWelcome({ locale }),
    title: welcome.title,
    lead: welcome.lead,
    commands: welcome.steps.map(step),
    notes: [welcome.more],
  });
}

/** One line for the activity's summary. Plain text. */
function summaryOfHelp({ locale }: HelpData): string {
  const { help } = textsFor(locale);
  return `${help.title}: ${help.commands.map(({ name }) => name).join(', ')}`;
}

function summaryOfWelcome({ locale }: { locale: string }): string {
  const { welcome } = textsFor(locale);
  return `${welcome.title}. ${welcome.lead} ${welcome.more}`;
}

function helpCardData(data: HelpData, room: Room): HelpCardData {
  const texts = textsFor(knownReader({ locale: data.locale, timeZone: 'UTC' }).locale);
  const commands = data.commands ?? texts.help.commands;
  const topic = data.topic?.trim().toLowerCase();
  const found = topic ? commands.filter(({ name }) => name === topic) : commands;
  const shown = found.length > 0 ? found : commands;
  const others = [...new Set(shown.slice(MOST_TOLD).map(({ name }) => inert(name, 40)))].slice(0, MOST_TOLD);
  return {
    lang: texts.language,
    fallbackText: summaryOfHelp(data),
    title: texts.help.title,
    lead:
      found.length > 0 ? texts.help.lead : fillIn(texts.help.unknown, { topic: inert(data.topic ?? '', room.name) }),
    commands: shown.slice(0, MOST_TOLD).map((command) => linesOf(command, texts, room)),
    notes: others.length > 0 ? [fillIn(texts.help.others, { names: others.join(', ') })] : [],
  };
}

function linesOf({ name, what, example }: Command, { help }: Texts, room: Room): CommandLines {
  return {
    name: inert(name, 40),
    what: inert(what, room.text),
    examples: example ? [fillIn(help.example, { example: inert(example, room.text) })] : [],
  };
}
