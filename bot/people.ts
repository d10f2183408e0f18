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
  if (Array.isArray(value)) return mapList(value, visit) as T;
  if (!isPlain(value)) return value;
  return (isNamed(value) ? visit(value) : mapFields(value, visit)) as T;
}

// Orders are walked through several times in a turn: these loops allocate nothing for what names nobody.
function mapList(before: unknown[], visit: (person: Named) => Named): unknown[] {
  let after: unknown[] | undefined;
  for (let index = 0; index < before.length; index += 1) {
    const inner = mapPeople(before[index], visit);
    if (inner !== before[index]) (after ??= [...before])[index] = inner;
  }
  return after ?? before;
}

function mapFields(before: Fields, visit: (person: Named) => Named): Fields {
  let after: Fields | undefined;
  for (const name in before) {
    const was = before[name];
    if (typeof was !== 'object' || was === null) continue;
    const inner = mapPeople(was, visit);
    if (inner !== was) (after ??= { ...before })[name] = inner;
  }
  return after ?? before;
}

/** Everybody a value speaks of by id and name. */
export function peopleIn(value: unknown): Named[] {
  const found: Named[] = [];
  collect(value, found);
  return found;
}

function collect(value: unknown, found: Named[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const inner of value) collect(inner, found);
  else if (!isPlain(value)) return;
  else if (isNamed(value)) found.push(value);
  else for (const name in value) collect(value[name], found);
}

type Fields = Record<string, unknown>;

function isPlain(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** A person has a Teams address; the actor of an audit line says that it is one. */
function isNamed(value: Fields): value is Fields & Named {
  if (typeof value.id !== 'string' || typeof value.name !== 'string') return false;
  return typeof value.mri === 'string' || value.kind === 'person';
}
