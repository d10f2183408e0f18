import MarkdownIt from 'markdown-it';
import { CARD_BUDGET, sizeOf } from '../../cards/fit';
import { elementsOf, buttonsOf, inputsOf, markdownOf, pointsOf } from './read-card';
import { everyCard } from './every-card';
import { HOSTILE_STRINGS } from './hostile-strings';
import { officialFaults } from './official-faults';
import { chartFaults, officialProperties } from './official-schema';

const markdown = new MarkdownIt({ html: true });
const HARMLESS_TOKENS = new Set(['paragraph_open', 'inline', 'paragraph_close', 'text', 'text_special']);
/** The help, welcome and bulk cards set the names of commands and lines in bold themselves. */
const OWN_TOKENS = new Set([...HARMLESS_TOKENS, 'strong_open', 'strong_close']);
const FORBIDDEN = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}]/u;

function markupIn(text: string, allowed: Set<string>): string[] {
  const tokens = markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  return tokens.map(({ type }) => type).filter((type) => !allowed.has(type));
}

describe('every card, in every state and view', () => {
  const cards = Object.entries(everyCard());

  it.each(cards)('%s is what the official parser accepts', (_, card) => {
    expect(officialFaults(card)).toEqual([]);
  });

  it.each(cards)('%s has no property that Microsoft’s package or Teams does not know', (_, card) => {
    for (const { type, ...properties } of elementsOf(card)) {
      const known = officialProperties(type) ?? [];
      expect({ type, unknown: Object.keys(properties).filter((name) => !known.includes(name)) }).toEqual({
        type,
        unknown: [],
      });
    }
  });

  it.each(cards)('%s says in words what it is about, wraps every text and names every input', (_, card) => {
    expect(card.fallbackText.length).toBeGreaterThan(5);
    for (const element of elementsOf(card)) {
      if (element.type === 'TextBlock') {
        expect(element.wrap).toBe(true);
        expect(element.text).toMatch(/\S/);
      }
      if (element.type.startsWith('Input.')) {
        expect(element.label).toMatch(/\S/);
        // A client that finds a fault in an answer must have words for it.
        if (element.isRequired || element.min !== undefined) expect(element.errorMessage).toMatch(/\S/);
      }
      if (element.type === 'Image') expect(element.altText).toMatch(/\S/);
    }
    const ids = inputsOf(card).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(cards)('%s carries nothing but verb, ticket and the slot in question', (_, card) => {
    for (const { data, type } of buttonsOf(card)) {
      const slot = typeof data.slot === 'string' ? [data.slot] : [];
      const allowed = ['ticket', 'slot', ...slot, ...(type === 'Action.Submit' ? ['verb'] : [])];
      expect(Object.keys(data).filter((key) => !allowed.includes(key))).toEqual([]);
    }
    expect(card.actions?.length ?? 0).toBeLessThanOrEqual(6);
  });

  it.each(cards)('%s says in text what it draws', (_, card) => {
    const text = JSON.stringify({ ...card, body: elementsOf(card).filter(({ type }) => !type.startsWith('Chart.')) });
    for (const chart of elementsOf(card).filter(({ type }) => type.startsWith('Chart.'))) {
      expect({ title: chart.title, fallback: chart.fallback }).toEqual({
        title: expect.stringMatching(/\S/),
        fallback: expect.anything(),
      });
      expect(chartFaults(chart)).toEqual([]);
      for (const { y } of pointsOf(chart)) expect(text).toContain(y.toLocaleString('en-GB'));
    }
  });

  it.each(cards)('%s declares the lowest version that works', (name, card) => {
    const needs = name.startsWith('form') ? '1.5' : /\bexecute\b/.test(name) ? '1.4' : '1.2';
    expect(card.version).toBe(needs);
    for (const { type } of elementsOf(card)) expect(['Table', 'Badge', 'Media', 'Action.ShowCard']).not.toContain(type);
  });
});

describe('every card with hostile text in every field', () => {
  it.each(HOSTILE_STRINGS.map((text) => [text.slice(0, 40), text]))('%j stays text', (_, text) => {
    for (const [name, card] of Object.entries(everyCard(text))) {
      const json = JSON.stringify(card);
      const allowed = /^(help|welcome|bulk)/.test(name) ? OWN_TOKENS : HARMLESS_TOKENS;
      expect({ name, markup: markdownOf(card).flatMap((line) => markupIn(line, allowed)) }).toEqual({
        name,
        markup: [],
      });
      expect({ name, left: json.includes('${'), mention: /<\s*\/?\s*at\b/i.test(json) }).toEqual({
        name,
        left: false,
        mention: false,
      });
      JSON.parse(json, (key, value: unknown) => {
        if (typeof value === 'string' && FORBIDDEN.test(value))
          throw new Error(`${name}.${key}: ${JSON.stringify(value)}`);
        return value;
      });
      expect({ name, faults: officialFaults(card) }).toEqual({ name, faults: [] });
      expect(sizeOf(card)).toBeLessThanOrEqual(CARD_BUDGET);
    }
  });
});

describe('every card with the longest data', () => {
  it.each(['W'.repeat(5000), '[]()*_'.repeat(1000), '😀'.repeat(3000)])('stays in its budget (%.6s)', (text) => {
    for (const [name, card] of Object.entries(everyCard(text, 400))) {
      expect({ name, fits: sizeOf(card) <= CARD_BUDGET }).toEqual({ name, fits: true });
    }
  });
});
