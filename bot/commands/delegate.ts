import { isAmong, type Circle } from '../access/policy-people';
import { botError } from '../errors';
import { samePerson, type Person } from '../people';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';

const DAY_MS = 86_400_000;
const LONGEST_MS = 60 * DAY_MS;
const USUAL_MS = 7 * DAY_MS;
const HOW = 'Mention the person: "delegate @Name until 2026-12-31". "delegate off" ends it.';

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
    if (samePerson(to, turn.person)) throw unclear('That is you.');
    const untilMs = readUntil(until, tools.now());
    await tools.delegations.give({ from: turn.person, to, until: untilMs }, tools.now());
    const day = new Date(untilMs).toISOString().slice(0, 10);
    await tools.replies.text(
      turn,
      `${to.name} may approve for you until ${day} (UTC). Write "delegate off" to end it.`,
    );
  },
};

function unclear(problem: string): Error {
  return botError('UNCLEAR', { problem, hint: HOW });
}

async function end(turn: Turn, { delegations, replies, now }: Tools): Promise<void> {
  const ended = await delegations.end(turn.person, now());
  await replies.text(turn, ended ? 'Nobody approves for you any more.' : 'Nobody approved for you anyway.');
}

async function show(turn: Turn, { delegations, replies, now }: Tools): Promise<void> {
  const given = await delegations.of(turn.person, now().getTime());
  const day = given && new Date(given.until).toISOString().slice(0, 10);
  await replies.text(turn, given ? `${given.to.name} approves for you until ${day} (UTC).` : `Nobody does. ${HOW}`);
}

/** Nobody can hand on what they do not have; what was handed to them is not theirs to hand on. */
async function demandApprover({ person }: Turn, { policy, standingOf }: Tools): Promise<void> {
  const { groups } = await standingOf(person);
  const circles: Circle[] = [policy.approve, ...policy.channels.map(({ approve = [] }) => approve)];
  if (circles.some((circle) => isAmong(circle, person, { groups }))) return;
  throw botError('NOT_ALLOWED', {
    why: 'You are no approver, so there is nothing to hand on.',
    hint: 'Ask an approver.',
  });
}

/** By mention or object id, and only people whom the channel has vouched for: names can be taken by anybody. */
async function personMeant(turn: Turn, whom: string, { people }: Tools): Promise<Person> {
  const [first, ...others] = turn.mentioned ?? [];
  if (others.length > 0) throw unclear('That is more than one person.');
  const { tenantId } = turn.person;
  const found = first ? await people.byAddress(tenantId, first.mri) : await people.byId(tenantId, whom.trim());
  if (found) return found;
  if (!first) throw unclear(`I cannot tell whom you mean by "${whom.slice(0, 60)}".`);
  const hint = 'They should write to me once, for example "help"; then ask again.';
  throw botError('UNCLEAR', { problem: `I have not met ${first.name || 'that person'} yet.`, hint });
}

/** Epoch ms of the end of the day, at most sixty days ahead. */
function readUntil(text: string | undefined, now: Date): number {
  if (!text) return now.getTime() + USUAL_MS;
  const [, days] = /^(\d{1,2})\s*days?$/i.exec(text) ?? [];
  const at = days ? now.getTime() + Number(days) * DAY_MS : Date.parse(`${text}T23:59:59Z`);
  if (Number.isNaN(at) || (!days && !/^\d{4}-\d{2}-\d{2}$/.test(text))) throw unclear(`"${text}" is no date I know.`);
  if (at <= now.getTime()) throw unclear(`${text} is over.`);
  if (at > now.getTime() + LONGEST_MS) throw unclear('Sixty days is the longest.');
  return at;
}
