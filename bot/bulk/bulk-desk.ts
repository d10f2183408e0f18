import { createHash } from 'node:crypto';
import { mayApprove, mayConfirm, mayReject, mayRequest, mayWithdraw, type Policy } from '../access/policy';
import type { Standing } from '../access/policy-people';
import { allOf, type Verdict } from '../access/policy-verdict';
import { botError } from '../errors';
import { concernedBy, isAlive, markOf, type Batch, type BatchDecision, type BatchVerb } from '../orders/batch';
import type { Journal } from '../orders/journal';
import type { Order } from '../orders/order';
import { samePerson, type Person, type Place } from '../people';
import type { BatchAudit, Batches } from '../store/batches';
import type { Row } from './read-table';

/** Takes tables and decisions about them and records both; nothing here talks to Teams or a provider. */
export interface BulkDesk {
  /** Records the table; its card follows by itself. The same delivery again is the same batch. */
  propose(table: { rows: Row[]; unused: string[] }, who: Who, delivery: string): Promise<Batch>;
  /** Records a decision about what the card with this ticket shows. Throws NOT_ALLOWED, STALE, WRONG_STATE or CONFLICT. */
  decide(verb: BatchVerb, batch: Batch, who: Who, given: Given): Promise<Batch>;
  /** By what was typed ("b-7k2m9q"). Throws NOT_FOUND. */
  find(typed: string, who: Who): Promise<Batch>;
}

interface Given {
  /** Of the card that the person saw. */
  ticket: string;
  reason?: string;
}

interface Who {
  person: Person;
  place: Place;
}

export interface BulkDeskOptions {
  batches: Batches;
  journal: Pick<Journal, 'read'>;
  policy: Policy;
  standingOf(person: Person): Promise<Standing>;
  now(): Date;
  newTicket(): string;
  newOrderId(): string;
}

export function createBulkDesk(options: BulkDeskOptions): BulkDesk {
  const { batches, policy, now } = options;

  /** A look ahead, so that nobody without the right moves even the first line; each order is judged in its own move. */
  async function demandRight(verb: BatchVerb, orders: readonly Order[], { person }: Who): Promise<void> {
    const standing = await options.standingOf(person);
    const given = { now: now(), standing };
    const rules: Record<BatchVerb, (order: Order) => Verdict> = {
      confirm: (order) => mayConfirm(policy, order, person, given.now),
      approve: (order) => mayApprove(policy, order, person, given),
      reject: (order) => mayReject(policy, order, person, given),
      withdraw: (order) => mayWithdraw(order, person),
    };
    demand(allOf(orders.map(rules[verb])));
  }

  async function decisionOf(verb: BatchVerb, batch: Batch, who: Who, reason: string): Promise<BatchDecision> {
    const orders = await readOrders(batch, options.journal);
    const seen = orders.filter(({ id }) => batch.seen[id] !== undefined);
    // What the card showed must be what is there: another price is another decision.
    if (seen.some(({ id, ticket }) => batch.seen[id] !== ticket)) throw botError('STALE', { order: batch.id });
    const concerned = concernedBy(verb, seen);
    if (concerned.length === 0) {
      throw botError('WRONG_STATE', { order: batch.id, state: 'decided', event: verb });
    }
    const mark = markOf(batch.id, verb === 'confirm' ? concerned : seen.filter(isAlive));
    const marked = concerned.map((order) => ({ ...order, batch: mark }));
    await demandRight(verb, marked, who);
    if (verb === 'reject' && !reason) {
      throw botError('REASON_MISSING', { order: batch.id, requester: batch.requester.name });
    }
    const tickets = Object.fromEntries(concerned.map(({ id, ticket }) => [id, ticket]));
    return { verb, by: who.person, at: now().toISOString(), ...(reason ? { reason } : {}), orders: tickets, mark };
  }

  async function decide(verb: BatchVerb, batch: Batch, who: Who, given: Given): Promise<Batch> {
    const { ticket, reason = '' } = given;
    if (batch.deciding) throw botError('CONFLICT', { order: batch.id });
    if (batch.ticket !== ticket) throw botError('STALE', { order: batch.id });
    const deciding = await decisionOf(verb, batch, who, reason.trim().slice(0, 500));
    const lines = batch.lines.map(({ refusal: _, ...line }) => line);
    const after = { ...batch, version: batch.version + 1, lines, deciding, ticket: options.newTicket() };
    const orders = Object.keys(deciding.orders);
    const line = auditOf(who.person, now(), { batch: batch.id, did: verb, orders, totals: deciding.mark.totals });
    if ((await batches.commit(after, { wakeAtMs: now().getTime(), line })) === 'committed') return after;
    const current = await batches.read(batch.id);
    // Only what was told meanwhile changed: the decision still holds for what the person saw.
    if (current?.ticket === ticket && !current.deciding) return decide(verb, current, who, given);
    throw botError('CONFLICT', { order: batch.id });
  }

  return {
    async propose({ rows, unused }, { person, place }, delivery) {
      demand(mayRequest(policy, person, place, await options.standingOf(person)));
      const origin = digest(place.tenantId, person.id, delivery);
      const batch: Batch = {
        ...{ id: batchIdOf(origin), version: 1, createdAt: now().toISOString(), place, requester: person, origin },
        ...{ unused, ticket: options.newTicket(), seen: {}, told: [] },
        lines: rows.map((row) => ({ ...row, orderId: options.newOrderId(), state: 'unread' as const })),
      };
      const line = auditOf(person, now(), { batch: batch.id, did: 'ask', lines: rows.map(({ text }) => text) });
      const outcome = await batches.commit(batch, { wakeAtMs: now().getTime(), line });
      if (outcome === 'committed') return batch;
      const stored = await batches.read(batch.id);
      if (stored?.origin === origin) return stored;
      throw botError('CONFLICT', { order: batch.id });
    },

    decide,

    async find(typed, { person }) {
      const id = `B-${typed.trim().toUpperCase().replace(/^B-?/, '')}`;
      const found = await batches.read(id);
      if (found && found.place.tenantId === person.tenantId) return found;
      throw botError('NOT_FOUND', { what: `The table ${id}`, hint: 'Write "bulk list" to see the ones I know.' });
    },
  };
}

/** The orders that are lines of the batch, in the order of the table. */
export async function readOrders(batch: Batch, journal: Pick<Journal, 'read'>): Promise<Order[]> {
  const found = await Promise.all(batch.lines.map(({ orderId }) => journal.read(orderId)));
  return found.filter((order) => order !== null && order.batch?.id === batch.id) as Order[];
}

/** Whether the person caused the state they now see: a double click needs no lecture. */
export function decidedBy({ deciding, decided }: Batch, person: Person): boolean {
  const last = deciding ?? decided;
  return last !== undefined && samePerson(last.by, person);
}

function demand(verdict: Verdict): void {
  if (!verdict.allowed) throw botError('NOT_ALLOWED', { why: verdict.why, hint: verdict.hint });
}

function digest(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Made of the delivery, so that a message delivered twice is one batch. */
function batchIdOf(origin: string): string {
  const bytes = Buffer.from(origin.slice(0, 12), 'hex');
  return `B-${[...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;
}

function auditOf(by: Person, at: Date, detail: Record<string, unknown>): BatchAudit {
  return { at: at.toISOString(), event: 'batch', actor: { kind: 'person', id: by.id, name: by.name }, detail };
}
