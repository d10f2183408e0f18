import MarkdownIt from 'markdown-it';
import type { WireMention } from '../wire';

/** Teams' part of Markdown: no HTML, no images, no tables; a single line break counts in messages. */
const inMessages = new MarkdownIt({ html: false, breaks: true, linkify: false }).disable(['image', 'table']);
const inCards = new MarkdownIt('zero', { html: false, breaks: true }).enable([
  'emphasis',
  'link',
  'list',
  'escape',
  'newline',
  'entity',
]);

for (const markdown of [inMessages, inCards]) {
  markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    tokens[index]?.attrSet('target', '_blank');
    tokens[index]?.attrSet('rel', 'noopener noreferrer');
    return self.renderToken(tokens, index, options);
  };
}

const escapeHtml = (text: string) => inCards.utils.escapeHtml(text);

/** Only what is declared as a mention becomes one; any other <at> stays the text it is. */
function withMentions(html: string, mentions: readonly WireMention[], me: string): string {
  return mentions.reduce((done, { text, name, mri }) => {
    const chip = `<span class="mention${mri === me ? ' me' : ''}">${escapeHtml(name)}</span>`;
    return done.replaceAll(escapeHtml(text), chip);
  }, html);
}

export function messageHtml(text: string, mentions: readonly WireMention[], me: string): string {
  return withMentions(inMessages.render(text), mentions, me);
}

export function cardHtml(text: string, mentions: readonly WireMention[], me: string): string {
  return withMentions(inCards.render(text), mentions, me);
}

/** What a person wrote: no Markdown, their own mention of the bot as a chip. */
export function plainHtml(text: string, mentions: readonly WireMention[], me: string): string {
  return withMentions(escapeHtml(text.trim()).replaceAll('\n', '<br>'), mentions, me);
}
