import type { OrderSavings } from '../bot/orders/savings';
import type { AdaptiveCard, Reader } from './card';
import { fitted } from './fit';
import { knownReader } from './format';
import { inert } from './inert';
import type { Fact } from './order-facts';
import { cardTemplate } from './render';
import source from './savings-card.json';
import { savingsBars, savingsFacts, savingsLabel, savingsSentence, type Bar } from './savings-lines';
import { fillIn, textsFor } from './texts';

interface SavingsCardData {
  lang: string;
  fallbackText: string;
  title: string;
  sentence: string;
  chart: string;
  bars: Bar[];
  facts: Fact[];
  label: string;
}

const fill = cardTemplate<SavingsCardData>('savings-card', source);

/** A reservation beside paying by the hour: bars where the client draws them, the same numbers as facts everywhere. */
export function savingsCard(what: string, savings: OrderSavings, view: Reader): AdaptiveCard {
  const reader = knownReader(view);
  const texts = textsFor(reader.locale);
  const words = texts.savings;
  const writing = { texts, reader };
  const all = savingsFacts(savings, writing);
  return fitted((room) =>
    fill({
      lang: texts.language,
      fallbackText: `${inert(what, room.text)}: ${savingsSentence(savings, writing)}`,
      title: fillIn(words.title, { what: inert(what, room.text) }),
      sentence: savingsSentence(savings, writing),
      chart: fillIn(words.chart, { currency: inert(savings.reservation.total.currency, 20) }),
      bars: savingsBars(savings, writing),
      facts: all,
      label: savingsLabel(savings, writing),
    }),
  );
}
