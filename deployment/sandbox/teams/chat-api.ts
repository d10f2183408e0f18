import { z } from 'zod';
import { asWirePerson, stateFor, Unread } from './chat-view';
import type { SandboxPerson } from './directory';
import { EventStreams } from './event-stream';
import { Refusal, serve, type Call, type Server } from './http';
import type { InvokeAnswer } from './invoke-answer';
import { press, refreshView, searchChoices } from './press-action';
import type { TeamsSimulation } from './simulation';
import type { WireOutcome, WireSwitches } from './wire';

const Said = z.object({
  room: z.string(),
  text: z.string().trim().min(1),
  mention: z.boolean(),
  replyTo: z.string().optional(),
});
const Changed = z.object({ messageId: z.string(), text: z.string().trim().min(1) });
const OfMessage = z.object({ messageId: z.string() });
const Pressed = z.object({
  messageId: z.string(),
  action: z.object({
    type: z.enum(['Action.Submit', 'Action.Execute']),
    id: z.string().optional(),
    verb: z.string().optional(),
    data: z.unknown(),
  }),
});
const Searched = z.object({
  messageId: z.string(),
  dataset: z.string(),
  queryText: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
});
const Joined = z.object({ name: z.string().trim().min(1), guest: z.boolean() });
const Switched = z.object({ duplicates: z.boolean().optional(), rateLimit: z.boolean().optional() });

/** What the chat page asks of its server: JSON, each request in the name of one person (?person=<id>). */
export function mountChatApi(server: Server, teams: TeamsSimulation): void {
  const unread = new Unread(teams);
  const events = new EventStreams(teams, unread);
  events.mount(server);
  const acting = (method: 'get' | 'post', path: string, work: (person: SandboxPerson, body: unknown) => unknown) =>
    serve(server, method, `/chat/${path}`, async (call) => ({
      status: 200,
      body: await work(personOf(teams, call), call.body),
    }));

  serve(server, 'get', '/chat/people', () => ({
    status: 200,
    body: { people: teams.directory.people().map(asWirePerson) },
  }));
  acting('get', 'state', (person) => stateFor(teams, person, unread.badges()));
  acting('post', 'read', (person, body) => {
    unread.read(person, read(z.object({ room: z.string() }), body).room);
    events.tell({ kind: 'badges', badges: unread.badges() });
  });
  acting('post', 'people', (_person, body) => {
    const { name, guest } = read(Joined, body);
    const joined = teams.addPerson(name, guest);
    events.tell({ kind: 'people', people: teams.directory.people().map(asWirePerson) });
    return asWirePerson(joined);
  });
  acting('post', 'switches', (_person, body) => {
    const switches = turn(teams, read(Switched, body));
    events.tell({ kind: 'switches', switches });
    return switches;
  });
  mountWriting(acting, teams);
  mountCards(acting, teams);
}

type Acting = (method: 'get' | 'post', path: string, work: (person: SandboxPerson, body: unknown) => unknown) => void;

function mountWriting(acting: Acting, teams: TeamsSimulation): void {
  acting('post', 'messages', async (person, body): Promise<WireOutcome & { messageId: string }> => {
    const { room: roomId, text, mention, replyTo } = read(Said, body);
    const room = teams.directory.room(roomId);
    if (!room) throw new Refusal(404, 'NotFound', 'No such conversation.');
    const { message, heard, delivery } = await teams.speech.say(person, room, text, { mention, replyTo });
    return { ...delivered(delivery, heard), messageId: message.id };
  });
  acting('post', 'resend', async (_person, body) =>
    delivered(await teams.speech.resend(read(OfMessage, body).messageId)),
  );
  acting('post', 'edit', async (person, body) => {
    const { messageId, text } = read(Changed, body);
    return delivered(await teams.speech.edit(person, messageId, text));
  });
  acting('post', 'delete', async (person, body) =>
    delivered(await teams.speech.remove(person, read(OfMessage, body).messageId)),
  );
}

function mountCards(acting: Acting, teams: TeamsSimulation): void {
  acting('post', 'actions', async (person, body) => {
    const { messageId, action } = read(Pressed, body);
    return outcome(await press(teams.stage, person, messageId, action));
  });
  acting('post', 'refresh', async (person, body) => {
    const answer = await refreshView(teams.stage, person, read(OfMessage, body).messageId);
    return answer ? outcome(answer) : { status: 200, kind: 'sent' };
  });
  acting('post', 'search', (person, body) => {
    const { messageId, ...query } = read(Searched, body);
    return searchChoices(teams.stage, person, messageId, query);
  });
}

export function turn(teams: TeamsSimulation, { duplicates, rateLimit }: Partial<WireSwitches>): WireSwitches {
  teams.courier.duplicates = duplicates ?? teams.courier.duplicates;
  teams.rateLimit.enabled = rateLimit ?? teams.rateLimit.enabled;
  return { duplicates: teams.courier.duplicates, rateLimit: teams.rateLimit.enabled };
}

function personOf(teams: TeamsSimulation, { query }: Call): SandboxPerson {
  const person = teams.directory.person(query.person ?? '');
  if (!person) throw new Refusal(404, 'NotFound', 'No such person.');
  return person;
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refusal(400, 'BadSyntax', z.prettifyError(parsed.error));
  return parsed.data;
}

function delivered({ status, failure }: { status: number; failure?: string }, heard = true): WireOutcome {
  if (!heard) return { status, kind: 'unheard' };
  if (status >= 200 && status < 300) return { status, kind: 'sent' };
  return { status, kind: 'error', text: failure ?? `The bot answered with HTTP status ${status}.` };
}

function outcome({ status, kind, text }: InvokeAnswer): WireOutcome {
  return { status, kind: kind === 'none' ? 'sent' : kind, text };
}
