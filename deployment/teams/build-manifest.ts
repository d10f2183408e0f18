import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '../../bot/commands/command';
import { COMMANDS } from '../../bot/commands/table';

/** Names of the environment that a manifest is made of. */
export type ManifestEnvironment = Record<string, string | undefined>;

export interface CommandList {
  scopes: string[];
  commands: (string | { title: string; description: string })[];
}

/** What the Teams clients show of a command. */
const LONGEST_TITLE = 32;
const LONGEST_DESCRIPTION = 128;

const ADDRESSES = ['WEBSITE_URL', 'PRIVACY_URL', 'TERMS_URL'] as const;
const SOURCE = path.join(__dirname, 'manifest.json');

/**
 * The app manifest of the bot that the environment names: manifest.json with its places filled and its commands
 * described by the table of commands. Throws one error that names everything that is missing.
 */
export function buildManifest(env: ManifestEnvironment): Record<string, unknown> {
  const given = withDefaults(env);
  const missing: string[] = [];
  const text = readFileSync(SOURCE, 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (!given[name]) missing.push(name);
    return JSON.stringify(given[name] ?? '').slice(1, -1);
  });
  const open = ADDRESSES.filter((name) => given[name] && !given[name].startsWith('https://'));
  if (open.length > 0) throw new Error(`Teams wants https addresses: ${open.join(', ')}.`);
  if (missing.length > 0) throw new Error(`Set ${[...new Set(missing)].join(', ')}.`);
  const manifest = JSON.parse(text) as { bots: { commandLists: CommandList[] }[] };
  for (const list of manifest.bots.flatMap(({ commandLists }) => commandLists)) {
    list.commands = list.commands.map((name) => described(String(name)));
  }
  return { ...manifest };
}

function withDefaults(env: ManifestEnvironment): ManifestEnvironment {
  const site = env.WEBSITE_URL ?? env.PUBLIC_URL;
  return {
    ...env,
    TEAMS_APP_ID: env.TEAMS_APP_ID ?? env.MicrosoftAppId,
    DEVELOPER_NAME: env.DEVELOPER_NAME ?? 'Reservation Desk',
    WEBSITE_URL: site,
    PRIVACY_URL: env.PRIVACY_URL ?? site,
    TERMS_URL: env.TERMS_URL ?? site,
  };
}

function described(name: string): { title: string; description: string } {
  return shown(name, commandNamed(name).what);
}

/** Some commands share a name: this is the one that runs when the name is all that is written. */
export function commandNamed(name: string): Command {
  const command = COMMANDS.find((one) => one.name === name && one.pattern.test(name));
  if (!command) throw new Error(`There is no command "${name}".`);
  return command;
}

/** A command as Teams lists it. Throws when Teams would cut it off. */
export function shown(title: string, what: string): { title: string; description: string } {
  const description = what.charAt(0).toUpperCase() + what.slice(1);
  if (title.length > LONGEST_TITLE || description.length > LONGEST_DESCRIPTION) {
    throw new Error(`What "${title}" does is longer than Teams shows: ${description.length} characters.`);
  }
  return { title, description };
}
