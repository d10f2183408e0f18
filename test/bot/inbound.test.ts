import { readInbound } from '../../bot/inbound';

const BOT = '28:bot';
const activity = (over: object = {}) => ({
  type: 'message',
  id: '1700000000001',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:1/teams',
  text: '<at>Reservation Desk</at> help\n',
  from: { id: '29:alex', name: 'Alex', aadObjectId: 'a1' },
  recipient: { id: BOT, name: 'Reservation Desk' },
  conversation: { id: '19:x@thread.tacv2;messageid=17', conversationType: 'channel', tenantId: 't1' },
  channelData: { tenant: { id: 't1' }, team: { id: '19:team' }, channel: { id: '19:x@thread.tacv2' } },
  entities: [{ type: 'mention', text: '<at>Reservation Desk</at>', mentioned: { id: BOT, name: 'Reservation Desk' } }],
  ...over,
});
const read = (over: object = {}, trustIds = false) => readInbound(activity(over) as never, { trustIds });

describe('readInbound', () => {
  it('reads who, where and what', () => {
    expect(read()).toEqual({
      person: { tenantId: 't1', id: 'a1', name: 'Alex', mri: '29:alex' },
      place: {
        tenantId: 't1',
        kind: 'channel',
        conversationId: '19:x@thread.tacv2;messageid=17',
        serviceUrl: 'http://127.0.0.1:1/teams',
        botId: BOT,
        teamId: '19:team',
        channelId: '19:x@thread.tacv2',
      },
      text: 'help',
      value: undefined,
      replyToId: undefined,
      key: '19:x@thread.tacv2;messageid=17|message|1700000000001',
    });
  });

  it.each([
    ['a mention at the end', 'help <at>Reservation Desk</at>', 'help'],
    ['two mentions', '<at>Reservation Desk</at> <at>Reservation Desk</at>&nbsp;help', 'help'],
    ['entities and odd spaces', '<at>Reservation Desk</at>\u00a0buy&nbsp;3 &lt;b&gt; A&amp;B', 'buy 3 <b> A&B'],
    ['several lines', 'buy 2 D2s_v5\r\n  and 3 E4s_v5  \n\n', 'buy 2 D2s_v5\nand 3 E4s_v5'],
    ['no text at all', undefined, ''],
  ])('strips %s', (_, text, expected) => {
    expect(read({ text })?.text).toBe(expected);
  });

  it('keeps a mention of somebody else as their name', () => {
    expect(read({ text: '<at>Reservation Desk</at> ask <at>Megan</at>' })?.text).toBe('ask Megan');
  });

  it('gives a person without Entra object id no identity, unless an emulator is trusted', () => {
    const from = { id: 'user-id-0', name: 'Guest' };
    expect(read({ from })?.person.id).toBe('');
    expect(read({ from }, true)?.person.id).toBe('user-id-0');
  });

  it('reads what a card sent, and nothing that is no object', () => {
    expect(read({ value: { verb: 'approve', ticket: 'x' } })?.value).toEqual({ verb: 'approve', ticket: 'x' });
    expect(read({ value: 'approve' })?.value).toBeUndefined();
    expect(read({ value: [1] })?.value).toBeUndefined();
  });

  it.each([
    ['no service address', { serviceUrl: undefined }],
    ['no sender', { from: undefined }],
    ['no conversation', { conversation: undefined }],
  ])('refuses an activity with %s', (_, over) => {
    expect(read(over)).toBeUndefined();
  });

  it('survives odd channel data', () => {
    expect(read({ channelData: 'x', entities: { a: 1 } })?.place.tenantId).toBe('t1');
  });
});
