import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

/** A bot whose own language is German, on both back ends: nobody set anything and nobody's Teams speaks English. */
let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk({ BACK_ENDS: 'azure,partner-center', LOCALE: 'de-DE', TIME_ZONE: 'Europe/Berlin' });
  hands = handsOn(desk.sandbox.teams);
  for (const person of desk.sandbox.teams.directory.people()) {
    Object.assign(person, { locale: 'de-DE', timeZone: 'Europe/Berlin' });
  }
}, 900_000);
afterAll(() => desk.stop());

async function says(text: string, person = ALEX): Promise<string> {
  const { teams } = desk.sandbox;
  await teams.say(person, teams.places.purchases, text);
  return hands.threadOf(person);
}
async function answered(text: string, person = ALEX): Promise<string> {
  const thread = await says(text, person);
  await hands.hears(/./, thread);
  return everythingIn(thread);
}
const everythingIn = (thread: string) =>
  desk.sandbox.teams
    .messages(thread)
    .filter(({ author }) => author.bot)
    .map((message) => `${hands.wordsOf(message)}\n${String(message.activity.summary ?? '')}`)
    .join('\n')
    .replaceAll('\\', '');

/** English words that no German card or sentence holds. */
const ENGLISH =
  /\b(?:the|and|with|for|is|are|you|your|write|approve|waiting|customer|quantity|payments|please|bought|of|not|to|years|paid|nothing|subscription|order)\b/i;
const THEIRS =
  /Clinical systems|Azure plan|azure order|single|resource group|buy azure plan for|order <|invoice latest|Bought from a partner|page 2|azure fields|Azure for customers of/;
const englishIn = (text: string) => text.split('\n').filter((line) => ENGLISH.test(line) && !THEIRS.test(line));

it('buys at Azure, changes, returns and exchanges in German', async () => {
  const { teams } = desk.sandbox;
  const bought = await says(
    'kaufe 3 Standard_D2s_v5 in westeurope für Lamna Healthcare, abonnement Clinical systems, 1 Jahr, monatlich',
  );
  await hands.press(ALEX, 'Bestätigen', {}, bought);
  await hands.press(MEGAN, 'Genehmigen', {}, bought);
  await hands.hears(/ist gekauft und aktiv/, bought);
  const id = [...desk.sandbox.azure.world.orders.values()].at(-1)!.reservations[0]!.id;
  const order = /R-[0-9A-Z]{6}/.exec(everythingIn(bought))![0];

  const renamed = await says(`umbenennen ${id} klinik-web`);
  await hands.press(ALEX, 'Bestätigen', {}, renamed);
  await hands.hears(/ist erledigt/, renamed);
  const exchanged = await says(`umtauschen ${id} für 2 Standard_D4s_v5 in northeurope, 3 Jahre`);
  await hands.press(ALEX, 'Genehmigung anfragen', {}, exchanged);
  await hands.press(MEGAN, 'Ablehnen', { reason: 'zu früh' }, exchanged);
  await hands.hears(/abgelehnt/, exchanged);
  const returned = await says(`rückgabe ${id} 1`);
  await hands.offering(ALEX, 'Genehmigung anfragen', returned);

  const told = [bought, renamed, exchanged, returned].map(everythingIn);
  for (const text of [
    'azure bestellungen',
    `azure bestellung ${order}`,
    `zahlungsplan ${order}`,
    `ersparnis ${order}`,
    'ersparnis 3 Standard_D4s_v5 in westeurope, 3 Jahre, EUR',
    'reservierungen',
    'ablaufend 400',
    `verlauf ${id}`,
    `bereiche ${id}`,
    `aufteilen ${id} 1 1 1 1`,
    `umbenennen ${id} "zwei Wörter"`,
    'umbenennen niemand neu',
    'änderungen',
    `protokoll ${order}`,
    `genehmigen ${order}`,
    `bestellungen`,
    `status ${order}`,
    'diagnose',
    'kunden',
    'kunde Lamna Healthcare',
    'angebote für Contoso',
    'abonnements Fabrikam',
    'registrierung Fabrikam',
    'registrieren Fabrikam',
    'produkte virtual für Contoso',
    'katalog d4s in westeurope für Contoso',
    'bestand Standard_D2s_v5 in westeurope für Contoso',
    'kontostand',
    'rechnungen',
    'rechnung',
    'unabgerechnet',
    'beobachten rechnungen',
    'beobachten Contoso',
    'nicht mehr beobachten alle',
    'einstellungen',
    'kaufe 3 D2s v5 für Contoso und Fabrikam',
    'kaufe 3 Standard_D2s_v5 in mondbasis für Contoso 7 Jahre',
    'vorlagen',
    'genehmigungen',
    'nochmal',
    'hilfe',
  ]) {
    told.push(`> ${text}\n${await answered(text)}`);
  }
  const leftovers = told.flatMap((text) => englishIn(text).map((line) => `${text.split('\n')[0]} | ${line}`));
  expect(teams.messages().length).toBeGreaterThan(0);
  expect(leftovers).toEqual([]);
}, 900_000);
