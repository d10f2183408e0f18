import type { AdaptiveCard, CardElement } from '../../cards/card';
import { PUBLISHED, THEMES, type ContainerStyle, type Theme } from '../gallery/host-themes';
import { everyCard, GERMAN } from './every-card';

/** What the guidelines ask of text of this size (WCAG 2.2, 1.4.3). */
const LEAST = 4.5;
const HOSTS: Record<string, Pick<Theme, 'containers'>> = {
  ...THEMES,
  'published light': PUBLISHED.light,
  'published dark': PUBLISHED.dark,
};

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Every text of a card with the style of the container it stands in. */
function textsOf(card: AdaptiveCard): { element: CardElement; style: ContainerStyle }[] {
  const found: { element: CardElement; style: ContainerStyle }[] = [];
  const visit = (value: unknown, style: ContainerStyle): void => {
    if (Array.isArray(value)) return value.forEach((one) => visit(one, style));
    if (value === null || typeof value !== 'object') return;
    const element = value as CardElement;
    const inside = element.type === 'Container' && element.style ? (element.style as ContainerStyle) : style;
    if (element.type === 'TextBlock' || element.type === 'FactSet') found.push({ element, style: inside });
    for (const child of Object.values(element)) visit(child, inside);
  };
  visit(card.body, 'default');
  return found;
}

describe.each(['English', 'German'])('every text on every card in %s', (language) => {
  const cards = Object.entries(everyCard(undefined, 2, language === 'German' ? GERMAN : undefined));

  it('has no colour of its own, so that nothing is said by colour and every theme can set it', () => {
    const coloured = cards.flatMap(([name, card]) =>
      textsOf(card).map(({ element }) => [name, element.color] as const),
    );
    expect(coloured.filter(([, colour]) => colour !== undefined)).toEqual([]);
    expect(coloured.length).toBeGreaterThan(1000);
  });

  it.each(Object.keys(HOSTS))('can be read in %s', (host) => {
    const { containers } = HOSTS[host]!;
    for (const [name, card] of cards) {
      for (const { element, style } of textsOf(card)) {
        const { back, text, subtle } = containers[style];
        const ratio = contrast(element.isSubtle ? subtle : text, back);
        expect({ name, style, ratio: ratio >= LEAST || ratio }).toEqual({ name, style, ratio: true });
      }
    }
  });
});

it('measures contrast as the guidelines do', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  // The warning colour that the cards had.
  expect(contrast('#f8d22a', '#ffffff')).toBeLessThan(2);
});
