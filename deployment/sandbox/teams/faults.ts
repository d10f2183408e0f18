import { z } from 'zod';
import { Refusal, type Reaction } from './http';

/** POST /_sandbox/teams/faults: how the next calls of the bot to the connector go wrong. */
export const FaultRequest = z.object({
  op: z.enum(['create', 'update', 'delete', 'read']),
  fault: z.union([z.number().int().min(400).max(599), z.enum(['hang', 'cut'])]),
  times: z.number().int().min(1).default(1),
  /** Seconds, for 429. */
  retryAfter: z.number().min(0).optional(),
  /** The message is posted although the answer is an error; by default only when the connection is cut. */
  delivered: z.boolean().optional(),
});
export type Fault = z.input<typeof FaultRequest>;
export type Operation = Fault['op'];
type Planned = z.infer<typeof FaultRequest>;

const CODES: Record<number, string> = {
  401: 'BotNotRegistered',
  403: 'BotNotInConversationRoster',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'TooManyRequests',
  502: 'BadGateway',
};

export class Faults {
  readonly #planned: Planned[] = [];

  plan(fault: Fault): void {
    this.#planned.push(FaultRequest.parse(fault));
  }

  clear(): void {
    this.#planned.length = 0;
  }

  /** The fault that this call meets, used up once. */
  take(op: Operation): Planned | undefined {
    const index = this.#planned.findIndex((fault) => fault.op === op);
    const fault = this.#planned[index];
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times === 0) this.#planned.splice(index, 1);
    return { ...fault, delivered: fault.delivered ?? fault.fault === 'cut' };
  }
}

export function reactionTo({ fault, retryAfter }: Planned): Reaction {
  if (typeof fault === 'string') return fault;
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  return new Refusal(fault, CODES[fault] ?? 'ServiceError', 'A fault planned in the sandbox.', headers).answer;
}
