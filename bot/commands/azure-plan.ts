import { azurePlanRequest } from '../commerce/partner-center/azure-plan-request';
import type { Command } from './command';
import { customerNamed } from './find-customer';

/** Before "buy" in the table, which would take it for a reservation. */
export const buyAzurePlan: Command = {
  name: 'buy',
  pattern:
    /^(?:please\s+)?(?:buy|purchase|order|kauf\w*|bestell\w*)\s+(?:an?\s+|the\s+|eine[nr]?\s+)?(?:microsoft\s+)?azure[\s-]+(?:plan|subscription)(?:\s+(?:for|für)\s+(?<customer>[\s\S]+))?$/i,
  usage: 'buy azure plan for <customer>',
  example: 'buy azure plan for Trey Research',
  what: 'asks for an Azure plan for a customer who has nothing that can pay',
  async run(turn, { customer }, tools) {
    const found = await customerNamed(customer, tools, turn);
    await tools.desk.open({ request: azurePlanRequest(found) }, turn, turn.signal);
  },
};
