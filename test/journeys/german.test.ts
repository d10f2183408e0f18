import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { GENERAL } from '../../deployment/sandbox/teams/rooms';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk();
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());
const teams = () => desk.sandbox.teams;
const purchases = () => teams().places.purchases;

async function says(text: string, person = ALEX, place = purchases()): Promise<string> {
  expect(await teams().say(person, place, text)).toBe(200);
  return hands.threadOf(person);
}
const reply = (thread: string, text: string, person = ALEX) =>
  teams().say(person, purchases(), text, { replyTo: thread.split('messageid=')[1]! });
const everythingIn = (thread: string) =>
  teams()
    .messages(thread)
    .filter(({ author }) => author.bot)
    .map((message) => `${hands.wordsOf(message)}\n${String(message.activity.summary ?? '')}`)
    .join('\n');

/** English words that no German card or sentence holds. */
const ENGLISH = /\b(?:the|and|with|for|is|you|your|write|approve|waiting|customer|quantity|payments|please|bought)\b/i;
const englishIn = (text: string) => text.split('\n').filter((line) => ENGLISH.test(line));

describe('a German channel', () => {
  it('is set up in words of its own, and shows what is set', async () => {
    const thread = await says('settings language deutsch');
    await hands.hears(/Sprache: Deutsch\. Das gilt für alle/, thread);
    await hands.hears(/Zeitzone: Europe\/Berlin/, await says('einstellungen zeitzone Berlin'));
    await hands.hears(/Währung: EUR/, await says('einstellungen währung eur'));
    const shown = await says('einstellungen');
    await hands.hears(/Einstellungen dieser Unterhaltung/, shown);
    expect(everythingIn(shown)).toMatch(/Kunde: Keine Angabe \\*\(hier nicht festgelegt/);
    expect(englishIn(everythingIn(shown))).toEqual([]);
  }, 900_000);

  it('buys in German from the sentence to the end, by its own clock and in its own numbers', async () => {
    const thread = await says(
      'kaufe 12 Standard_E8s_v5 in westeurope für Contoso, 3 Jahre, vorab, abonnement "Contoso Azure plan"',
    );
    const card = await hands.press(ALEX, 'Bestätigen', {}, thread);
    const words = () =>
      hands.wordsOf(
        teams()
          .messages(thread)
          .find(({ id }) => id === card.id)!,
      );
    await hands.hears(/wartet auf Ihre Genehmigung/, thread);
    await hands.press(MEGAN, 'Genehmigen', {}, thread);
    const done = await hands.hears(/ist gekauft und aktiv/, thread);
    await teams().waitFor(() => words().includes('Aktiv'));
    expect(words()).toMatch(/\d{1,3}\.\d{3},\d{2} (?:EUR|USD|GBP)/);
    expect(words()).toMatch(/\d{1,2}\. \p{L}{3,4}\.? \d{4}, \d{2}:\d{2} MEZ/u);
    expect(words()).toMatch(/bezahlt von Contoso Azure plan, Azure-Plan/);
    expect(hands.wordsOf(done)).toMatch(/12 × Standard\\_E8s\\_v5 in .+ für Contoso/);
    expect(englishIn(everythingIn(thread))).toEqual([]);
  }, 600_000);

  it('asks for what is missing, says what is wrong and stops, all in German', async () => {
    const thread = await says('kaufe Standard_D2s_v5 in westeurope für Contoso');
    await hands.offering(ALEX, 'Weiter', thread);
    await reply(thread, 'Menge 0');
    await hands.hears(/ganze Zahl/, thread);
    await reply(thread, 'für Contsoo');
    await hands.hears(/Meinten Sie/, thread);
    await reply(thread, 'abbrechen');
    await hands.hears(/Abgebrochen\. Es wurde nichts gekauft\./, thread);
    expect(englishIn(everythingIn(thread))).toEqual([]);
  }, 900_000);

  it.each([
    ['genehmigen R-AAAAAA', /Bestellung R-AAAAAA: nicht gefunden/],
    ['umbenennen 3f2a91c0 neu', /Der Kauf über Azure selbst ist für diesen Bot nicht eingerichtet/],
    ['rechnung G999999999', /nicht gefunden|nicht/],
    ['hilfe genehmigen', /genehmigt die Anfrage einer anderen Person/],
    ['hilfe', /Was ich kann/],
    ['bestellungen', /Bestellungen/],
    ['kunde Contoso', /Microsoft-Kundenvereinbarung/],
    ['verfügbarkeit Standard_D2s_v5 in westeurope für Contoso, 3 Jahre', /je Stück über die gesamte Laufzeit/],
    ['kontostand', /Kontostand/],
    ['beobachten', /Hier wird nichts beobachtet/],
    ['vertretung', /niemand/i],
    ['Was kostet die Welt?', /Das habe ich nicht verstanden/],
  ])(
    'answers "%s" in German',
    async (text, told) => {
      const thread = await says(text);
      await hands.hears(told, thread);
      expect(englishIn(everythingIn(thread).replaceAll(/Microsoft Customer Agreement/g, ''))).toEqual([]);
    },
    900_000,
  );

  it('fills in its usual customer, says so, and never where another one was named', async () => {
    await hands.hears(/Kunde: Contoso/, await says('einstellungen kunde Contoso'));
    const thread = await says('kaufe 1 Standard_D2s_v5 in westeurope, 1 Jahr, vorab, abonnement "Contoso Azure plan"');
    await hands.hears(/Sie gilt für Contoso, den für diese Unterhaltung festgelegten Kunden/, thread);
    await hands.offering(ALEX, 'Bestätigen', thread);
    const other = await says('kaufe 1 Standard_D2s_v5 in westeurope, 1 Jahr, vorab für Fabrikam');
    await hands.hears(/Fabrikam/, other);
    expect(everythingIn(other)).not.toMatch(/Contoso/);
    const unclear = await says('kaufe 1 Standard_D2s_v5 in westeurope, 1 Jahr, vorab, Contsoo Dingsda');
    await hands.hears(/Dingsda/, unclear);
    expect(everythingIn(unclear)).not.toMatch(/festgelegten Kunden/);
    await hands.hears(/nicht mehr festgelegt/, await says('einstellungen kunde aus'));
  }, 900_000);
});

describe('elsewhere in the same bot', () => {
  it('another channel stays English, also for a request in German words', async () => {
    expect(await teams().say(ALEX, GENERAL, 'kaufe 1 Standard_D2s_v5 in westeurope für Contoso, 1 Jahr, vorab')).toBe(
      200,
    );
    await hands.offering(ALEX, 'Confirm', hands.threadOf(ALEX));
  }, 900_000);

  it('a person is answered in the language and by the clock of their own Teams', async () => {
    const megan = teams().directory.person(MEGAN.id)!;
    Object.assign(megan, { locale: 'de-AT', timeZone: 'Europe/Vienna' });
    const chat = teams().places.personal(MEGAN);
    await teams().say(MEGAN, chat, 'status');
    await hands.hears(/Offene Anfragen|Es ist keine Anfrage offen/, chat);
    Object.assign(megan, { locale: 'fr-FR' });
    await teams().say(MEGAN, chat, 'nothing I know');
    await hands.hears(/I did not understand that/, chat);
    await teams().say(MEGAN, chat, 'settings language Klingon');
    await hands.hears(/I do not speak "Klingon"\. I speak English and German\./, chat);
  }, 900_000);
});
