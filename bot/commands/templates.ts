import { subjectOf } from '../../cards/order-sentences';
import { day } from '../../cards/format';
import { inert } from '../../cards/inert';
import { fillIn, textsFor } from '../../cards/texts';
import { draftOf } from '../../dialogs/draft';
import { botError } from '../errors';
import { samePerson } from '../people';
import { sameName, type Template } from '../store/templates';
import type { Turn } from '../turn';
import { ORDER_ID, type Command, type Tools } from './command';
import { pageOf, sayList } from './say-list';

const MOST_TEMPLATES = 200;
const LONGEST_NAME = 40;
const wordsOf = (turn: Turn) => textsFor(turn.reader.locale).everyday.templates;

export const save: Command = {
  name: 'save',
  pattern: new RegExp(String.raw`^save\s+${ORDER_ID}\s+as\s+["“„]?(?<name>[^"“”„\n]+?)["“”]?$`, 'i'),
  usage: 'save <order> as <name>',
  example: 'save R-7K2M9Q as web servers',
  what: 'keeps what was asked for under a name, for everybody here; never its price',
  async run(turn, { order = '', name = '' }, { desk, templates, replies, now }) {
    const words = wordsOf(turn);
    const { request, ...rest } = await desk.find(order, turn);
    if (request.kind || name.length > LONGEST_NAME)
      throw botError('NOT_ALLOWED', request.kind ? words.plan : words.tooLong);
    const { tenantId } = turn.person;
    const all = await templates.all(tenantId);
    const known = all.find((one) => sameName(one.name, name));
    if (known && !samePerson(known.by, turn.person)) {
      throw botError('NOT_ALLOWED', { why: fillIn(words.taken.why, { name: known.by.name }), hint: words.taken.hint });
    }
    if (!known && all.length >= MOST_TEMPLATES) throw botError('NOT_ALLOWED', words.full);
    const subject = subjectOf({ request, ...rest }, turn.reader, (text) => text);
    const answers = draftOf(request).typed as Record<string, string>;
    await templates.save(tenantId, { name, answers, subject, by: turn.person, savedAt: now().toISOString() });
    await replies.text(turn, fillIn(words.saved, { name: inert(name), subject: inert(subject) }));
  },
};

export const templates: Command = {
  name: 'templates',
  pattern: /^(?:templates|vorlagen)(?:\s+page\s+(?<page>\d{1,3}))?$/i,
  usage: 'templates [page]',
  example: 'templates',
  what: 'lists the requests that were saved under a name',
  async run(turn, { page }, { templates: kept, replies }) {
    const words = wordsOf(turn);
    const shown = pageOf(await kept.all(turn.person.tenantId), Math.max(1, Number(page ?? 1)));
    await sayList(turn, replies, {
      title: words.title,
      page: shown,
      lines: shown.items.map(({ name, subject, by, savedAt }) => ({
        title: name,
        details: [subject, fillIn(words.savedBy, { name: by.name, day: day(savedAt, turn.reader) })],
      })),
      command: 'templates',
      whenEmpty: words.none,
      notes: shown.total > 0 ? [words.how] : [],
    });
  },
};

export const use: Command = {
  name: 'use',
  pattern: /^use\s+(?<rest>\S[\s\S]*)$/i,
  usage: 'use <name> [for <customer>] [5x]',
  example: 'use web servers for Fabrikam 5x',
  what: 'asks for what was saved, with what you change; always newly priced and approved',
  async run(turn, { rest = '' }, tools) {
    const { template, change } = await named(turn, rest, tools);
    await tools.dialog.repeat(turn, template.answers, change);
  },
};

export const forgetTemplate: Command = {
  name: 'forget template',
  pattern: /^(?:forget|delete)\s+template\s+(?<rest>\S[\s\S]*)$/i,
  usage: 'forget template <name>',
  example: 'forget template web servers',
  what: 'removes a saved request',
  async run(turn, { rest = '' }, tools) {
    const { template } = await named(turn, rest, tools);
    await tools.templates.remove(turn.person.tenantId, template.name);
    await tools.replies.text(turn, fillIn(wordsOf(turn).forgotten, { name: inert(template.name) }));
  },
};

/** The template whose name the text begins with, and what follows; the longest name wins. */
async function named(turn: Turn, text: string, tools: Tools): Promise<{ template: Template; change?: string }> {
  const said = text
    .replace(/["“”„]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const all = await tools.templates.all(turn.person.tenantId);
  const fitting = all
    .filter(({ name }) => sameName(said.slice(0, name.length), name) && !/^[\p{L}\p{N}]/u.test(said.slice(name.length)))
    .sort((a, b) => b.name.length - a.name.length);
  const [template] = fitting;
  if (template) return { template, change: said.slice(template.name.length).replace(/^[\s,:]+/, '') || undefined };
  const words = wordsOf(turn);
  throw botError('NOT_FOUND', { what: fillIn(words.unknown, { name: said.slice(0, 60) }), hint: words.unknownHint });
}
