import type { AdaptiveCard, Reader } from './card';
import { knownReader } from './format';
import { inert } from './inert';
import source from './invoice-link-card.json';
import { cardTemplate } from './render';
import { fillIn, textsFor } from './texts';

interface LinkCardData {
  lang: string;
  fallbackText: string;
  title: string;
  text: string;
  button: string;
  url: string;
}

const fill = cardTemplate<LinkCardData>('invoice-link-card', source);

/** A document behind a link of the bot's own that works once. */
export function invoiceLinkCard({ file, url, ...view }: Reader & { file: string; url: string }): AdaptiveCard {
  const texts = textsFor(knownReader(view).locale);
  const words = texts.invoices.download;
  const title = fillIn(words.title, { file: inert(file, 120) });
  return fill({
    lang: texts.language,
    fallbackText: `${title}. ${words.text}`,
    title,
    text: words.text,
    button: words.button,
    url,
  });
}
