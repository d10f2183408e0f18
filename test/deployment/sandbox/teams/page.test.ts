import type { Browser, Page } from 'playwright-core';
import { ALEX, MEGAN } from '../../../../deployment/sandbox/people';
import { until } from '../../../support/azure-hands';
import { launchBrowser, openPage } from '../../../support/browser';
import { cardMessage, setStage, type Stage } from './fake-bot';

const form = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'What shall I **buy**?' },
    { type: 'ProgressBar', value: 1, fallback: { type: 'TextBlock', text: 'Step 1 of 3' } },
    {
      type: 'Input.ChoiceSet',
      id: 'sku',
      label: 'SKU',
      style: 'filtered',
      isRequired: true,
      errorMessage: 'Choose a SKU.',
      choices: [{ title: 'D2s v5', value: 'Standard_D2s_v5' }],
      'choices.data': { type: 'Data.Query', dataset: 'skus', associatedInputs: 'auto' },
    },
    { type: 'Input.Number', id: 'quantity', label: 'Quantity', value: 2 },
  ],
  actions: [{ type: 'Action.Submit', title: 'Show the price', data: { verb: 'quote' } }],
};
const common = {
  type: 'AdaptiveCard',
  version: '1.4',
  refresh: { action: { type: 'Action.Execute', verb: 'look', data: {} }, userIds: [MEGAN.mri] },
  body: [{ type: 'TextBlock', text: 'Waiting for <at>Megan Bowen</at>' }],
  msteams: {
    entities: [{ type: 'mention', text: '<at>Megan Bowen</at>', mentioned: { id: MEGAN.mri, name: 'Megan Bowen' } }],
  },
};
const forMegan = {
  type: 'AdaptiveCard',
  version: '1.4',
  body: [{ type: 'TextBlock', text: 'Your decision' }],
  actions: [{ type: 'Action.Execute', title: 'Approve', verb: 'approve', data: {} }],
};

let browser: Browser;
let stage: Stage;
let page: Page;
let faults: string[];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  faults = [];
  stage = await setStage((self) => async (activity) => {
    if (activity.text?.includes('buy')) await self.reply(activity, cardMessage(form));
    if (activity.text?.includes('approval')) await self.reply(activity, cardMessage(common));
    if (activity.name === 'application/search') return found();
    if (activity.name === 'adaptiveCard/action') return decided(activity.value);
    return undefined;
  });
  page = await openPage(browser);
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(stage.url);
});
afterEach(async () => {
  await page.close();
  await stage.close();
  expect(faults).toEqual([]);
});

function found() {
  const results = [{ title: 'D8s v5 (8 vCPU)', value: 'Standard_D8s_v5' }];
  return { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } };
}

function decided(value: unknown) {
  const { trigger } = value as { trigger: string };
  return trigger === 'automatic'
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: forMegan }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Approved, thank you.' };
}

async function write(text: string, where = 'composer', button = 'send'): Promise<void> {
  await page.getByTestId(where).fill(text);
  await page.getByTestId(button).click();
}

test('one writes in a channel, the bot answers with a card, the form is searched and sent', async () => {
  await write('buy something');
  const card = page.getByTestId('thread-1').getByTestId('card');
  await card.getByText('Step 1 of 3').waitFor();
  expect(await card.locator('strong').textContent()).toBe('buy');
  await card.getByRole('button', { name: 'Show the price' }).click();
  await card.getByText('Choose a SKU.').waitFor();
  expect(stage.heard).toHaveLength(1);
  await card.getByRole('combobox', { name: /SKU/ }).fill('D8');
  await card.getByRole('option', { name: 'D8s v5 (8 vCPU)' }).click();
  await card.getByRole('button', { name: 'Show the price' }).click();
  await card.getByText('Your response was sent to the app').waitFor();
  expect(stage.heard.find(({ name }) => name === 'application/search')!.value).toMatchObject({
    dataset: 'skus',
    queryText: 'D8',
    data: { quantity: '2' },
  });
  expect(stage.heard.at(-1)).toMatchObject({
    type: 'message',
    from: { aadObjectId: ALEX.id },
    value: { verb: 'quote', sku: 'Standard_D8s_v5', quantity: '2' },
  });
});

test('a card that is being filled in keeps its inputs when its message changes around it', async () => {
  await write('buy something');
  const card = page.getByTestId('thread-1').getByTestId('card');
  await card.getByRole('spinbutton').fill('7');
  const message = stage.teams.messages().at(-1)!;
  const path = `conversations/${encodeURIComponent(message.conversationId)}/activities/${message.id}`;
  await stage.connector('PUT', path, cardMessage(form, { text: 'Take your time.' }));
  await page.getByTestId('thread-1').getByText('Take your time.').waitFor();
  expect(await card.getByRole('spinbutton').inputValue()).toBe('7');
});

test('each person has their own view, mentions are told, answers appear as a toast', async () => {
  await write('approval');
  const card = page.getByTestId('card');
  await card.getByText('Waiting for').waitFor();
  expect(await card.locator('.mention').textContent()).toBe('Megan Bowen');
  expect(await card.getByRole('button').count()).toBe(0);
  await page.getByTestId('person-Megan').getByText('@1').waitFor();
  await page.getByTestId('person-Megan').click();
  await card.getByText('Your decision').waitFor();
  await card.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Approved, thank you.').waitFor();
  expect(stage.heard.at(-1)!.from.aadObjectId).toBe(MEGAN.id);
  await page.getByTestId('person-Alex').click();
  await card.getByText('Waiting for').waitFor();
});

