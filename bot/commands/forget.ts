import { mayOperate } from '../access/policy';
import { botError } from '../errors';
import type { Person } from '../people';
import { deskLine } from '../store/audit-stream';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';
import { wordsFor } from './say-list';

export const forget: Command = {
  name: 'forget',
  pattern: /^forget(?:\s+(?<whom>.+))?$/i,
  usage: 'forget me, forget <@person or object id>',
  example: 'forget me',
  what: 'erases what I remember of a person; requests and their audit are kept as records of purchases',
  async run(turn, { whom = '' }, tools) {
    const person = await personMeant(turn, whom.trim(), tools);
    const now = tools.now();
    await tools.delegations.end(person, now);
    for (const principal of await tools.delegations.principalsOf(person, now.getTime())) {
      await tools.delegations.end(principal, now);
    }
    await tools.people.forget(person.tenantId, person.id);
    await tools.auditStream.append(deskLine('forget', turn.person, now, { forgotten: person.id }));
    await tools.replies.text(turn, wordsFor(tools.replies).desk.forget.done);
  },
};

async function personMeant(turn: Turn, whom: string, tools: Tools): Promise<Person> {
  if (/^(me|myself)$/i.test(whom) && !turn.mentioned) return turn.person;
  const words = wordsFor(tools.replies).desk.forget;
  const verdict = mayOperate(tools.policy, turn.person, await tools.standingOf(turn.person));
  if (!verdict.allowed) throw botError('NOT_ALLOWED', { why: verdict.why, hint: words.yourself });
  const { tenantId } = turn.person;
  const [mentioned] = turn.mentioned ?? [];
  const found = mentioned
    ? await tools.people.byAddress(tenantId, mentioned.mri)
    : await tools.people.byId(tenantId, whom);
  if (found) return found;
  throw botError('NOT_FOUND', { what: whom ? `"${whom.slice(0, 60)}"` : words.somebody, hint: words.how });
}
