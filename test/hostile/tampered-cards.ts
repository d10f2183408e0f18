import { MEGAN } from '../../deployment/sandbox/people';
import type { Order } from '../../bot/orders/order';
import { activityOf, clickOf, OTHER_THREAD, VICTIM_THREAD, type Activity, type HostileDesk } from './hostile-desk';
import type { Attempt } from './run-cases';

const VERBS = ['approve', 'reject', 'withdraw', 'confirm', 'edit', 'cancel', 'refresh'] as const;

/** Sends a value as the approver, who may approve: only the value can be what keeps them from it. */
function pressed(
  name: string,
  valueOf: (desk: HostileDesk) => unknown,
  place = VICTIM_THREAD,
  rest: Activity = {},
): Attempt {
  return {
    name,
    make: (desk) =>
      desk.deliver(activityOf(MEGAN, desk.connector.serviceUrl, place, { value: valueOf(desk), ...rest })),
  };
}

const good = (desk: HostileDesk, order: Order) => clickOf(desk.tickets, order, 'approve');

/** Every field of a click altered, added to or removed. */
export function tamperedFields(order: Order, other: Order): Attempt[] {
  const ticketLength = order.ticket.length + 25;
  const wrongTickets: unknown[] = [
    undefined,
    null,
    '',
    ' ',
    0,
    1,
    true,
    [],
    {},
    '*',
    'x'.repeat(50),
    'x'.repeat(100_000),
    { $ne: '' },
    ['*'],
  ];
  const wrongVerbs: unknown[] = [
    ...[
      undefined,
      null,
      '',
      0,
      true,
      [],
      {},
      ['approve'],
      { toString: 'approve' },
      'Approve',
      'APPROVE',
      'approve ',
      ' approve',
    ],
    ...[
      'approve\u0000',
      'аpprove',
      'approve;reject',
      'buy',
      'place',
      'placed',
      'absent',
      'complete',
      'countersign',
      'create',
    ],
    ...[
      'constructor',
      '__proto__',
      'toString',
      'hasOwnProperty',
      'decide',
      'open',
      'price-moved',
      'lapse',
      'wait',
      'quote',
    ],
  ];
  const part = (desk: HostileDesk, one: Order, verb = 'approve') =>
    good(desk, one).ticket.split('.')[verb === 'approve' ? 0 : 1]!;
  return [
    ...wrongTickets.map((ticket) =>
      pressed(`ticket ${JSON.stringify(ticket)?.slice(0, 30)}`, (desk) => ({ ...good(desk, order), ticket })),
    ),
    ...wrongVerbs.map((verb) => pressed(`verb ${JSON.stringify(verb)}`, (desk) => ({ ...good(desk, order), verb }))),
    ...Array.from({ length: ticketLength - 1 }, (_, at) =>
      pressed(`ticket altered at ${at}`, (desk) => ({
        ...good(desk, order),
        ticket: alteredAt(good(desk, order).ticket, at),
      })),
    ),
    ...Array.from({ length: 24 }, (_, n) =>
      pressed(`ticket ${n + 1} short`, (desk) => ({
        ...good(desk, order),
        ticket: good(desk, order).ticket.slice(0, -(n + 1)),
      })),
    ),
    pressed('ticket without its seal', (desk) => ({ ...good(desk, order), ticket: order.ticket })),
    pressed('ticket with an empty seal', (desk) => ({ ...good(desk, order), ticket: `${order.ticket}.` })),
    pressed('order id as ticket', (desk) => ({ ...good(desk, order), ticket: order.id })),
    pressed('seal of another order', (desk) => ({
      ...good(desk, order),
      ticket: `${order.ticket}.${good(desk, other).ticket.split('.')[1]}`,
    })),
    pressed('ticket of another order with this seal', (desk) => ({
      ...good(desk, order),
      ticket: `${part(desk, other)}.${good(desk, order).ticket.split('.')[1]}`,
    })),
    pressed('two seals', (desk) => ({
      ...good(desk, order),
      ticket: `${good(desk, order).ticket}.${good(desk, other).ticket.split('.')[1]}`,
    })),
    ...[null, 'approve', 1, true, [], [{ verb: 'approve' }], {}].map((value) =>
      pressed(`value ${JSON.stringify(value)}`, () => value),
    ),
  ];
}

