import type { Command } from './command';

/** The table hands itself in: help lists all commands, itself included. */
export function helpOn(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    pattern: /^(?:help|hi|hello|hey|hallo|\?)(?:\s+(?<topic>\p{L}+(?: \p{L}+){0,2}))?[!.]?$/iu,
    usage: 'help [command]',
    example: 'help buy',
    what: 'shows this list',
    run: (turn, { topic }, { replies }) => replies.help(turn, commands(), topic),
  };
}
