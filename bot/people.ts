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

/** Plain data in which everybody it speaks of was replaced by what `visit` answers; the parts that name nobody are shared. */
export function mapPeople<T>(value: T, visit: (person: Named) => Named): T {
  if (!Array.isArray(value) && !isPlain(value)) return value;
  if (isNamed(value)) return visit(value) as T;
  const before = value as Record<string, unknown>;
  let after: Record<string, unknown> | undefined;
  for (const key of Object.keys(before)) {
    const inner = mapPeople(before[key], visit);
    if (inner === before[key]) continue;
    after ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...before }) as Record<string, unknown>;
    after[key] = inner;
  }
  return (after ?? value) as T;
}

/** Everybody a value speaks of by id and name. */
export function peopleIn(value: unknown): Named[] {
  if (!Array.isArray(value) && !isPlain(value)) return [];
  return isNamed(value) ? [value] : Object.values(value).flatMap(peopleIn);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** A person has a Teams address; the actor of an audit line says that it is one. */
function isNamed(value: object): value is Named {
  const { id, name, mri, kind } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof name === 'string' && (typeof mri === 'string' || kind === 'person');
}
