import type { OrderSavings } from '../bot/orders/savings';
import type { AdaptiveCard, Reader } from './card';
import { fitted } from './fit';
import { knownReader } from './format';
import { inert } from './inert';
import type { Fact } from './order-facts';
import { cardTemplate } from './render';
import source from './savings-card.json';
import { savingsFacts, savingsLabel, savingsSentence } from './savings-lines';
import { fillIn, textsFor } from './texts';

interface SavingsCardData {
  lang: string;
  fallbackText: string;
  title: string;
  sentence: string;
  chart: string;
  bars: { x: string; y: number }[];
  totals: Fact[];
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
  const bar = (x: string, amount: string) => ({ x, y: Math.round(Number(amount) * 100) / 100 });
  return fitted((room) =>
    fill({
      lang: texts.language,
      fallbackText: `${inert(what, room.text)}: ${savingsSentence(savings, writing)}`,
      title: fillIn(words.title, { what: inert(what, room.text) }),
      sentence: savingsSentence(savings, writing),
      chart: fillIn(words.chart, { currency: savings.reservation.total.currency }),
      bars: [
        bar(words.payAsYouGo, savings.payAsYouGo.total.amount),
        bar(words.reservation, savings.reservation.total.amount),
      ],
      totals: all.slice(2),
      facts: all,
      label: savingsLabel(savings, writing),
    }),
  );
}
