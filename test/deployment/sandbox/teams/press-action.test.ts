import { ADELE, ALEX, MEGAN } from '../../../../deployment/sandbox/people';
import { cardMessage, setStage, type Stage } from './fake-bot';

const approval = {
  type: 'AdaptiveCard',
  version: '1.4',
  refresh: { action: { type: 'Action.Execute', verb: 'look', data: { ticket: 't1' } }, userIds: [MEGAN.mri] },
  body: [
    { type: 'Input.Text', id: 'reason', label: 'Reason', value: 'none' },
    { type: 'Input.Number', id: 'quantity', label: 'Quantity', isRequired: true },
    { type: 'Input.Toggle', id: 'renew', title: 'Renew' },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Save', data: { verb: 'save', ticket: 't1', msteams: { type: 'x' } } },
    { type: 'Action.Execute', id: 'approve', title: 'Approve', verb: 'approve', data: { ticket: 't1' } },
    { type: 'Action.Submit', title: 'Cancel', data: { verb: 'cancel' }, associatedInputs: 'none' },
    {
      type: 'Action.ShowCard',
      title: 'Reject …',
      card: {
        type: 'AdaptiveCard',
        body: [{ type: 'Input.Text', id: 'why' }],
        actions: [{ type: 'Action.Submit', title: 'Reject', data: { verb: 'reject' } }],
      },
    },
    { type: 'Action.Submit', title: 'Never', isEnabled: false, data: { verb: 'never' } },
  ],
};
const forMegan = { type: 'AdaptiveCard', version: '1.4', body: [{ type: 'TextBlock', text: 'for Megan' }] };

let stage: Stage;
let card: string;
let answer: unknown;
beforeEach(async () => {
  answer = undefined;
  stage = await setStage((self) => async (activity) => {
    if (activity.text) card = await self.reply(activity, cardMessage(approval));
    return activity.type === 'invoke' ? answer : undefined;
  });
  await stage.teams.say(ALEX, stage.teams.places.purchases, 'buy');
});
afterEach(() => stage.close());

test('Action.Submit is a message with a value and no text: data and inputs, as strings, with defaults', async () => {
  const result = await stage.teams.click(ALEX, card, { verb: 'save', inputs: { quantity: '3' } });
  expect(result).toEqual({ status: 200, kind: 'none' });
  const activity = stage.heard.at(-1)!;
  expect(activity).toMatchObject({ type: 'message', replyToId: card, from: { aadObjectId: ALEX.id } });
  expect(activity.conversation.id).toBe(stage.heard[0]!.conversation.id);
  expect(activity).not.toHaveProperty('text');
  expect(activity.value).toEqual({ verb: 'save', ticket: 't1', reason: 'none', quantity: '3', renew: 'false' });
});

test('an action without associated inputs sends its data only', async () => {
  await stage.teams.click(ALEX, card, { title: 'Cancel' });
  expect(stage.heard.at(-1)!.value).toEqual({ verb: 'cancel' });
});

test('an action behind Action.ShowCard sends the inputs around it too', async () => {
  await stage.teams.click(ALEX, card, { title: 'Reject', inputs: { quantity: '1', why: 'too dear' } });
  expect(stage.heard.at(-1)!.value).toMatchObject({ verb: 'reject', quantity: '1', why: 'too dear' });
});

test('what Teams would not send is not sent: a missing input, a disabled and an unknown action', async () => {
  const before = stage.heard.length;
  await expect(stage.teams.click(ALEX, card, { verb: 'save' })).rejects.toThrow('"Quantity" is required');
  await expect(stage.teams.click(ALEX, card, { verb: 'never' })).rejects.toThrow('no action never');
  const typo = { verb: 'save', inputs: { quantity: '1', quantitty: '2' } };
  await expect(stage.teams.click(ALEX, card, typo)).rejects.toThrow('no input "quantitty"');
  expect(stage.heard).toHaveLength(before);
});

test('Action.Execute is an invoke; an answered card is for the person who pressed', async () => {
  answer = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: forMegan };
  const result = await stage.teams.click(MEGAN, card, { verb: 'approve', inputs: { quantity: '3' } });
  expect(result).toMatchObject({ kind: 'card', statusCode: 200, card: forMegan });
  expect(stage.heard.at(-1)).toMatchObject({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: card,
    value: {
      trigger: 'manual',
      action: { type: 'Action.Execute', id: 'approve', verb: 'approve', data: { ticket: 't1', quantity: '3' } },
    },
  });
  expect(stage.teams.cardOf(MEGAN, card)).toEqual(forMegan);
  expect(stage.teams.cardOf(ADELE, card)).toEqual(approval);
  await expect(stage.teams.click(MEGAN, card, { verb: 'approve' })).rejects.toThrow('there are: none');
});

test('an update of the message takes everybody back to the common card', async () => {
  answer = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: forMegan };
  await stage.teams.view(MEGAN, card);
  const { conversation } = stage.heard[0]!;
  const path = `conversations/${encodeURIComponent(conversation.id)}/activities/${card}`;
  await stage.connector('PUT', path, cardMessage({ ...approval, fallbackText: 'new' }));
  expect(stage.teams.cardOf(MEGAN, card)).toMatchObject({ fallbackText: 'new' });
});

test('Teams refreshes by itself only for those named in refresh.userIds', async () => {
  answer = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: forMegan };
  expect(await stage.teams.view(ALEX, card)).toBeUndefined();
  expect(await stage.teams.view(MEGAN, card)).toMatchObject({ kind: 'card' });
  expect(stage.heard.at(-1)!.value).toMatchObject({ trigger: 'automatic', action: { verb: 'look' } });
});

test.each([
  [{ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done.' }, 'message', 'Done.'],
  [{ statusCode: 403, type: 'application/vnd.microsoft.error', value: { message: 'Not you.' } }, 'error', 'Not you.'],
  [{ httpStatus: 501 }, 'error', 'Something went wrong. Please try again.'],
])('reads the answer %j', async (body, kind, text) => {
  answer = body;
  expect(await stage.teams.view(MEGAN, card)).toMatchObject({ kind, text });
});

test('typeahead asks for 15 and shows no more, with the other inputs where asked', async () => {
  const results = Array.from({ length: 20 }, (_, i) => ({ title: `D${i}`, value: `d${i}`, extra: 1 }));
  answer = { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } };
  const found = await stage.teams.search(ALEX, card, 'skus', 'd', { region: 'westeurope' });
  expect(found.results).toHaveLength(15);
  expect(found.results[0]).toEqual({ title: 'D0', value: 'd0' });
  expect(stage.heard.at(-1)).toMatchObject({
    name: 'application/search',
    replyToId: card,
    value: {
      queryText: 'd',
      queryOptions: { skip: 0, top: 15 },
      dataset: 'skus',
      data: { region: 'westeurope' },
    },
  });
});
