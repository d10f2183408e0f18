import { LRUCache } from 'lru-cache';
import type { AdaptiveCard } from '../cards/card';
import { helpCard, type Command } from '../cards/help-card';
import { textsFor } from '../cards/texts';

/** A command as the table of commands describes it; the reader's language may have other words for it. */
export interface HelpLine extends Command {
  usage: string;
}

/** Help is long, always the same, and asked for often: each card is written once. */
export function createHelpCards() {
  const written = new LRUCache<string, AdaptiveCard>({ max: 200 });

  return {
    /** Everything that can be said, or one command when the topic names it. */
    about(topic: string, locale: string, commands: readonly HelpLine[]): AdaptiveCard {
      const key = `${locale} ${topic.trim().toLowerCase()}`;
      const card = written.get(key) ?? write(topic, locale, commands);
      written.set(key, card);
      return card;
    },
  };
}

function write(topic: string, locale: string, commands: readonly HelpLine[]): AdaptiveCard {
  const { commands: words } = textsFor(locale);
  const meant = commands.find(({ name }) => name === topic.toLowerCase())?.usage ?? topic;
  return helpCard({
    locale,
    commands: commands.map(({ usage, ...line }) => ({ ...line, ...words[usage] })),
    topic: topic && (words[meant]?.name ?? topic),
  });
}
