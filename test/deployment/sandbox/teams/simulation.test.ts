import { ALEX } from '../../../../deployment/sandbox/people';
import { setStage, type Stage } from './fake-bot';

let stage: Stage;
let status: number;
beforeEach(async () => {
  status = 200;
  stage = await setStage(() => () => ({ httpStatus: status }));
});
afterEach(() => stage.close());

test('duplicates: the same id twice, then once more under a new id', async () => {
  const { teams, heard } = stage;
  teams.courier.duplicates = true;
  await teams.say(ALEX, teams.places.purchases, 'buy');
  expect(heard).toHaveLength(3);
  expect(heard[1]!.id).toBe(heard[0]!.id);
  expect(heard[2]!.id).not.toBe(heard[0]!.id);
  expect({ ...heard[2], id: '' }).toEqual({ ...heard[0], id: '' });
  expect(teams.messages()).toHaveLength(1);
});

test('an activity is delivered again under the same or a new id', async () => {
  const { teams, heard } = stage;
  await teams.say(ALEX, teams.places.purchases, 'buy');
  const activity = teams.lastActivity()!;
  expect(await teams.deliverAgain(activity)).toBe(200);
  expect(await teams.deliverAgain(activity, { newId: true })).toBe(200);
  expect(heard.map(({ id }) => id === activity.id)).toEqual([true, true, false]);
});

test('a refused message is marked and can be sent again, once', async () => {
  const { teams, heard } = stage;
  status = 503;
  expect(await teams.say(ALEX, teams.places.purchases, 'buy')).toBe(503);
  const { id } = teams.messages()[0]!;
  expect(teams.messages()[0]!.undelivered).toContain('503');
  status = 200;
  await teams.speech.resend(id);
  expect(heard.map((activity) => activity.id)).toEqual([id, id]);
  expect(teams.messages()[0]!.undelivered).toBeUndefined();
});

test('a bot that is down: status 0, said so, nothing repeated', async () => {
  const { teams, heard } = stage;
  await stage.stopBot();
  expect(await teams.say(ALEX, teams.places.purchases, 'buy')).toBe(0);
  expect(teams.messages()[0]!.undelivered).toBe('The bot does not answer. Is it running?');
  expect(heard).toEqual([]);
});

test('waitFor resolves with what it finds, also when it comes later, and says what was said otherwise', async () => {
  const { teams } = stage;
  const later = teams.waitFor((t) => t.messages(t.places.general).find((m) => m.text.includes('later')));
  await teams.say(ALEX, teams.places.general, 'later');
  expect((await later).author.name).toBe('Alex Wilber');
  await expect(teams.waitFor(() => false, 20)).rejects.toThrow('Alex Wilber: <at>Reservation Desk</at> later');
});

test('a composed activity is shown to nobody and can be changed before it is delivered', async () => {
  const { teams, heard } = stage;
  const activity = teams.compose(ALEX, teams.places.purchases, 'buy');
  await teams.deliver({ ...activity, conversation: { ...activity.conversation, tenantId: 'elsewhere' } });
  expect(heard[0]!.conversation).toMatchObject({ tenantId: 'elsewhere', id: activity.conversation.id });
  expect(teams.messages()).toEqual([]);
});

test('nobody unknown acts', async () => {
  const stranger = { ...ALEX, mri: '29:stranger', name: 'Stranger' };
  await expect(stage.teams.say(stranger, stage.teams.places.general, 'hi')).rejects.toThrow('not in the sandbox');
});
