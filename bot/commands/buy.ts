import type { Command } from './command';

export const buy: Command = {
  name: 'buy',
  pattern:
    /^(?:please\s+)?(?:buy|purchase|reserve|kauf\w*|bestell(?!ungen\b|ung\s+#?r-)\w*|reservier(?!ungen\b)\w*)\b/i,
  usage: 'buy [what you know already]',
  example: 'buy 3 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly',
  what: 'asks for a reservation; I ask for what is missing',
  run: (turn, _given, { dialog }) => dialog.begin(turn),
};
