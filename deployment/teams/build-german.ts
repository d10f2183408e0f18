import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMAND_WORDS } from '../../cards/german/command-words';
import { MORE_COMMAND_WORDS } from '../../cards/german/more-command-words';
import { commandNamed, shown, type CommandList } from './build-manifest';

/** The file of the package that holds what people read in German. */
export const GERMAN_FILE = 'de.json';

const TWINS = { ...COMMAND_WORDS, ...MORE_COMMAND_WORDS };

/**
 * What Teams shows in German in the place of the manifest's texts, by where they stand in it. Names and descriptions of
 * commands are those of the bot's own help. Throws when a command has no German twin or one that Teams would cut off.
 */
export function buildGerman(manifest: Record<string, unknown>): Record<string, string> {
  const { bots } = manifest as { bots: { commandLists: CommandList[] }[] };
  const written = JSON.parse(readFileSync(path.join(__dirname, GERMAN_FILE), 'utf8')) as Record<string, string>;
  const commands = bots.flatMap(({ commandLists }, bot) =>
    commandLists.flatMap((list, at) =>
      list.commands.flatMap((command, nth) => {
        const { title, description } = germanOf(typeof command === 'string' ? command : command.title);
        const where = `bots[${bot}].commandLists[${at}].commands[${nth}]`;
        return [[`${where}.title`, title] as const, [`${where}.description`, description] as const];
      }),
    ),
  );
  return { ...written, ...Object.fromEntries(commands) };
}

function germanOf(name: string): { title: string; description: string } {
  const twin = TWINS[commandNamed(name).usage];
  if (!twin) throw new Error(`"${name}" has no German words.`);
  return shown(twin.name, twin.what);
}
