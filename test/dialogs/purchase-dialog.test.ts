import { DialogSet, type DialogState } from 'botbuilder-dialogs';
import { botError } from '../../bot/errors';
import { draftOf } from '../../dialogs/draft';
import { createPurchaseDialog, PURCHASE_DIALOG } from '../../dialogs/purchase-dialog';
import { Conversation } from './conversation';
import { customerNamed, MemoryPort } from './fixture';
import { RecordingAdapter } from './recording-adapter';

const COMPLETE = '3 D2s_v5 in westeurope for Adventure Works, 3 years, monthly';

function abortError(): Error {
  return Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' });
}

describe('a complete sentence', () => {
  test('is submitted without a question, a card or a word', async () => {
    const talk = new Conversation();
    const seen = await talk.begin({ text: COMPLETE });
    expect(seen.sent).toEqual([]);
    expect(talk.port.submitted).toHaveLength(1);
    expect(talk.port.submitted[0]?.request).toMatchObject({
      backend: 'partner-center',
      customer: { name: 'Adventure Works' },
      billingScope: { name: 'Azure plan' },
      item: { sku: 'Standard_D2s_v5', region: 'westeurope', term: 'P3Y' },
      billingPlan: 'Monthly',
      quantity: 3,
      appliedScope: { type: 'Shared' },
      renew: false,
    });
    expect(await talk.draft()).toBeUndefined();
  });

  test('with words that were not understood is submitted, and the words are told', async () => {
    const talk = new Conversation();
    const seen = await talk.begin({ text: `${COMPLETE}, urgently` });
    expect(talk.port.submitted).toHaveLength(1);
    expect(seen.text).toContain('I did not understand "urgently"');
  });

  test('takes a customer that nothing introduces, when the only words left are one', async () => {
    const talk = new Conversation();
    await talk.begin({ text: '3 D2s_v5 westeurope 3y monthly tailspin' });
    expect(talk.port.submitted[0]?.request.customer.name).toBe('Tailspin Toys');
  });
});

test.each([
  [COMPLETE, 0, 1],
  ['3 D2s_v5 for Adventure Works', 1, 0],
])('"%s" begins on a stack of dialogs as without one', async (text, open, submitted) => {
  const [port, state] = [new MemoryPort(), { dialogStack: [] } as DialogState];
  await new RecordingAdapter().run({ type: 'message', text }, async (context) => {
    const stack = { get: () => Promise.resolve(state), set: async () => undefined, delete: async () => undefined };
    const dialogs = new DialogSet(stack).add(createPurchaseDialog(port));
    await (await dialogs.createContext(context)).beginDialog(PURCHASE_DIALOG, { text });
  });
  expect([state.dialogStack.length, port.submitted.length]).toEqual([open, submitted]);
});

describe('an incomplete sentence', () => {
  test('gets one form with what was understood', async () => {
    const talk = new Conversation();
    const seen = await talk.begin({ text: '3 D2s_v5 for Adventure Works' });
    expect(seen.sent).toHaveLength(1);
    expect(seen.cardText).toContain('"verb":"form"');
    expect(seen.cardText).toContain('Standard_D2s_v5');
    expect(talk.port.submitted).toEqual([]);
    expect(await talk.draft()).toMatchObject({ asked: 'region', typed: { quantity: '3' } });
  });

  test('is completed by the form, which is replaced in place', async () => {
    const talk = new Conversation();
    await talk.begin({ text: '3 D2s_v5 for Adventure Works' });
    const formId = talk.lastCardId;
    const seen = await talk.click({
      verb: 'form',
      customer: customerNamed('Adventure Works').id,
      sku: 'Standard_D2s_v5',
      region: 'westeurope',
      term: 'P1Y',
      billingPlan: 'Upfront',
      quantity: '4',
      renew: 'true',
    });
    expect(talk.port.submitted[0]?.request).toMatchObject({ quantity: 4, item: { term: 'P1Y' } });
    expect(seen.text).toContain('without automatic renewal');
    expect(seen.updated.map(({ id }) => id)).toEqual([formId]);
  });

  test('is completed by typing, answer by answer, in any order', async () => {
    const talk = new Conversation();
    await talk.begin({ text: 'D2s_v5' });
    const first = await talk.type('monthly, 1 year');
    expect(first.text).toContain('Still missing: customer, region and quantity.');
    expect(first.updated).toHaveLength(1);
    await talk.type('Adventure Works');
    await talk.type('westeurope');
    expect(talk.port.submitted).toEqual([]);
    await talk.type('7');
    expect(talk.port.submitted[0]?.request).toMatchObject({
      quantity: 7,
      billingPlan: 'Monthly',
      item: { term: 'P1Y' },
    });
  });

  test('with contradictory words asks instead of guessing', async () => {
    const talk = new Conversation();
    const seen = await talk.begin({ text: '3 D2s_v5 in westeurope for Adventure Works, 1 or 3 years, monthly' });
    expect(seen.cardText).toContain('more than one term');
    await talk.type('1 year');
    expect(talk.port.submitted[0]?.request.item.term).toBe('P1Y');
  });
});

