import { mayOperate } from '../access/policy';
import { botError } from '../errors';
import type { Person } from '../people';
import { deskLine } from '../store/audit-stream';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';

const HOW = 'Write "forget me", or as an operator "forget @Name" or "forget <object id>".';

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
    await tools.replies.text(
      turn,
      'Done: name, address and delegations are erased, and what was being asked is gone within a day. ' +
        'Requests and the audit stay, because they are the record of what was bought and who approved it.',
    );
  },
};

async function personMeant(turn: Turn, whom: string, tools: Tools): Promise<Person> {
  if (/^(me|myself)$/i.test(whom) && !turn.mentioned) return turn.person;
  const verdict = mayOperate(tools.policy, turn.person, await tools.standingOf(turn.person));
  if (!verdict.allowed) throw botError('NOT_ALLOWED', { why: verdict.why, hint: 'You can write "forget me".' });
  const { tenantId } = turn.person;
  const [mentioned] = turn.mentioned ?? [];
  const found = mentioned
    ? await tools.people.byAddress(tenantId, mentioned.mri)
    : await tools.people.byId(tenantId, whom);
  if (found) return found;
  throw botError('NOT_FOUND', { what: whom ? `"${whom.slice(0, 60)}"` : 'That person', hint: HOW });
}
