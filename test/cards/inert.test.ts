import MarkdownIt from 'markdown-it';
import { inert, mentionable, plain, whole } from '../../cards/inert';
import { HOSTILE_STRINGS } from './hostile-strings';

describe('making text inert', () => {
  it.each(HOSTILE_STRINGS.map((text) => [text]))('%j shows as it was written', (text) => {
    const rendered = new MarkdownIt().renderInline(inert(text));
    const shown = rendered
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
    expect(shown.replaceAll('${', '$ {')).toBe(plain(text, 400));
  });

  it('escapes every sign that some client takes for Markdown', () => {
    expect(inert('[a](b)*_~`#><\\!|')).toBe('\\[a\\]\\(b\\)\\*\\_\\~\\`\\#\\>\\<\\\\\\!\\|');
    expect([inert('- a'), inert('1. a'), inert('1.5 a')]).toEqual(['\\- a', '1\\. a', '1.5 a']);
  });

  it('leaves ordinary names and figures readable', () => {
    expect(inert("O'Neil & Søn, 3.5 TB – Größe 1.000,00 €")).toBe("O'Neil & Søn, 3.5 TB – Größe 1.000,00 €");
    expect(inert('株式会社コントソ')).toBe('株式会社コントソ');
  });

  it('caps by characters a person would count, with an ellipsis', () => {
    expect(plain('😀'.repeat(10), 5)).toBe('😀😀😀😀…');
    expect(plain('12345', 5)).toBe('12345');
  });

  it('returns values whole or not at all', () => {
    expect(whole('x'.repeat(300))).toHaveLength(300);
    expect(whole('x'.repeat(301))).toBe('');
  });

  it('makes names that can stand in a mention', () => {
    expect(mentionable('Alex <at>Wilber</at> [x](y) *_~`')).toBe('Alex Wilber xy');
    expect(mentionable('José Müller-O’Neil, Jr.')).toBe('José Müller-O’Neil, Jr.');
    expect(mentionable('<>')).toBe('?');
  });
});
