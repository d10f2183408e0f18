import { randomBytes } from 'node:crypto';
import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import type { Order } from '../../bot/orders/order';
import { HOSTILE_STRINGS } from '../cards/hostile-strings';
import { activityOf, clickOf, OTHER_THREAD, VICTIM_THREAD, type Activity, type HostileDesk } from './hostile-desk';
import type { Attempt } from './run-cases';

const VERBS = [
  ...['confirm', 'approve', 'reject', 'withdraw', 'cancel', 'refresh'].flatMap((verb) => [
    `adjust-${verb}`,
    `batch-${verb}`,
  ]),
  ...['adjust-', 'batch-', 'page', 'renew-order', 'batch-__proto__', 'adjust-constructor', 'page-approve'],
];

/** What such a button could carry that is an order's and not its own, or nobody's. */
const TICKETS: Record<string, (desk: HostileDesk, order: Order, verb: string) => unknown> = {
  "the order's own ticket": (_, { ticket }) => ticket,
  "the order's, sealed for approving": ({ tickets }, order) => clickOf(tickets, order, 'approve').ticket,
  "the order's, sealed for this button elsewhere": ({ tickets }, order, verb) =>
    tickets.issue(order.ticket, { verb, conversationId: OTHER_THREAD }),
  'a command in a page of a list, sealed for approving': ({ tickets }, { id }) =>
    tickets.issue(Buffer.from(`approve ${id}`).toString('base64url'), {
      verb: 'approve',
      conversationId: VICTIM_THREAD,
    }),
  'a command in a page of a list, not sealed': (_, { id }) => Buffer.from(`approve ${id}`).toString('base64url'),
  'a seal of its own making': (_, { ticket }) => `${ticket}.${randomBytes(18).toString('base64url')}`,
  nothing: () => undefined,
  null: () => null,
  'a list': (_, { ticket }) => [ticket],
  'an object': (_, { ticket }) => ({ ticket }),
  'a hundred kilobytes': () => 'x'.repeat(100_000),
};

/** Buttons of lists, batches, changes and renewals that speak of an order they were not made for. */
export function otherButtons(order: Order): Attempt[] {
  return VERBS.flatMap((verb) =>
    Object.entries(TICKETS).map(([name, ticketOf]) => ({
      name: `${verb} with ${name}`,
      make(desk: HostileDesk) {
        const value = { verb, ticket: ticketOf(desk, order, verb), reason: 'because' };
        return desk.deliver(activityOf(MEGAN, desk.connector.serviceUrl, VICTIM_THREAD, { value }));
      },
    })),
  );
}

const COMPOSE = [
  ...[
    'query',
    'selectItem',
    'submitAction',
    'fetchTask',
    'querySettingUrl',
    'setting',
    'queryLink',
    'anonymousQueryLink',
  ],
  ...['onCardButtonClicked', '', 'constructor', '../query'],
].map((name) => `composeExtension/${name}`);

/** The messaging extension with whatever a client could send; it shows, and never decides. */
export function composeInvokes(order: Order): Attempt[] {
  const query = (value: unknown) => ({ commandId: 'searchOrders', parameters: [{ name: 'query', value }] });
  const values: unknown[] = [
    ...[undefined, null, 'x', 1, true, [], {}, { commandId: 'searchOrders' }, { commandId: ['searchOrders'] }],
    ...[{ commandId: 'approve', parameters: [{ name: 'query', value: order.id }] }, { parameters: 'query' }],
    ...[query(order.id), query(null), query({ $ne: '' }), query('x'.repeat(50_000)), query('${ticket}')],
    ...[
      { ...query(order.id), queryOptions: { skip: -1, count: 1e9 } },
      { ...query('R'), queryOptions: 'all' },
    ],
    { verb: 'approve', action: { verb: 'approve', data: { orderId: order.id } } },
  ];
  const words = HOSTILE_STRINGS.slice(0, 12).map(query);
  const send = (name: string, value: unknown, n: number): Attempt => ({
    name: `${name} ${n}`,
    make: (desk) => {
      const rest: Activity = { type: 'invoke', name, value };
      return desk.deliver(activityOf(ADELE, desk.connector.serviceUrl, VICTIM_THREAD, rest));
    },
  });
  return [
    ...COMPOSE.flatMap((name) => values.map((value, n) => send(name, value, n))),
    ...words.map((value, n) => send('composeExtension/query', value, values.length + n)),
  ];
}

