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
  // What a chart draws stands beside it as text, so that nobody misses it where it is dropped.
  'Chart.HorizontalBar': ['type', 'title', 'displayMode', 'data', 'fallback'],
};

/** The properties of an element or action up to version 1.5, as Microsoft's own package has them; undefined: no such type. */
export function officialProperties(type: string): string[] | undefined {
  const made =
    type === 'AdaptiveCard'
      ? new official.AdaptiveCard()
      : (official.GlobalRegistry.defaultElements.findByName(type)?.objectType ??
        official.GlobalRegistry.defaultActions.findByName(type)?.objectType);
  if (!made) return TEAMS_ONLY[type];
  const schema = (typeof made === 'function' ? new made() : made).getSchema();
  const names = Array.from({ length: schema.getCount() }, (_, i) => schema.getItemAt(i))
    .filter(({ targetVersion }) => targetVersion.compareTo(official.Versions.v1_5) <= 0)
    .map(({ name }) => name);
  return [...new Set([...names, 'fallback', ...(COLLECTIONS[type] ?? []), ...(OF_TEAMS[type] ?? [])])];
}
