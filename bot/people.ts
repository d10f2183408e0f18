/** A person, as the channel vouches for them. `id` is the Entra object id; names are for display only. */
export interface Person {
  tenantId: string;
  /** Entra object id (aadObjectId). The only thing that identifies a person. */
  id: string;
  name: string;
  /** Teams' own address of the person ("29:…"), needed to mention them. */
  mri: string;
}

export type ConversationKind = 'personal' | 'groupChat' | 'channel';

/** A conversation the bot can post into; in a channel it is one thread. */
export interface Place {
  tenantId: string;
  kind: ConversationKind;
  /** Conversation id as Teams gave it; in a channel it ends in ";messageid=<root>", so it names the thread. */
  conversationId: string;
  serviceUrl: string;
  /** Teams' address of the bot itself ("28:…"). */
  botId: string;
  teamId?: string;
  channelId?: string;
}

export function samePerson(a: Person, b: Person): boolean {
  return a.tenantId.toLowerCase() === b.tenantId.toLowerCase() && a.id.toLowerCase() === b.id.toLowerCase();
}
