/** What the chat page and its server say to each other. Types only: the page is bundled without the server. */

export interface WirePerson {
  id: string;
  mri: string;
  name: string;
  role: string;
}

export interface WireRoom {
  id: string;
  kind: 'channel' | 'groupChat' | 'personal';
  name: string;
}

export interface WireMention {
  mri: string;
  name: string;
  /** As it stands in the text: "<at>Megan Bowen</at>". */
  text: string;
}

/** A message as one person sees it. */
export interface WireMessage {
  id: string;
  roomId: string;
  /** The thread's root post; its own id for a root post and in chats, which are flat. */
  rootId: string;
  author: { mri: string; name: string; bot: boolean };
  /** ISO 8601. */
  at: string;
  text: string;
  mentions: WireMention[];
  /** Adaptive Cards, this person's own view where the bot gave one. */
  cards: unknown[];
  /** Content types of attachments the page cannot show. */
  otherAttachments: string[];
  edits: number;
  deleted: boolean;
  /** "Only you can see this message". */
  onlyYou: boolean;
  /** Why the bot did not take it; it can be sent again. */
  undelivered?: string;
  /** Teams would ask the bot for this person's own view of the card when it comes into sight. */
  refreshes: boolean;
}

/** Unread messages and mentions, by person id and room id. */
export type WireBadges = Record<string, Record<string, { unread: number; mentions: number }>>;

export interface WireSwitches {
  duplicates: boolean;
  rateLimit: boolean;
}

export interface WireState {
  team: string;
  bot: { mri: string; name: string };
  people: WirePerson[];
  rooms: WireRoom[];
  messages: WireMessage[];
  badges: WireBadges;
  switches: WireSwitches;
}

export type WireEvent =
  | { kind: 'message'; message: WireMessage; badges: WireBadges }
  | { kind: 'badges'; badges: WireBadges }
  | { kind: 'typing'; roomId: string; rootId: string }
  | { kind: 'people'; people: WirePerson[] }
  | { kind: 'switches'; switches: WireSwitches };

/** How the bot answered something a person did. `status` is the HTTP status, 0 when nobody answered. */
export interface WireOutcome {
  status: number;
  kind: 'sent' | 'unheard' | 'card' | 'message' | 'error';
  /** For a person: the toast, or what went wrong. */
  text?: string;
}

export interface WireChoice {
  title: string;
  value: string;
}