const HOOK = {
  EventName: 'invoice-ready',
  ResourceUri: 'https://api.partnercenter.microsoft.com/v1/invoices/G000024135',
};
const SIGNED = { 'x-ms-signature': 'Signature AAAA', 'x-ms-signature-algorithm': 'rsa-sha256' };

/** Events that Partner Center did not send, and links that nobody was given. */
export function strangersAtOtherDoors(): Attempt[] {
  const headers: Record<string, string>[] = [
    {},
    { authorization: 'Signature AAAA' },
    { authorization: 'Bearer x.y.z' },
    SIGNED,
    { ...SIGNED, 'x-ms-signature-algorithm': 'none' },
    { ...SIGNED, 'x-ms-signature-algorithm': 'hmac-sha256' },
    ...[
      ...['http://127.0.0.1:1/x.cer', 'https://evil.example/x.cer', 'file:///etc/passwd', 'x', ''],
      ...['https://3psostorageacct.blob.core.windows.net.evil.example/x', 'http://169.254.169.254/metadata'],
      'https://3psostorageacct.blob.core.windows.net@evil.example/x.cer',
    ].map((address) => ({ ...SIGNED, 'x-ms-certificate-url': address })),
  ];
  const bodies = [
    JSON.stringify(HOOK),
    '',
    '{',
    'null',
    '[]',
    '"x"',
    JSON.stringify({ EventName: 'x'.repeat(300_000) }),
  ];
  const hook = (header: Record<string, string>, body: string, name: string): Attempt => ({
    name,
    make: (desk) => statusOf(`${desk.app.url}/api/webhooks/partner-center`, { method: 'POST', headers: header, body }),
  });
  const links = [
    ...['x', 'x'.repeat(43), 'x'.repeat(5000), '..%2f..%2fetc%2fpasswd', '%00', '*', 'audit:csv:0:9999999999999'],
    ...Array.from({ length: 20 }, () => randomBytes(32).toString('base64url')),
  ];
  return [
    ...headers.flatMap((header, h) => bodies.map((body, b) => hook(header, body, `webhook ${h}, body ${b}`))),
    ...links.map((link) => ({
      name: `link ${link.slice(0, 40)}`,
      make: (desk: HostileDesk) => statusOf(`${desk.app.url}/invoices/${link}`),
    })),
  ];
}

async function statusOf(url: string, init: RequestInit = {}): Promise<number> {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(30_000) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

/** Ten at once, none of whom may: whoever comes first must not open the way for the others. */
export function raced(order: Order): Attempt[] {
  return Array.from({ length: 20 }, (_, n) => ({
    name: `ten at once, time ${n}`,
    async make(desk: HostileDesk) {
      const clicks = Array.from({ length: 10 }, (__, m) => {
        const by = m % 2 ? ALEX : ADELE;
        const place = m < 5 ? VICTIM_THREAD : `a:1${Buffer.from(`${by.mri}${m}`).toString('base64url')}`;
        const what = m < 5 ? { value: clickOf(desk.tickets, order, 'approve') } : { text: `approve ${order.id}` };
        return desk.deliver(activityOf(by, desk.connector.serviceUrl, place, what));
      });
      // Too many turns of one person in one conversation at once are sent again by Teams, so 500 is no crash here.
      return (await Promise.all(clicks)).includes(0) ? 0 : 200;
    },
  }));
}