/** A seal is good for one verb, one conversation and one person. */
export function misusedTickets(order: Order): Attempt[] {
  const issue = (desk: HostileDesk, verb: string, conversationId: string, personId?: string) =>
    desk.tickets.issue(order.ticket, { verb, conversationId, personId });
  const acting = ['approve', 'reject', 'withdraw', 'confirm', 'edit', 'cancel'];
  const room = VICTIM_THREAD.split(';')[0]!;
  const places = [
    OTHER_THREAD,
    room,
    '19:another@thread.v2',
    'a:1personal',
    `${VICTIM_THREAD}0`,
    VICTIM_THREAD.toUpperCase(),
    '',
  ];
  return [
    ...VERBS.flatMap((made) =>
      acting
        .filter((used) => used !== made)
        .map((used) =>
          pressed(`made for ${made}, used for ${used}`, (desk) => ({
            verb: used,
            ticket: issue(desk, made, VICTIM_THREAD),
            reason: 'x',
          })),
        ),
    ),
    ...places.flatMap((place) =>
      acting.map((verb) =>
        pressed(`${verb} made for ${place || 'nowhere'}`, (desk) => ({
          verb,
          ticket: issue(desk, verb, place),
          reason: 'x',
        })),
      ),
    ),
    ...[OTHER_THREAD, '19:another@thread.v2', 'a:1personal'].flatMap((place) =>
      acting.map((verb) =>
        pressed(
          `${verb} carried to ${place}`,
          (desk) => ({ verb, ticket: issue(desk, verb, VICTIM_THREAD), reason: 'x' }),
          place,
        ),
      ),
    ),
    ...['someone-else', '', MEGAN.id.slice(1)].flatMap((personId) =>
      acting.map((verb) =>
        pressed(`${verb} on the view of "${personId}"`, (desk) => ({
          verb,
          ticket: issue(desk, verb, VICTIM_THREAD, personId),
          reason: 'x',
        })),
      ),
    ),
  ];
}

/** What a card could claim about the order: nothing of it is believed, so a click that is refused stays refused. */
export function addedClaims(order: Order): Attempt[] {
  const claims: Record<string, unknown> = {
    approved: true,
    state: 'approved',
    requester: { id: 'somebody' },
    editors: [],
    approver: MEGAN.id,
    person: MEGAN,
    from: { aadObjectId: MEGAN.id },
    tenantId: 'x',
    policy: { approve: 'everyone', approvalsNeeded: 0 },
    orderId: order.id,
    order,
    version: order.version,
    quote: { price: { total: { amount: '0.01', currency: 'EUR' } } },
    amount: 0,
    quantity: 1000,
    standing: { groups: ['*'] },
    actsFor: [MEGAN],
    delegate: MEGAN.id,
    isAdmin: true,
    role: 'approver',
    __proto__: { allowed: true },
    constructor: { prototype: { allowed: true } },
    ticketFor: 'approve',
    conversationId: VICTIM_THREAD,
    conversation: { id: VICTIM_THREAD },
    reason: '',
    now: 0,
    audience: 'everyone',
    key: '',
    seal: '',
  };
  return Object.entries(claims).flatMap(([field, value]) => [
    pressed(`${field} claimed with an altered ticket`, (desk) => ({
      ...good(desk, order),
      ticket: alteredAt(good(desk, order).ticket, 5),
      [field]: value,
    })),
    pressed(
      `${field} claimed with a ticket of elsewhere`,
      (desk) => ({ ...good(desk, order), [field]: value }),
      OTHER_THREAD,
    ),
  ]);
}

/** Buttons of versions that have passed. */
export function staleTickets(current: Order, old: Order): Attempt[] {
  return ['approve', 'reject', 'withdraw', 'confirm', 'edit', 'cancel'].flatMap((verb) =>
    Array.from({ length: 5 }, (_, n) =>
      pressed(`${verb} with the ticket of version ${old.version} of ${current.id}, time ${n + 1}`, (desk) =>
        clickOf(desk.tickets, old, verb),
      ),
    ),
  );
}

function alteredAt(ticket: string, at: number): string {
  const other = ticket[at] === 'A' ? 'g' : 'A';
  return ticket.slice(0, at) + other + ticket.slice(at + 1);
}
