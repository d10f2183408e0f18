import { createActivityCheck } from '../../../bot/access/check-activity';

const OURS = 'aaaaaaaa-0000-4000-8000-000000000001';
const options = { authenticated: true, mayTalkTo: (url: string) => url === 'https://teams/', tenants: [OURS] };
const check = createActivityCheck(options);
const activity = (over: object = {}) => ({
  type: 'message',
  serviceUrl: 'https://teams/',
  channelId: 'msteams',
  conversation: { id: '19:x', tenantId: OURS },
  channelData: { tenant: { id: OURS } },
  ...over,
});
const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;

it.each<[string, object]>([
  ['as it should be', {}],
  ['in capitals', { conversation: { id: 'x', tenantId: OURS.toUpperCase() } }],
  ['with one tenant id', { channelData: undefined }],
  ['with the other one', { conversation: { id: 'x' } }],
  ['nested as cards are', { value: nested(20) }],
])('an activity %s may go on', (_, over) => {
  expect(check(activity(over))).toBeUndefined();
});

it.each<[string, object, number]>([
  ['of another channel', { channelId: 'directline' }, 403],
  ['from another address', { serviceUrl: 'https://evil/' }, 403],
  [
    'of another tenant',
    { conversation: { id: 'x', tenantId: 'other' }, channelData: { tenant: { id: 'other' } } },
    403,
  ],
  ['of two tenants', { channelData: { tenant: { id: 'other' } } }, 403],
  ['of no tenant', { conversation: { id: 'x' }, channelData: {} }, 403],
  ['without address', { serviceUrl: undefined }, 400],
  ['without conversation', { conversation: undefined }, 400],
  ['nested deeply', { value: nested(30) }, 400],
  ['nested very deeply', { value: nested(100_000) }, 400],
])('an activity %s is refused', (_, over, status) => {
  expect(check(activity(over))?.status).toBe(status);
});

it('without authentication only the address is looked at', () => {
  const open = createActivityCheck({ ...options, authenticated: false, tenants: [] });
  expect(open(activity({ channelId: 'emulator', conversation: { id: 'x' }, channelData: null }))).toBeUndefined();
  expect(open(activity({ serviceUrl: 'https://evil/' }))?.status).toBe(403);
});
