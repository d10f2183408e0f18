import { ALEX, SANDBOX_BOT, SANDBOX_TENANT } from '../../../../deployment/sandbox/people';
import { setStage, type Stage } from './fake-bot';

let stage: Stage;
beforeEach(async () => (stage = await setStage(() => () => undefined)));
afterEach(() => stage.close());

test('a channel message names its thread, its tenant twice, and the mentioned bot', async () => {
  const { teams, heard } = stage;
  expect(await teams.say(ALEX, teams.places.purchases, 'buy 3 D4s_v5')).toBe(200);
  const [activity] = heard;
  const root = teams.messages(teams.places.purchases)[0]!.id;
  expect(activity).toMatchObject({
    type: 'message',
    id: root,
    channelId: 'msteams',
    serviceUrl: `${stage.url}/teams`,
    text: '<at>Reservation Desk</at> buy 3 D4s_v5\n',
    textFormat: 'plain',
    from: { id: ALEX.mri, name: 'Alex Wilber', aadObjectId: ALEX.id },
    recipient: SANDBOX_BOT,
    conversation: {
      id: `${teams.places.purchases.id};messageid=${root}`,
      conversationType: 'channel',
      isGroup: true,
      tenantId: SANDBOX_TENANT,
    },
    channelData: {
      tenant: { id: SANDBOX_TENANT },
      team: { id: teams.places.general.id },
      channel: { id: teams.places.purchases.id },
    },
  });
  expect(activity!.entities).toEqual([
    expect.objectContaining({ type: 'clientInfo' }),
    { type: 'mention', mentioned: SANDBOX_BOT, text: '<at>Reservation Desk</at>' },
  ]);
});

test('a personal message needs no mention and names neither team nor channel', async () => {
  const { teams, heard } = stage;
  await teams.say(ALEX, teams.places.personal(ALEX), 'help');
  const conversation = heard[0]!.conversation;
  expect(heard[0]).toMatchObject({ text: 'help' });
  expect(conversation).toEqual({
    conversationType: 'personal',
    tenantId: SANDBOX_TENANT,
    id: expect.stringMatching(/^a:1/) as string,
  });
  expect(heard[0]!.channelData).not.toHaveProperty('team');
});

test('a typed @name becomes the mention where it stands', async () => {
  const { teams, heard } = stage;
  await teams.say(ALEX, teams.places.groupChat, 'please @Reservation Desk help', { mention: true });
  expect(heard[0]!.text).toBe('please <at>Reservation Desk</at> help\n');
});

test('without a mention the bot of a channel hears nothing, the people do', async () => {
  const { teams, heard } = stage;
  expect(await teams.say(ALEX, teams.places.purchases, 'lunch?', { mention: false })).toBe(0);
  expect(heard).toEqual([]);
  expect(teams.messages(teams.places.purchases)).toHaveLength(1);
});

test('Teams vouches for no object id of a guest', async () => {
  const { teams, heard } = stage;
  const guest = teams.addPerson('Lee Gu', true);
  await teams.say(guest, teams.places.purchases, 'help');
  expect(heard[0]!.from).toEqual({ id: guest.mri, name: 'Lee Gu' });
});

test('installing tells team, group chat and every personal chat', async () => {
  const { teams, heard } = stage;
  await teams.install();
  const added = heard.filter(({ type }) => type === 'installationUpdate');
  expect(added.map(({ conversation }) => conversation.conversationType)).toEqual([
    'channel',
    'groupChat',
    'personal',
    'personal',
    'personal',
  ]);
  expect(added.every((activity) => activity.action === 'add')).toBe(true);
  expect(heard.filter(({ type }) => type === 'conversationUpdate')[0]).toMatchObject({
    membersAdded: [{ id: SANDBOX_BOT.id }],
    channelData: { team: { name: 'Cloud Operations' } },
  });
});

test('an edit and a deletion are told with their event', async () => {
  const { teams, heard } = stage;
  await teams.say(ALEX, teams.places.purchases, 'buy 3');
  const { id } = teams.messages()[0]!;
  await teams.edit(ALEX, id, 'buy 4');
  expect(heard[1]).toMatchObject({
    type: 'messageUpdate',
    id,
    text: '<at>Reservation Desk</at> buy 4\n',
    channelData: { eventType: 'editMessage' },
    conversation: { id: heard[0]!.conversation.id },
  });
  await teams.speech.remove(teams.directory.person(ALEX.id)!, id);
  expect(heard[2]).toMatchObject({ type: 'messageDelete', id, channelData: { eventType: 'softDeleteMessage' } });
});
