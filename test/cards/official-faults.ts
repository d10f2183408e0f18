import type * as Official from 'adaptivecards';
import type { AdaptiveCard } from '../../cards/card';

// The package's main file is written as a module that Node cannot load; its bundle is the same code.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const official = require('adaptivecards/dist/adaptivecards.js') as typeof Official;

/**
 * What Microsoft's own parser has against a card, read as the version that the card declares. Left out is what older
 * clients ignore without loss: a heading's style and a label that the placeholder repeats, and `associatedInputs`,
 * whose absence only sends more. The parser files `choices.data` under 1.6; Teams reads it in 1.5 cards.
 */
export function officialFaults(card: AdaptiveCard): string[] {
  const [major, minor] = card.version.split('.').map(Number);
  const context = new official.SerializationContext(new official.Version(major, minor));
  const parsed = new official.AdaptiveCard();
  parsed.parse(card, context);
  const faults: string[] = [];
  for (let index = 0; index < context.eventCount; index++) faults.push(context.getEventAt(index).message);
  for (const { message } of parsed.validateProperties().validationEvents) faults.push(message);
  return faults.filter((fault) => !HARMLESS.some((harmless) => harmless.test(fault)));
}

const HARMLESS = [
  // The parser's pattern for languages remembers its last match, so that it refuses every second card.
  /^Invalid value "en" for property "lang"/,
  /^Property "(label|style|associatedInputs)" is supported in version 1\.[35], but you are using version 1\.2/,
  /^Property "associatedInputs" .* but you are using version 1\.4/,
  /^Property "style" is supported in version 1\.5, but you are using version 1\.4/,
  /^Property "choices\.data" is supported in version 1\.6, but you are using version 1\.5/,
];

/** The properties of Adaptive Cards 1.5 that our cards use; a misspelt one is ignored by every client and parser. */
export const KNOWN_PROPERTIES: Record<string, string> = {
  AdaptiveCard: '$schema version lang fallbackText msteams refresh body actions',
  Container: 'id isVisible style bleed spacing separator items',
  ActionSet: 'spacing actions',
  TextBlock: 'text size weight color isSubtle wrap style spacing separator',
  FactSet: 'facts separator spacing',
  'Input.Text': 'id label placeholder value maxLength isRequired errorMessage spacing',
  'Input.Number': 'id label placeholder value min isRequired errorMessage',
  'Input.Toggle': 'id label title value valueOn valueOff wrap',
  'Input.ChoiceSet': 'id label placeholder style value choices choices.data isRequired errorMessage',
  'Data.Query': 'dataset associatedInputs',
  'Action.Submit': 'title style associatedInputs data',
  'Action.OpenUrl': 'title style url',
  'Action.Execute': 'title style verb associatedInputs data',
  'Action.ToggleVisibility': 'title targetElements',
};
