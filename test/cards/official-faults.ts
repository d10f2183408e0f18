import type { AdaptiveCard } from '../../cards/card';
import { official } from './official-schema';

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
  // Teams draws charts; other clients take the fallback.
  /^Unknown element type "?Chart\.|No parser registered .*Chart\./,
  /^Property "choices\.data" is supported in version 1\.6, but you are using version 1\.5/,
];
