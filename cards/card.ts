/** An Adaptive Card as the plain JSON object that goes to Teams. Element and action names: adaptivecards.io/explorer. */
export interface AdaptiveCard {
  type: 'AdaptiveCard';
  /** The lowest version that shows everything on the card: phones are the last to learn newer ones. */
  version: CardVersion;
  body: CardElement[];
  actions?: CardElement[];
  /** What a client shows that cannot show the card. */
  fallbackText: string;
  [property: string]: unknown;
}

export type CardVersion = '1.2' | '1.4' | '1.5';

/** An element or action: a type and its properties. */
export interface CardElement {
  type: string;
  [property: string]: unknown;
}

/** How buttons come back: as a message (works on every client) or as an invoke (answers with a card per person). */
export type ActionMode = 'submit' | 'execute';

/** Language and clock of the people who read the card. */
export interface Reader {
  /** BCP 47, for example en-GB. */
  locale: string;
  /** IANA, for example Europe/Berlin. */
  timeZone: string;
}

export interface CardAttachment {
  contentType: 'application/vnd.microsoft.card.adaptive';
  content: AdaptiveCard;
}

export function attachmentOf(card: AdaptiveCard): CardAttachment {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
}
