import type { Failure } from '../bot/commerce/commerce';
import type { AdaptiveCard } from './card';
import source from './failure-card.json';
import { fitted } from './fit';
import { knownReader } from './format';
import { inert, plain } from './inert';
import { failureLines } from './order-sentences';
import { cardTemplate } from './render';
import { said } from './said';
import { textsFor } from './texts';

interface FailureCardData {
  lang: string;
  fallbackText: string;
  title: string;
  message: string;
  remedies: string[];
  money: string;
  ids: string;
}

const fill = cardTemplate<FailureCardData>('failure-card', source);

/** What happened, what to do, and whether money was moved. */
export function failureCard(failure: Failure, { locale }: { locale: string }): AdaptiveCard {
  const texts = textsFor(knownReader({ locale, timeZone: 'UTC' }).locale);
  return fitted((room) => {
    const { message, remedy, money, ids } = failureLines(failure, { texts, room });
    return fill({
      lang: texts.language,
      fallbackText: inert(summaryOfFailure(failure, { locale })),
      title: texts.failure.title,
      message,
      remedies: remedy ? [remedy] : [],
      money,
      ids,
    });
  });
}

/** One line for the activity's summary. Plain text. */
export function summaryOfFailure(failure: Failure, { locale }: { locale: string }): string {
  const texts = textsFor(locale);
  const [message, remedy] = [failure.message, failure.remedy].map((text) => plain(said(text, texts)));
  return [message, remedy, texts.order.money[failure.money]].filter(Boolean).join(' ');
}
