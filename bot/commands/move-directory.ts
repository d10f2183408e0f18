import { botError } from '../errors';
import { heldOf, propose } from './change-reservation';
import type { Command } from './command';
import { azureOf, azureOrderNamed } from './find-azure';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const changeDirectory: Command = {
  name: 'change directory',
  pattern:
    /^(?:change\s+directory|move)\s+(?:of\s+)?(?<order>"[^"]+"|“[^”]+”|\S+)\s+to\s+(?:tenant\s+)?(?<tenant>\S+)$/i,
  usage: 'change directory <order at Azure> to <tenant id>',
  example: 'change directory R-7K2M9Q to 5c1f0a3e-7f1b-4c7e-9d55-0f3f9b1c2d3e',
  what: 'moves a whole order at Azure to another Entra tenant when somebody else approves',
  async run(turn, { order: typed, tenant = '' }, tools) {
    if (!GUID.test(tenant)) {
      const problem = `"${tenant.slice(0, 60)}" is not the id of a tenant.`;
      throw botError('UNCLEAR', { problem, hint: 'Take it from the overview of Microsoft Entra ID there.' });
    }
    const order = await azureOrderNamed(typed, tools, turn);
    const [first] = await azureOf(tools).reservationsOf(order.id, turn.signal);
    if (!first)
      throw botError('NOT_ALLOWED', { why: 'Azure shows no reservation of that order.', hint: 'Wait for it.' });
    const reservation = { ...heldOf(first), name: order.displayName ?? order.id };
    await propose({ kind: 'directory', reservation, orderId: order.id, tenantId: tenant.toLowerCase() }, turn, tools);
  },
};
