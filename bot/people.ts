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

/** Whoever a record speaks of by id and name: a person, or who did what an audit line tells. */
export interface Named {
  /** Entra object id. */
  id: string;
  /** Empty when the name was erased. */
  name: string;
  /** Teams' address. */
  mri?: string;
}

/** A copy of plain data in which everybody it speaks of was replaced by what `visit` answers. */
export function mapPeople<T>(value: T, visit: (person: Named) => Named): T {
  if (Array.isArray(value)) return value.map((one: unknown) => mapPeople(one, visit)) as T;
  if (!isPlain(value)) return value;
  if (isNamed(value)) return visit(value) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, mapPeople(inner as unknown, visit)]),
  ) as T;
}

/** Everybody a value speaks of by id and name. */
export function peopleIn(value: unknown): Named[] {
  const found: Named[] = [];
  mapPeople(value, (person) => (found.push(person), person));
  return found;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** A person has a Teams address; the actor of an audit line says that it is one. */
function isNamed(value: object): value is Named {
  const { id, name, mri, kind } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof name === 'string' && (typeof mri === 'string' || kind === 'person');
}
