import { readFileSync } from 'node:fs';
import path from 'node:path';
import type * as Official from 'adaptivecards';

// The package's main file is written as a module that Node cannot load; its bundle is the same code.
// eslint-disable-next-line @typescript-eslint/no-require-imports
export const official = require('adaptivecards/dist/adaptivecards.js') as typeof Official;

/** What Teams reads on a card and Microsoft's package, which is for all hosts, does not know. */
const OF_TEAMS: Record<string, string[]> = {
  AdaptiveCard: ['$schema', 'msteams'],
  // Typeahead: Teams reads it in 1.5 cards.
  'Input.ChoiceSet': ['choices.data'],
};
/** What the package keeps apart from its properties. */
const COLLECTIONS: Record<string, string[]> = {
  AdaptiveCard: ['body', 'actions'],
  Container: ['items'],
  ActionSet: ['actions'],
};
const TEAMS_ONLY: Record<string, string[]> = {
  'Data.Query': ['type', 'dataset', 'associatedInputs'],
};

/** Microsoft's list of what Teams draws is a package of types: its interfaces, by name, as property and type. */
const ofTeams = new Map<string, Map<string, string>>();
function teamsInterfaces(): typeof ofTeams {
  if (ofTeams.size > 0) return ofTeams;
  const types = path.join(path.dirname(require.resolve('@microsoft/teams.cards')), 'core.d.ts');
  for (const [, name = '', body = ''] of readFileSync(types, 'utf8').matchAll(/^interface (\w+) \{$([^]*?)^\}/gm)) {
    const properties = [...body.matchAll(/^ {4}(?:readonly )?'?([\w.]+)'?\??: (.*);$/gm)];
    ofTeams.set(name, new Map(properties.map(([, property = '', type = '']) => [property, type])));
  }
  return ofTeams;
}

/** What is not as Microsoft's types have it on a chart, its series and their points. Undefined: no such chart. */
export function chartFaults(chart: Record<string, unknown>): string[] | undefined {
  const found = [...teamsInterfaces()].find(([, properties]) => properties.get('type') === `'${String(chart.type)}'`);
  return found && faultsIn(chart, found[0]);
}

function faultsIn(value: Record<string, unknown>, name: string): string[] {
  const properties = teamsInterfaces().get(name);
  return Object.entries(value).flatMap(([property, inner]) => {
    const type = properties?.get(property);
    if (!type) return [`${name} has no ${property}`];
    const [, item] = /^(I\w+)\[\]$/.exec(type) ?? [];
    if (item) return (inner as Record<string, unknown>[]).flatMap((one) => faultsIn(one, item));
    const isFitting = !/^(?:string|number|boolean)$/.test(type) || typeof inner === type;
    return isFitting ? [] : [`${name}.${property} is no ${type}`];
  });
}

const chartProperties = (type: string): string[] | undefined => {
  const found = [...teamsInterfaces().values()].find((properties) => properties.get('type') === `'${type}'`);
  return found && [...found.keys()];
};

/** The properties of an element or action up to version 1.5, as Microsoft's own package has them; undefined: no such type. */
export function officialProperties(type: string): string[] | undefined {
  const made =
    type === 'AdaptiveCard'
      ? new official.AdaptiveCard()
      : (official.GlobalRegistry.defaultElements.findByName(type)?.objectType ??
        official.GlobalRegistry.defaultActions.findByName(type)?.objectType);
  if (!made) return TEAMS_ONLY[type] ?? chartProperties(type);
  const schema = (typeof made === 'function' ? new made() : made).getSchema();
  const names = Array.from({ length: schema.getCount() }, (_, i) => schema.getItemAt(i))
    .filter(({ targetVersion }) => targetVersion.compareTo(official.Versions.v1_5) <= 0)
    .map(({ name }) => name);
  return [...new Set([...names, 'fallback', ...(COLLECTIONS[type] ?? []), ...(OF_TEAMS[type] ?? [])])];
}
