import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../../bot/commands/table';

/** Names of the environment that a manifest is made of. */
export type ManifestEnvironment = Record<string, string | undefined>;

interface CommandList {
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
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) throw new Error(`There is no command "${name}".`);
  const description = command.what.charAt(0).toUpperCase() + command.what.slice(1);
  if (name.length > LONGEST_TITLE || description.length > LONGEST_DESCRIPTION) {
    throw new Error(`What "${name}" does is longer than Teams shows: ${description.length} characters.`);
  }
  return { title: name, description };
}
