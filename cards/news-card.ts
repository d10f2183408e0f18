import type { AdaptiveCard } from './card';
import { fitted } from './fit';
import { knownReader } from './format';
import { inert, plain } from './inert';
import type { ListLine } from './list-card';
import source from './news-card.json';
import { cardTemplate } from './render';
import { textsFor } from './texts';

interface NewsCardData {
  lang: string;
  fallbackText: string;
  title: string;
  lines: { title: string; details: string[] }[];
  notes: string[];
}

const fill = cardTemplate<NewsCardData>('news-card', source);

/** A heading and a few facts in words, of which the first line is the news. Plain text in. */
export function newsCard(data: { title: string; lines: ListLine[]; notes?: string[]; locale: string }): AdaptiveCard {
  const { locale } = knownReader({ locale: data.locale, timeZone: 'UTC' });
  const summary = [data.title, data.lines[0]?.title].filter(Boolean).join(': ');
  return fitted((room) =>
    fill({
      lang: textsFor(locale).language,
      fallbackText: inert(plain(summary)),
      title: inert(data.title, room.text),
      lines: data.lines.slice(0, room.lines).map(({ title, details }) => ({
        title: inert(title, room.text),
        details: (details ?? []).slice(0, room.lines).map((detail) => inert(detail, room.text)),
      })),
      notes: (data.notes ?? []).map((note) => inert(note, room.text)),
    }),
  );
}
