import type { Command } from './command';

/** The table hands itself in: help lists all commands, itself included. */
export function helpOn(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    pattern: /^(?:help|hilfe|hi|hello|hey|hallo|\?)(?:\s+(?<topic>\w+))?[!.]?$/i,
    usage: 'help [command]',
    example: 'help buy',
    what: 'shows this list',
    run: (turn, { topic }, { replies }) => replies.help(turn, commands(), topic),
  };
}
