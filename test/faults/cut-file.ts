import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Each command or transaction of Redis' append-only file as the bytes it has there. */
export async function readCommands(directory: string): Promise<string[]> {
  const text = await readFile(await fileOf(directory), 'latin1');
  const commands: string[] = [];
  let open: string | undefined;
  for (let at = 0; at < text.length;) {
    const end = endOfCommand(text, at);
    // A server that was killed while it wrote leaves half a command behind.
    if (end === undefined) break;
    const command = text.slice(at, end);
    at = end;
    // What a script wrote stands between MULTI and EXEC: it is kept or lost as a whole.
    if (/\r\nMULTI\r\n$/i.test(command)) open = command;
    else if (open === undefined) commands.push(command);
    else {
      open += command;
      if (!/\r\nEXEC\r\n$/i.test(command)) continue;
      commands.push(open);
      open = undefined;
    }
  }
  return commands;
}

/** Takes the last changes of orders, and whatever was written after them, off the file of a server that does not run. */
export async function cutFile(directory: string, changes: number): Promise<void> {
  const commands = await readCommands(directory);
  let left = changes;
  while (left > 0 && commands.length > 0) {
    // Leases, probes and due times are no loss; what counts are changes of orders.
    if (commands.pop()!.includes('desk:order:')) left -= 1;
  }
  await writeFile(await fileOf(directory), commands.join(''), 'latin1');
}

async function fileOf(directory: string): Promise<string> {
  const folder = path.join(directory, 'appendonlydir');
  const names = (await readdir(folder)).filter((one) => one.endsWith('.incr.aof'));
  const number = (name: string) => Number(/\.(\d+)\.incr\.aof$/.exec(name)?.[1]);
  return path.join(folder, names.sort((a, b) => number(a) - number(b)).at(-1)!);
}

/** Undefined when the text ends before the command does. */
function endOfCommand(text: string, start: number): number | undefined {
  const lineEnd = text.indexOf('\r\n', start);
  if (lineEnd < 0) return undefined;
  const words = Number(text.slice(start + 1, lineEnd));
  let at = lineEnd + 2;
  for (let word = 0; word < words; word += 1) {
    const sizeEnd = text.indexOf('\r\n', at);
    if (sizeEnd < 0) return undefined;
    at = sizeEnd + 2 + Number(text.slice(at + 1, sizeEnd)) + 2;
  }
  return at > text.length ? undefined : at;
}
