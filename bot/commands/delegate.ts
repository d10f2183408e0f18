import { isAmong, type Circle } from '../access/policy-people';
import { inert } from '../../cards/inert';
import { fillIn, type Texts } from '../../cards/texts';
import { botError } from '../errors';
import { samePerson, type Person } from '../people';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';
import { wordsFor } from './say-list';

const DAY_MS = 86_400_000;
const LONGEST_MS = 60 * DAY_MS;
const USUAL_MS = 7 * DAY_MS;

export const delegate: Command = {
  name: 'delegate',
  pattern: /^delegate(?:\s+(?<whom>.*?))?(?:\s+(?:until|till|to|for)\s+(?<until>[\d-]+(?:\s+days?)?))?$/i,
  usage: 'delegate <@person> [until <date> | for <n> days], delegate off',
  example: 'delegate @Adele Vance until 2026-12-31',
  what: 'lets somebody approve for you while you are away; never your own requests',
  async run(turn, { whom = '', until }, tools) {
    if (/^(off|end|nobody|stop)$/i.test(whom.trim())) return end(turn, tools);
    if (whom.trim() === '' && !turn.mentioned) return show(turn, tools);
    await demandApprover(turn, tools);
    const to = await personMeant(turn, whom, tools);
    const words = wordsFor(tools.replies).desk.delegate;
    if (samePerson(to, turn.person)) throw unclear(words.yourself, words);
    const untilMs = readUntil(until, tools.now(), words);
    await tools.delegations.give({ from: turn.person, to, until: untilMs }, tools.now());
    const day = new Date(untilMs).toISOString().slice(0, 10);
    await tools.replies.text(turn, fillIn(words.given, { name: inert(to.name, 80), day }));
  },
};

type Words = Texts['desk']['delegate'];

function unclear(problem: string, { how }: Words): Error {
  return botError('UNCLEAR', { problem, hint: how });
}

async function end(turn: Turn, { delegations, replies, now }: Tools): Promise<void> {
  const ended = await delegations.end(turn.person, now());
  const words = wordsFor(replies).desk.delegate;
  await replies.text(turn, ended ? words.ended : words.nothingToEnd);
}

async function show(turn: Turn, { delegations, replies, now }: Tools): Promise<void> {
  const given = await delegations.of(turn.person, now().getTime());
  const day = given && new Date(given.until).toISOString().slice(0, 10);
  const words = wordsFor(replies).desk.delegate;
  const sentence = given
    ? fillIn(words.now, { name: inert(given.to.name, 80), day: day ?? '' })
    : `${words.nobody} ${words.how}`;
  await replies.text(turn, sentence);
}

/** Nobody can hand on what they do not have; what was handed to them is not theirs to hand on. */
async function demandApprover({ person }: Turn, { policy, standingOf, replies }: Tools): Promise<void> {
  const { groups } = await standingOf(person);
  const circles: Circle[] = [policy.approve, ...policy.channels.map(({ approve = [] }) => approve)];
  if (circles.some((circle) => isAmong(circle, person, { groups }))) return;
  const words = wordsFor(replies).desk.delegate;
  throw botError('NOT_ALLOWED', { why: words.noApprover, hint: words.askApprover });
}

/** By mention or object id, and only people whom the channel has vouched for: names can be taken by anybody. */
async function personMeant(turn: Turn, whom: string, { people, replies }: Tools): Promise<Person> {
  const words = wordsFor(replies).desk.delegate;
  const [first, ...others] = turn.mentioned ?? [];
  if (others.length > 0) throw unclear(words.several, words);
  const { tenantId } = turn.person;
  const found = first ? await people.byAddress(tenantId, first.mri) : await people.byId(tenantId, whom.trim());
  if (found) return found;
  if (!first) throw unclear(fillIn(words.unclear, { text: whom.slice(0, 60) }), words);
  const problem = fillIn(words.notMet, { name: first.name || words.somebody });
  throw botError('UNCLEAR', { problem, hint: words.meet });
}

/** Epoch ms of the end of the day, at most sixty days ahead. */
function readUntil(text: string | undefined, now: Date, words: Words): number {
  if (!text) return now.getTime() + USUAL_MS;
  const [, days] = /^(\d{1,2})\s*days?$/i.exec(text) ?? [];
  const at = days ? now.getTime() + Number(days) * DAY_MS : Date.parse(`${text}T23:59:59Z`);
  if (Number.isNaN(at) || (!days && !/^\d{4}-\d{2}-\d{2}$/.test(text))) {
    throw unclear(fillIn(words.noDate, { text }), words);
  }
  if (at <= now.getTime()) throw unclear(fillIn(words.over, { text }), words);
  if (at > now.getTime() + LONGEST_MS) throw unclear(words.tooLong, words);
  return at;
}
