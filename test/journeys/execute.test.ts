import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

/** The same purchase with Universal Actions: buttons are invokes, answered with a card for the person who pressed. */
let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk({ CARD_ACTIONS: 'execute' });
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());

it('goes from the form to the active order by Action.Execute', async () => {
  const { teams, partnerCenter } = desk.sandbox;
  await teams.say(ALEX, teams.places.purchases, 'buy Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly');
  const thread = hands.threadOf(ALEX);
  const form = await hands.offering(ALEX, 'Continue', thread);
  const continued = await teams.click(ALEX, form.id, { title: 'Continue', inputs: { quantity: '2' } });
  expect(continued).toMatchObject({ status: 200, statusCode: 200 });

  const card = await hands.hears(/Ready to confirm/, thread);
  await teams.view(ALEX, card.id);
  expect(hands.buttons(ALEX, card)).toEqual(['Confirm', 'Edit', 'Cancel']);
  const confirmed = await teams.click(ALEX, card.id, { title: 'Confirm' });
  expect(confirmed).toMatchObject({ status: 200, statusCode: 200, kind: 'card' });

  await teams.waitFor(() =>
    hands.wordsOf(teams.messages(thread).find(({ id }) => id === card.id)!).includes('Waiting'),
  );
  for (const person of [ALEX, MEGAN, ADELE]) await teams.view(person, card.id);
  expect(hands.buttons(ALEX, card)).toContain('Withdraw');
  expect(hands.buttons(ALEX, card)).not.toContain('Approve');
  expect(hands.buttons(ADELE, card)).toEqual([]);
  expect(hands.buttons(MEGAN, card)).toEqual(['Approve', 'Reject']);

  const approved = await teams.click(MEGAN, card.id, { title: 'Approve' });
  expect(approved).toMatchObject({ status: 200, statusCode: 200, kind: 'card' });
  await hands.hears(/is bought and active/, thread);
  expect(partnerCenter.orders()).toHaveLength(1);
}, 900_000);

it('shows one card to each person in their own language and by their own clock', async () => {
  const { teams } = desk.sandbox;
  Object.assign(teams.directory.person(MEGAN.id)!, { locale: 'de-DE', timeZone: 'America/New_York' });
  await teams.say(ALEX, teams.places.purchases, 'buy 2 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly');
  const thread = hands.threadOf(ALEX);
  const card = await hands.hears(/Ready to confirm/, thread);
  await teams.view(ALEX, card.id);
  await teams.click(ALEX, card.id, { title: 'Confirm' });
  await hands.hears(/waits for your approval/, thread);
  for (const person of [ALEX, MEGAN]) await teams.view(person, card.id);
  expect(hands.buttons(ALEX, card)).toContain('Withdraw');
  expect(hands.buttons(MEGAN, card)).toEqual(['Genehmigen', 'Ablehnen']);
  expect(JSON.stringify(teams.cardOf(MEGAN, card.id))).toMatch(/\d{4}, \d{2}:\d{2} (?:GMT-[45]|EST|EDT)/);
  expect(JSON.stringify(teams.cardOf(ALEX, card.id))).toMatch(/\d{4}, \d{2}:\d{2} (?:GMT|BST)/);
}, 900_000);

it('answers what it cannot read in the body, never by the HTTP status', async () => {
  const { teams } = desk.sandbox;
  const answer = await teams.invoke(ALEX, teams.places.purchases, 'adaptiveCard/action', { trigger: 'manual' });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
});