test('what the bot posts and changes by itself arrives live, in place', async () => {
  await page.getByTestId('room-General').click();
  const { id: channel } = stage.teams.places.general;
  const path = `conversations/${encodeURIComponent(channel)}/activities`;
  const { body } = await stage.connector('POST', path, { type: 'message', text: 'An **invoice** came <b>in</b>.' });
  const message = page.getByTestId('message');
  await message.getByText('An invoice came <b>in</b>.').waitFor();
  await stage.connector('PUT', `${path}/${(body as { id: string }).id}`, { type: 'message', text: 'It is paid.' });
  await message.getByText('It is paid.').waitFor();
  expect(await page.getByTestId('message').count()).toBe(1);
});

test('without the chip the bot hears nothing; @Reservation Desk in the text reaches it', async () => {
  await page.getByTestId('mention').click();
  await write('among us');
  await page.getByTestId('thread-1').waitFor();
  expect(stage.heard).toEqual([]);
  await write('@Reservation Desk hello');
  await page.getByTestId('thread-2').getByText('hello').waitFor();
  await until(() => stage.heard.length === 1);
  expect(stage.heard[0]!.text).toBe('<at>Reservation Desk</at> hello\n');
});

test('with the bot down the page says so, and sends again when asked', async () => {
  await stage.stopBot();
  await write('buy something');
  await page.getByText('The bot does not answer. Is it running?').waitFor();
  const again = await setStage(() => () => undefined);
  stage.teams.botAt(again.teams.courier.endpoint);
  await page.getByTestId('resend').click();
  await page.getByTestId('resend').waitFor({ state: 'detached' });
  expect(again.heard).toHaveLength(1);
  await again.close();
});

test('a personal chat is nobody else’s business', async () => {
  await page.getByTestId('room-personal').click();
  await write('help');
  await page.getByText('help', { exact: true }).waitFor();
  expect(stage.heard[0]!.conversation.conversationType).toBe('personal');
  await page.getByTestId('person-Adele').click();
  await page.getByText('Write to the bot; it hears everything here.').waitFor();
  expect(await page.getByText('help', { exact: true }).count()).toBe(0);
});

test('on a phone the conversations are behind a button, and nothing is wider than the screen', async () => {
  await page.setViewportSize({ width: 360, height: 700 });
  await write('buy something');
  await page.getByTestId('card').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  expect(await page.getByTestId('room-General').isVisible()).toBe(false);
  await page.getByTestId('menu').click();
  await page.getByTestId('room-General').click();
  await page.getByRole('heading', { name: 'General', exact: true }).first().waitFor();
});

test('the search works with the keyboard alone', async () => {
  await write('buy something');
  const box = page.getByTestId('card').getByRole('combobox', { name: /SKU/ });
  await box.focus();
  await box.pressSequentially('D');
  await page.getByRole('option', { name: 'D8s v5' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await box.getAttribute('aria-activedescendant')).toMatch(/-1$/);
  await page.keyboard.press('Enter');
  expect(await box.inputValue()).toBe('D2s v5');
  await box.fill('no such thing');
  await page.keyboard.press('Tab');
  expect(await box.inputValue()).toBe('');
});

test('one changes and deletes what one wrote', async () => {
  await write('hello');
  const message = page.getByTestId('message');
  await message.hover();
  await message.getByRole('button', { name: 'Edit message' }).click();
  await message.getByRole('textbox', { name: 'Edit message' }).fill('hello again');
  await page.keyboard.press('Enter');
  await message.getByText('hello again').waitFor();
  await message.getByText('Edited').waitFor();
  await message.getByRole('button', { name: 'Delete message' }).click();
  await message.getByText('This message has been deleted.').waitFor();
  expect(stage.heard.map(({ type }) => type)).toEqual(['message', 'messageUpdate', 'messageDelete']);
});

test('the panel turns duplicates on, plans trouble and brings a guest in', async () => {
  await page.getByTestId('sandbox').click();
  await page.getByTestId('switch-duplicates').check();
  await page.getByRole('button', { name: 'Fail the next post of the bot (502)' }).click();
  await page.getByText('Fail the next post of the bot (502): done.').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('Lee Gu');
  await page.getByRole('checkbox', { name: /A guest/ }).check();
  await page.getByRole('button', { name: 'Add to the team' }).click();
  await page.getByTestId('person-Lee').click();
  await write('hello');
  await until(() => stage.heard.length === 3);
  expect(stage.heard[0]!.from).not.toHaveProperty('aadObjectId');
  expect(stage.teams.faults.take('create')).toMatchObject({ fault: 502 });
});

test('a new card redraws itself, a card of a later version shows its fallback text', async () => {
  await write('buy something');
  await page.getByTestId('card').getByText('Step 1 of 3').waitFor();
  const message = stage.teams.messages().at(-1)!;
  const path = `conversations/${encodeURIComponent(message.conversationId)}/activities/${message.id}`;
  await stage.connector('PUT', path, cardMessage({ ...form, version: '1.6', fallbackText: 'Please write "buy".' }));
  await page.getByTestId('card').getByText('Please write "buy".').waitFor();
  expect(await page.getByTestId('card').getByRole('button').count()).toBe(0);
});
