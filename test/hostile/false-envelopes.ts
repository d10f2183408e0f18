import { MEGAN, SANDBOX_TENANT } from '../../deployment/sandbox/people';
import type { Order } from '../../bot/orders/order';
import { activityOf, clickOf, VICTIM_THREAD, type Activity, type HostileDesk } from './hostile-desk';
import type { Attempt } from './run-cases';

const FOREIGN = '99999999-8888-4777-8666-555555555555';
const TENANTS: unknown[] = [
  FOREIGN,
  '',
  ' ',
  'common',
  'organizations',
  `${SANDBOX_TENANT} `,
  `${SANDBOX_TENANT}\u0000`,
];
const NO_TENANTS: unknown[] = [
  1,
  true,
  [SANDBOX_TENANT],
  { id: SANDBOX_TENANT },
  SANDBOX_TENANT.slice(1),
  SANDBOX_TENANT.replaceAll('-', ''),
];
const CHANNELS: unknown[] = [
  ...[undefined, null, '', 'MSTEAMS', 'msteams ', 'emulator', 'directline', 'webchat', 'skype', 'slack', 'email'],
  ...[
    'AseChannel',
    'alexa',
    'test',
    'console',
    'm365extensions',
    'outlook',
    'teams',
    ['msteams'],
    { id: 'msteams' },
    0,
  ],
];
const ADDRESSES: unknown[] = [
  ...[
    undefined,
    null,
    '',
    ' ',
    'x',
    1,
    [],
    {},
    '//evil.example',
    'evil.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ],
  ...['http://smba.trafficmanager.net/amer/', 'https://smba.trafficmanager.net.evil.example/', 'https://evil.example/'],
  ...[
    'https://smba.trafficmanager.net@evil.example/',
    'https://evil.example/smba.trafficmanager.net',
    'ftp://smba.trafficmanager.net',
  ],
  ...[
    'https://evil.example#smba.trafficmanager.net',
    'https://evil.example?smba.trafficmanager.net',
    'https://smba.trafficmanager.net%2eevil.example/',
  ],
  ...[
    'http://169.254.169.254/metadata/instance',
    'http://[::1]:80/',
    'http://0.0.0.0/',
    'http://127.0.0.1:1/',
    'http://localhost:6379/',
  ],
  ...[
    'http://127.1/',
    'http://2130706433/',
    'https://graph.microsoft.com/',
    'https://management.azure.com/',
    'https://xn--smba-trafficmanager.net/',
  ],
];

const parsed = (text: string) => JSON.parse(text) as Activity;

/** Bodies that are no activity: sent as they are. */
const BODIES: Record<string, string> = {
  empty: '',
  blank: '   ',
  null: 'null',
  true: 'true',
  'a number': '42',
  'a text': '"approve"',
  'a list': '[]',
  'a list of activities': '[{"type":"message"}]',
  'an empty object': '{}',
  'no type': '{"text":"approve"}',
  'a type that is no text': '{"type":{"$gt":""}}',
  'cut off': '{"type":"message","value":{"verb":"appr',
  'two objects': '{"type":"message"}{"type":"message"}',
  'a comma too many': '{"type":"message",}',
  'single quotes': "{'type':'message'}",
  'not a number': '{"type":"message","value":NaN}',
  XML: '<activity type="message"/>',
  'a form': 'type=message&verb=approve',
  'a byte order mark and nothing': '\uFEFF',
  'nul bytes': '\u0000\u0000\u0000\u0000',
  'a prototype': '{"type":"message","__proto__":{"serviceUrl":"x"}}',
  'a constructor': '{"type":"message","constructor":{"prototype":{"channelId":"msteams"}}}',
};

/** Good tokens around bodies that are not from Teams, not of this tenant, or no activities at all. */
export function falseEnvelopes(order: Order): Attempt[] {
  const send = (
    name: string,
    change: (activity: Activity, desk: HostileDesk) => Activity | string,
    type?: string,
  ): Attempt => ({
    name,
    make(desk) {
      const value = clickOf(desk.tickets, order, 'approve');
      const body = change(activityOf(MEGAN, desk.connector.serviceUrl, VICTIM_THREAD, { value }), desk);
      const address = typeof body === 'string' ? undefined : body.serviceUrl;
      const claim = typeof address === 'string' && address !== '' ? address : desk.connector.serviceUrl;
      return desk.post(body, `Bearer ${desk.issuer.token(claim)}`, type);
    },
  });
  const conversation = (id: unknown) => ({ id: VICTIM_THREAD, conversationType: 'channel', tenantId: id });
  return [
    ...CHANNELS.map((channelId) => send(`channel ${JSON.stringify(channelId)}`, (one) => ({ ...one, channelId }))),
    ...ADDRESSES.map((serviceUrl) =>
      send(`service address ${JSON.stringify(serviceUrl)}`, (one) => ({ ...one, serviceUrl })),
    ),
    ...[...TENANTS, ...NO_TENANTS].flatMap((id) => [
      send(`tenant of the conversation ${JSON.stringify(id)}`, (one) => ({ ...one, conversation: conversation(id) })),
      send(`tenant of the channel ${JSON.stringify(id)}`, (one) => ({ ...one, channelData: { tenant: { id } } })),
      send(`both tenants ${JSON.stringify(id)}`, (one) => ({
        ...one,
        conversation: conversation(id),
        channelData: { tenant: { id } },
      })),
      send(`tenant ${JSON.stringify(id)} alone`, (one) => ({
        ...one,
        conversation: conversation(id),
        channelData: undefined,
      })),
    ]),
    send('no tenant', (one) => ({ ...one, conversation: conversation(undefined), channelData: {} })),
    ...['type', 'conversation', 'serviceUrl', 'channelId']
      .flatMap((field) =>
        [undefined, null, '', 0, [], {}, 'x'.repeat(5000)].map((wrong) =>
          send(`${field} ${JSON.stringify(wrong)?.slice(0, 20)}`, (one) => ({ ...one, [field]: wrong })),
        ),
      )
      .filter(({ name }) => !/^type "x+/.test(name)),
    ...[25, 60, 200, 1000, 5000, 50_000].flatMap((depth) => [
      send(`${depth} lists deep`, (one) => nested(one, '['.repeat(depth) + ']'.repeat(depth))),
      send(`${depth} objects deep`, (one) =>
        nested(one, '{"a":'.repeat(Math.min(depth, 30_000)) + '1' + '}'.repeat(Math.min(depth, 30_000))),
      ),
    ]),
    ...[257, 300, 1024, 5000].map((kb) => send(`${kb} KB`, (one) => ({ ...one, text: 'x'.repeat(kb * 1024) }))),
    ...Object.entries(BODIES).map(([name, body]) => send(`the body is ${name}`, () => body)),
    ...[
      'text/plain',
      'text/xml',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'image/png',
      '',
    ].map((type) => send(`content type "${type}"`, (one) => one, type)),
    send('a list of tenants', (one) => ({
      ...one,
      ...parsed(`{"conversation":[${JSON.stringify(one.conversation)}]}`),
    })),
  ];
}

function nested(activity: Activity, text: string): string {
  return JSON.stringify({ ...activity, value: 'HERE' }).replace('"HERE"', text);
}
