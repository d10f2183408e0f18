import type { AdaptiveCard, CardElement } from '../../cards/card';

/** Every element and action of a card, parents before children, in reading order. */
export function elementsOf(card: AdaptiveCard): CardElement[] {
  const found: CardElement[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === 'object') {
      if ('type' in value && typeof value.type === 'string') found.push(value as CardElement);
      for (const [key, child] of Object.entries(value)) if (key !== 'data') visit(child);
    }
  };
  visit(card);
  return found;
}

/** Every string of a card that a client reads as Markdown. */
export function markdownOf(card: AdaptiveCard): string[] {
  const texts = elementsOf(card).flatMap((element) => {
    if (element.type === 'TextBlock') return [element.text as string];
    if (element.type === 'FactSet') return (element.facts as { value: string }[]).map(({ value }) => value);
    return [];
  });
  return [card.fallbackText, ...texts];
}

/** What a person reads on the card, line by line, Markdown escapes taken away. */
export function visibleText(card: AdaptiveCard): string {
  const lines = elementsOf(card).flatMap((element) => {
    if (element.type === 'TextBlock') return [element.text as string];
    if (element.type === 'FactSet') {
      return (element.facts as { title: string; value: string }[]).map(({ title, value }) => `${title}: ${value}`);
    }
    return [];
  });
  return lines
    .join('\n')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('\u00A0', ' ');
}

/** The facts of a card by title. */
export function factsOf(card: AdaptiveCard): Record<string, string> {
  const sets = elementsOf(card).filter(({ type }) => type === 'FactSet');
  const facts = sets.flatMap(({ facts }) => facts as { title: string; value: string }[]);
  return Object.fromEntries(facts.map(({ title, value }) => [title, value.replace(/\\([!-/:-@[-`{-~])/g, '$1')]));
}

export interface CardButton {
  type: string;
  title: string;
  verb: string;
  data: Record<string, unknown>;
}

/** The buttons that send something, in order. */
export function buttonsOf(card: AdaptiveCard): CardButton[] {
  return elementsOf(card)
    .filter(({ type, title }) => (type === 'Action.Submit' || type === 'Action.Execute') && title !== undefined)
    .map((action) => {
      const data = (action.data ?? {}) as Record<string, unknown>;
      return { type: action.type, title: action.title as string, verb: (action.verb ?? data.verb) as string, data };
    });
}

export function inputsOf(card: AdaptiveCard): CardElement[] {
  return elementsOf(card).filter(({ type }) => type.startsWith('Input.'));
}

interface Point {
  x: string;
  y: number;
}

/** What a chart draws, series after series. */
export function pointsOf({ data }: CardElement): Point[] {
  return (data as (Point | { values: Point[] })[]).flatMap((one) => ('values' in one ? one.values : [one]));
}