describe('wrong answers', () => {
  test('are answered with what is right, and the other answers stay', async () => {
    const talk = new Conversation();
    const seen = await talk.begin({ text: '3 D2s_v5 in westeurope for Adventure Works, 5 years, monthly' });
    expect(seen.cardText).toContain('is sold in West Europe for 1 year and 3 years, not 5 years');
    await talk.type('3 years');
    expect(talk.port.submitted[0]?.request).toMatchObject({ quantity: 3, item: { term: 'P3Y' } });
  });

  test.each([
    ['3 D2s_v5 in westeurope for Contoso, 3 years, monthly', 'fits several customers'],
    ['3 D2s_v5 in westeurope for Fabricam, 3 years, monthly', 'Did you mean Fabrikam?'],
    ['3 D2s_v9 in westeurope for Tailspin Toys, 3 years, monthly', 'no SKU'],
    ['3 M128ms in eastus for Tailspin Toys, 3 years, upfront', 'is not sold in'],
    ['3 M128ms in westeurope for Tailspin Toys, 3 years, monthly', 'is paid upfront, not monthly'],
    ['101 D2s_v5 in westeurope for Tailspin Toys, 3 years, monthly', 'takes 1 to 100, not 101'],
    ['3 D2s_v5 in atlantis for Tailspin Toys, 3 years, monthly', 'is not sold in'],
    ['3 D2s_v5 in westeurope for Litware, 3 years, monthly', 'It is suspended.'],
    ['3 D2s_v5 in westeurope for Tailspin Toys, 3 years, monthly, name "web servers"', 'web-servers'],
    ['3 D2s_v5 in westeurope for Tailspin Toys, 3 years, monthly, single scope', '"title":"Live"'],
  ])('%s', async (text, told) => {
    const talk = new Conversation();
    const seen = await talk.begin({ text });
    expect(seen.cardText.replaceAll('\\\\', '')).toContain(told);
    expect(talk.port.submitted).toEqual([]);
  });

  test('three times for one slot bring a new form with an example', async () => {
    const talk = new Conversation();
    await talk.begin({ text: '3 D2s_v5 in westeurope, 3 years, monthly' });
    const firstForm = talk.lastCardId;
    await talk.type('Kontosso');
    await talk.type('Kontossa');
    const third = await talk.type('Kontossi');
    expect(third.sent.filter(({ attachments }) => attachments?.length)).toHaveLength(1);
    expect(third.cardText).toContain('write for example');
    expect(talk.lastCardId).not.toBe(firstForm);
  });

  test('that mean nothing are said to be not understood, with an example', async () => {
    const talk = new Conversation();
    await talk.begin({ text: '3 D2s_v5 in westeurope for Tailspin Toys, monthly' });
    const seen = await talk.type('whatever you like');
    expect(seen.text).toContain('I did not understand');
    expect(seen.text).toContain('3 years');
    expect(await talk.draft()).toMatchObject({ typed: { quantity: '3', billingPlan: 'Monthly' } });
  });
});

