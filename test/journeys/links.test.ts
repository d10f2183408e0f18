import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk({
    TEAMS_URL: 'https://teams.microsoft.com',
    PARTNER_CENTER_PORTAL_URL: 'https://partner.microsoft.com',
  });
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());

const linksOn = (message: { activity: unknown }): string[] =>
  [...JSON.stringify(message.activity).matchAll(/\]\((https:[^)]+)\)/g)].map(([, url]) => url!);

it('leads from a list in a personal chat to the living card, and from the card to what was bought', async () => {
  const { teams } = desk.sandbox;
  const sentence = 'buy 3 Standard_D2s_v5 in westeurope for Contoso, Azure plan, 3 years, monthly, shared';
  await teams.say(ALEX, teams.places.purchases, sentence);
  const thread = hands.threadOf(ALEX);
  const confirmed = await hands.press(ALEX, 'Confirm', {}, thread);
  await hands.offering(MEGAN, 'Approve', thread);

  const personal = teams.places.personal(MEGAN);
  await teams.say(MEGAN, personal, 'approvals');
  const [listed] = linksOn(await hands.hears(/Waiting for your approval/, personal));
  const [channel, root] = thread.split(';messageid=');
  const url = new URL(listed!);
  expect(url.origin).toBe('https://teams.microsoft.com');
  expect(decodeURIComponent(url.pathname)).toBe(`/l/message/${channel}/${confirmed.id}`);
  expect(url.searchParams.get('parentMessageId')).toBe(root);

  const id = /R-[0-9A-Z]{6}/.exec(hands.wordsOf(confirmed))![0];
  await teams.say(MEGAN, personal, `approve ${id}`);
  const [onCard] = linksOn(await hands.hears(new RegExp(`${id} · `), personal));
  expect(onCard).toBe(listed);
  await hands.hears(/is bought and active/, thread);
  const living = await hands.hears(/Active/, thread);
  const card = teams.messages(thread).find((message) => message.id === confirmed.id) ?? living;
  await teams.waitFor(() => linksOn(card).length > 0 || undefined, 240_000);
  expect(linksOn(card)).toEqual([
    expect.stringMatching(/^https:\/\/partner\.microsoft\.com\/commerce\/customers\/[0-9a-f-]{36}\/subscriptions$/),
  ]);
}, 900_000);
