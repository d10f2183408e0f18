import type { Verb } from './desk';

/** What a person can type, as a table. `run` in bot/converse.ts does what the action says. */
export interface Command {
  name: string;
  /** Tested against the whole text, mentions stripped. */
  pattern: RegExp;
  action: Action;
  /** How to type it, and an example; shown by `help`. */
  usage: string;
  example: string;
  what: string;
}

export type Action =
  | { kind: 'help' }
  | { kind: 'status' }
  | { kind: 'orders' }
  | { kind: 'approvals' }
  | { kind: 'decide'; verb: Verb }
  | { kind: 'buy' };

const ID = String.raw`(r-?[0-9a-z]{4,12})`;

export const COMMANDS: readonly Command[] = [
  {
    name: 'buy',
    pattern: /^(?:please\s+)?(?:buy|purchase|order me|reserve|kauf\w*|bestell\w*|reservier\w*)\b/i,
    action: { kind: 'buy' },
    usage: 'buy [what you know already]',
    example: 'buy 3 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly',
    what: 'asks for a reservation; I ask for what is missing',
  },
  {
    name: 'confirm',
    pattern: new RegExp(`^confirm(?:\\s+${ID})?$`, 'i'),
    action: { kind: 'decide', verb: 'confirm' },
    usage: 'confirm [order]',
    example: 'confirm R-7K2M9Q',
    what: 'sends your priced request to the approvers',
  },
  {
    name: 'approve',
    pattern: new RegExp(`^approve\\s+${ID}$`, 'i'),
    action: { kind: 'decide', verb: 'approve' },
    usage: 'approve <order>',
    example: 'approve R-7K2M9Q',
    what: "approves somebody else's request; I buy at once",
  },
  {
    name: 'reject',
    pattern: new RegExp(`^reject\\s+${ID}(?:[\\s,:]+(?<rest>[\\s\\S]+))?$`, 'i'),
    action: { kind: 'decide', verb: 'reject' },
    usage: 'reject <order> [reason]',
    example: 'reject R-7K2M9Q wrong region',
    what: "refuses somebody else's request",
  },
  {
    name: 'withdraw',
    pattern: new RegExp(`^withdraw\\s+${ID}$`, 'i'),
    action: { kind: 'decide', verb: 'withdraw' },
    usage: 'withdraw <order>',
    example: 'withdraw R-7K2M9Q',
    what: 'takes your own request back, while nothing is bought',
  },
  {
    name: 'edit',
    pattern: new RegExp(`^edit(?:\\s+${ID})?$`, 'i'),
    action: { kind: 'decide', verb: 'edit' },
    usage: 'edit [order]',
    example: 'edit R-7K2M9Q',
    what: 'opens your request again to change it',
  },
  {
    name: 'cancel',
    pattern: new RegExp(`^cancel(?:\\s+${ID})?$`, 'i'),
    action: { kind: 'decide', verb: 'cancel' },
    usage: 'cancel [order]',
    example: 'cancel',
    what: 'stops the request you are making',
  },
  {
    name: 'status',
    pattern: new RegExp(`^status(?:\\s+(?:of\\s+)?${ID})?$`, 'i'),
    action: { kind: 'status' },
    usage: 'status [order]',
    example: 'status R-7K2M9Q',
    what: 'shows what is open here, or one order',
  },
  {
    name: 'orders',
    pattern: /^(?:my\s+|all\s+)?orders(?:\s+(?:page\s+)?(?<rest>\d+))?$/i,
    action: { kind: 'orders' },
    usage: 'orders [page]',
    example: 'orders 2',
    what: 'lists all requests, newest first',
  },
  {
    name: 'approvals',
    pattern: /^approvals$/i,
    action: { kind: 'approvals' },
    usage: 'approvals',
    example: 'approvals',
    what: 'lists what waits for an approval',
  },
  {
    name: 'help',
    pattern: /^(?:help|hilfe|hi|hello|hey|hallo|\?)(?:\s+(?<rest>\w+))?[!.]?$/i,
    action: { kind: 'help' },
    usage: 'help [command]',
    example: 'help buy',
    what: 'shows this list',
  },
];

export interface TypedCommand {
  command: Command;
  orderId?: string;
  rest?: string;
}

/** The command a text is, if it is one; parentheses of the pattern are the order id and the rest. */
export function readCommand(text: string): TypedCommand | undefined {
  const trimmed = text.trim();
  for (const command of COMMANDS) {
    const match = command.pattern.exec(trimmed);
    if (match) return { command, orderId: match[1], rest: match.groups?.rest };
  }
  return undefined;
}
