import type { Connector } from './connector';
import type { Directory } from './directory';
import { reactionTo, type Faults, type Operation } from './faults';
import { Refusal, serve, type Answer, type Call, type Reaction, type Server } from './http';
import { member, members, pagedMembers, teamChannels, teamDetails } from './members';
import type { RateLimit } from './rate-limit';

/** One call of the bot, for tests: GET /_sandbox/teams/calls. `status` is null when it got no answer. */
export interface ConnectorCall {
  op: Operation;
  method: string;
  conversationId?: string;
  activityId?: string;
  status: number | null;
  body: unknown;
}

export interface ConnectorParts {
  connector: Connector;
  directory: Directory;
  faults: Faults;
  rateLimit: RateLimit;
  calls: ConnectorCall[];
}

type Work = (call: Call) => unknown;

/** The Bot Connector's REST interface under /teams, which is the serviceUrl. */
export function mountConnector(server: Server, parts: ConnectorParts): void {
  const { connector, directory } = parts;
  const on = (method: 'get' | 'post' | 'put' | 'del', path: string, op: Operation, status: number, work: Work) =>
    serve(server, method, `/teams/v3/${path}`, (call) =>
      guarded(parts, op, call, () => ({ status, body: work(call) })),
    );
  const conv = ({ params }: Call) => params.conversation ?? '';
  const act = ({ params }: Call) => params.activity ?? '';
  const room = (call: Call) => connector.conversation(conv(call)).room;
  const targeted = ({ query }: Call) => query.isTargetedActivity === 'true';

  const one = 'conversations/:conversation';
  on('post', 'conversations', 'create', 201, (c) => connector.create(c.body));
  on('post', `${one}/activities`, 'create', 201, (c) => connector.post(conv(c), c.body, undefined, targeted(c)));
  on('post', `${one}/activities/:activity`, 'create', 201, (c) => connector.post(conv(c), c.body, act(c), targeted(c)));
  on('put', `${one}/activities/:activity`, 'update', 200, (c) => connector.update(conv(c), act(c), c.body));
  on('del', `${one}/activities/:activity`, 'delete', 200, (c) => connector.remove(conv(c), act(c)));
  on('get', `${one}/members`, 'read', 200, (c) => members(directory, room(c)));
  on('get', `${one}/activities/:activity/members`, 'read', 200, (c) => members(directory, room(c)));
  on('get', `${one}/pagedmembers`, 'read', 200, (c) => pagedMembers(directory, room(c), c.query));
  on('get', `${one}/members/:member`, 'read', 200, (c) => member(directory, room(c), c.params.member ?? ''));
  on('get', 'teams/:team', 'read', 200, (c) => teamDetails(directory, c.params.team ?? ''));
  on('get', 'teams/:team/conversations', 'read', 200, (c) => teamChannels(c.params.team ?? ''));
}

function guarded(parts: ConnectorParts, op: Operation, call: Call, work: () => Answer): Reaction {
  const reaction = react(parts, op, call, work);
  parts.calls.push({
    op,
    method: call.method,
    conversationId: call.params.conversation,
    activityId: call.params.activity,
    status: typeof reaction === 'string' ? null : reaction.status,
    body: call.body,
  });
  return reaction;
}

function react({ faults, rateLimit }: ConnectorParts, op: Operation, call: Call, work: () => Answer): Reaction {
  const fault = faults.take(op);
  if (fault) {
    if (fault.delivered) work();
    return reactionTo(fault);
  }
  const wait = op === 'read' ? undefined : rateLimit.exceeded(call.params.conversation ?? '');
  try {
    if (wait !== undefined) {
      throw new Refusal(429, 'TooManyRequests', 'Too many requests.', { 'Retry-After': String(wait) });
    }
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