describe('going through the draft', () => {
  test('a question at a time', async () => {
    const talk = new Conversation();
    const first = await talk.begin({ text: 'step by step' });
    expect(first.cardText).toContain('For which customer?');
    expect((await talk.type('Fabrikam')).cardText).toContain('Which subscription of Fabrikam pays?');
    expect((await talk.type('Production')).cardText).toContain('Which SKU?');
    expect((await talk.type('d2s v5')).cardText).toContain('In which region?');
    expect((await talk.type('West Europe')).cardText).toContain('For which term?');
    expect((await talk.type('3')).cardText).toContain('upfront or monthly');
    expect((await talk.click({ verb: 'answer', slot: 'billingPlan', billingPlan: 'Monthly' })).cardText).toContain(
      'How many?',
    );
    await talk.type('ten');
    expect(talk.port.submitted[0]?.request).toMatchObject({ quantity: 10, billingScope: { name: 'Production' } });
  });

  test('back asks the last answered slot again', async () => {
    const talk = new Conversation();
    await talk.begin({ text: 'step by step' });
    await talk.type('Tailspin Toys');
    await talk.type('D2s_v5');
    const seen = await talk.type('back');
    expect(seen.cardText).toContain('Which SKU?');
    expect(await talk.draft()).toMatchObject({ asked: 'sku', typed: { customer: 'Tailspin Toys' } });
  });

  test('start over empties the draft', async () => {
    const talk = new Conversation();
    await talk.begin({ text: '3 D2s_v5 for Tailspin Toys' });
    await talk.type('start over');
    expect(await talk.draft()).toMatchObject({ typed: {}, asked: 'customer' });
  });

  test('cancel ends it and says that nothing was bought', async () => {
    const talk = new Conversation();
    await talk.begin({ text: '3 D2s_v5' });
    expect((await talk.type('cancel')).text).toContain('Nothing was bought');
    expect(await talk.draft()).toBeUndefined();
  });

  test('the cancel button puts the sentence in the place of the form', async () => {
    const talk = new Conversation();
    await talk.begin({ text: '3 D2s_v5' });
    const seen = await talk.click({ verb: 'cancel-form' });
    expect(seen.sent).toEqual([]);
    expect(seen.updated[0]).toMatchObject({ id: talk.lastCardId, text: 'Cancelled. Nothing was bought.' });
    expect(await talk.draft()).toBeUndefined();
  });

  test('a value nobody sends changes nothing', async () => {
    const talk = new Conversation();
    await talk.begin({ text: '3 D2s_v5' });
    const before = await talk.draft();
    await talk.click({ verb: 'form', quantity: { $gt: 0 }, ...(JSON.parse('{"__proto__":{"sku":"x"}}') as object) });
    await talk.click(Object.create({ verb: 'form', sku: 'x' }) as object);
    await talk.click({ nothing: true });
    expect((await talk.draft())?.typed).toEqual(before?.typed);
    expect(talk.port.submitted).toEqual([]);
  });
});

describe('several lines', () => {
  test('each ends in a submit of its own, and that is said once', async () => {
    const talk = new Conversation();
    const seen = await talk.begin({ text: '2 D2s_v5 and 3 E4s_v5 in westeurope for Tailspin Toys, 3 years, monthly' });
    expect(talk.port.submitted.map(({ request }) => [request.quantity, request.item.sku])).toEqual([
      [2, 'Standard_D2s_v5'],
      [3, 'Standard_E4s_v5'],
    ]);
    expect(talk.port.last).toEqual([false, true]);
    expect(seen.text).toBe('The other line follows as a request of its own.');
  });

  test('a line that is not complete is asked for after the complete ones', async () => {
    const talk = new Conversation();
    const seen = await talk.begin({
      text: '2 D2s_v5 1 year and 3 M128ms 5 years, upfront in westeurope for Tailspin Toys',
    });
    expect(talk.port.submitted).toHaveLength(1);
    expect(talk.port.last).toEqual([false]);
    expect(seen.cardText).toContain('not 5 years');
    await talk.type('3 years');
    expect(talk.port.submitted[1]?.request).toMatchObject({
      quantity: 3,
      item: { sku: 'Standard_M128ms', term: 'P3Y' },
    });
    expect(await talk.draft()).toBeUndefined();
  });
});

