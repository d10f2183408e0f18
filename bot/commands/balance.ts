import { balanceCard } from '../../cards/invoice-balance-card';
import type { Command } from './command';
import { partnerCenterOf } from './find-customer';

export const balance: Command = {
  name: 'balance',
  pattern: /^(?:(?:account|our|the)\s+)?balances?(?:\s+(?<all>all|in\s+all\s+currencies))?$/i,
  needs: 'money',
  usage: 'balance [all]',
  example: 'balance all',
  what: 'what is owed to Microsoft; "all" shows every currency',
  async run(turn, { all }, tools) {
    const partnerCenter = partnerCenterOf(tools);
    const everyCurrency = all !== undefined || /^balances/i.test(turn.text.trim());
    const found = everyCurrency ? await partnerCenter.balances() : [await partnerCenter.balance()];
    await tools.replies.card(turn, balanceCard(found, { ...tools.replies.reader, all: everyCurrency }));
  },
};