describe('several lines whose quotes are cut short', () => {
  const TWO = '2 D2s_v5 and 3 E4s_v5 in westeurope for Tailspin Toys, 3 years, monthly';

  test('hand over no line twice', async () => {
    const talk = new Conversation();
    talk.port.faultAfter = 1;
    talk.port.submitFault = abortError();
    const seen = await talk.begin({ text: TWO });
    expect(seen.text).toContain('write "next"');
    talk.port.submitFault = undefined;
    await talk.type('next');
    expect(talk.port.submitted.map(({ request }) => request.quantity)).toEqual([2, 3]);
    expect(await talk.draft()).toBeUndefined();
  });

  test('leave the whole turn to be repeated when nothing was handed over', async () => {
    const talk = new Conversation();
    talk.port.submitFault = abortError();
    await expect(talk.begin({ text: TWO })).rejects.toThrow('aborted');
    expect(talk.sentSoFar).toBe(0);
  });

  test('keep the refused line and those after it', async () => {
    const talk = new Conversation();
    talk.port.faultAfter = 1;
    talk.port.submitFault = botError('PROVIDER_REFUSED', { message: 'no stock.', remedy: 'Choose another region.' });
    await talk.begin({ text: TWO });
    expect(await talk.draft()).toMatchObject({ typed: { quantity: '3', sku: 'Standard_E4s_v5' } });
  });
});

describe('editing', () => {
  test('opens the form filled, and submits with the order id', async () => {
    const talk = new Conversation();
    await talk.begin({ text: COMPLETE });
    const draft = draftOf(talk.port.submitted[0]!.request);
    const seen = await talk.begin({ draft, editing: 'R-ABCDEF' });
    expect(seen.cardText).toContain('Adventure Works');
    expect(talk.port.submitted).toHaveLength(1);
    await talk.type('quantity 5');
    expect(talk.port.submitted[1]).toMatchObject({
      editing: 'R-ABCDEF',
      request: { quantity: 5, item: { term: 'P3Y' } },
    });
  });

  test('with a text makes the change at once', async () => {
    const talk = new Conversation();
    await talk.begin({ text: COMPLETE });
    await talk.begin({ draft: draftOf(talk.port.submitted[0]!.request), editing: 'R-ABCDEF', text: 'make it 9' });
    expect(talk.port.submitted[1]).toMatchObject({ editing: 'R-ABCDEF', request: { quantity: 9 } });
  });
});

describe('look-ups that fail', () => {
  test('are told in one sentence, and the draft is kept', async () => {
    const talk = new Conversation();
    talk.port.lookupFault = botError('PROVIDER_UNREACHABLE', { provider: 'Partner Center', why: 'timeout' });
    const seen = await talk.begin({ text: COMPLETE });
    expect(seen.text).toContain('Partner Center does not answer');
    expect(await talk.draft()).toMatchObject({ typed: { quantity: '3' } });
    talk.port.lookupFault = undefined;
    await talk.type('again');
    expect(talk.port.submitted).toHaveLength(1);
  });

  test('an aborted turn reaches the host untouched, shows nothing and can be repeated', async () => {
    const talk = new Conversation();
    await talk.begin({ text: '3 D2s_v5 in westeurope for Tailspin Toys, 3 years' });
    talk.port.lookupFault = abortError();
    await expect(talk.type('monthly')).rejects.toMatchObject({ error: talk.port.lookupFault });
    expect(talk.sentSoFar).toBe(1);
    talk.port.lookupFault = undefined;
    await talk.type('monthly');
    expect(talk.port.submitted).toHaveLength(1);
  });

  test('a refused quote keeps the draft', async () => {
    const talk = new Conversation();
    talk.port.submitFault = botError('PROVIDER_REFUSED', { message: 'no stock.', remedy: 'Choose another region.' });
    const seen = await talk.begin({ text: COMPLETE });
    expect(seen.text).toContain('no stock');
    talk.port.submitFault = undefined;
    await talk.type('northeurope');
    expect(talk.port.submitted[0]?.request.item.region).toBe('northeurope');
  });
});
