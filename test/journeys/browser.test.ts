import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { launchBrowser, openPage } from '../support/browser';
import { startDesk, type TestDesk } from '../support/start-desk';

/** Where the pictures go; the README's are chosen from them. */
const PICTURES = '.artifacts/journey';

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  desk = await startDesk({}, 800);
  await desk.sandbox.teams.install();
  browser = await launchBrowser();
}, 900_000);
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

interface Seat {
  page: Page;
  /** What people did, in order. */
  done: string[];
  /** What went wrong on the page. */
  faults: string[];
  button(title: string): Locator;
  picture(name: string): Promise<void>;
}

/** The sandbox page in the channel for purchases, with Alex before it. */
async function sitDown(at: TestDesk): Promise<Seat> {
  const page = await openPage(browser, { viewport: { width: 1100, height: 1280 } });
  const seat: Seat = {
    page,
    done: [],
    faults: [],
    button: (title) => page.getByTestId('card').getByRole('button', { name: title, exact: true }).last(),
    picture: async (name) => void (await page.screenshot({ path: `${PICTURES}/${name}.png` })),
  };
  page.on('pageerror', (error) => seat.faults.push(error.message));
  page.on('request', (request) => {
    const [, what] = /\/chat\/(messages|actions)\?/.exec(request.url()) ?? [];
    const by = new URL(request.url()).searchParams.get('person');
    const name = [ALEX, MEGAN].find(({ id, mri }) => id === by || mri === by)?.name;
    if (what) seat.done.push(`${name} ${what === 'messages' ? 'writes' : 'clicks'}`);
  });
  await page.goto(at.sandbox.url);
  await page.getByTestId('room-Azure purchases').click();
  return seat;
}

async function say({ page }: Seat, text: string): Promise<void> {
  await page.getByTestId('composer').fill(text);
  await page.getByTestId('send').click();
}

/** Answers what nobody has to search for, and sees the price. */
async function finish({ page, button }: Seat, form: Locator): Promise<void> {
  await form.getByLabel(/^Term/).selectOption({ label: '3 years' });
  await form.getByLabel(/^Billing plan/).selectOption({ index: 1 });
  await form.getByLabel(/^Quantity/).fill('2');
  await button('Continue').click();
  await button('Confirm').waitFor();
  await page
    .getByText(/2 × Standard_D4s_v5 in .* for Contoso/)
    .first()
    .waitFor();
}

it('takes one message and two clicks from a sentence to an active reservation, on one card with three replies at most', async () => {
  const seat = await sitDown(desk);
  const { page, button, picture } = seat;
  await say(seat, 'buy 3 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly');
  await button('Confirm').waitFor();
  await picture('1-confirmation');
  await button('Confirm').click();

  await button('Approve').waitFor();
  await page.getByTestId('person-Megan').click();
  await button('Approve').waitFor();
  await picture('2-approval');
  await button('Approve').click();

  await page.getByText(/is bought and active/).waitFor();
  await page.getByText('All 5 steps done').waitFor();
  await picture('3-active');
  expect(seat.done).toEqual([`${ALEX.name} writes`, `${ALEX.name} clicks`, `${MEGAN.name} clicks`]);
  const { teams, partnerCenter } = desk.sandbox;
  const asked = teams.messages(teams.places.purchases).find(({ author }) => author.mri === ALEX.mri)!;
  const said = teams.messages(asked.conversationId).filter(({ author, deleted }) => author.bot && !deleted);
  const cards = said.filter(({ card }) => card);
  expect(cards).toHaveLength(1);
  expect(said.length - cards.length).toBeLessThanOrEqual(3);
  expect(partnerCenter.orders()).toHaveLength(1);
  expect(seat.faults).toEqual([]);
}, 900_000);

it('finds customers, SKUs and regions while somebody types, and prices what was chosen', async () => {
  const seat = await sitDown(desk);
  const { page, button, picture } = seat;
  await say(seat, 'buy');
  await button('Continue').waitFor();
  const form = page.getByTestId('card').last();
  const choose = async (label: string, typed: string, first: RegExp) => {
    const field = form.getByRole('combobox', { name: label });
    // The best one comes first, once what is found is for what was typed last.
    const wanted = form.getByRole('option').first().filter({ hasText: first });
    // While the catalogue is still being read there is nothing to find: people type again.
    for (let tries = 0; tries < 40 && !(await wanted.isVisible()); tries += 1) {
      await field.fill('');
      await field.fill(typed);
      await wanted.waitFor({ timeout: 6000 }).catch(() => undefined);
    }
    await picture(`4-search-${label}`);
    await wanted.click();
  };
  await choose('Customer', 'cont', /^Contoso/);
  await choose('SKU', 'd4s v5', /Standard_D4s_v5/);
  await choose('Region', 'weu', /westeurope/);
  await finish(seat, form);
  expect(seat.faults).toEqual([]);
}, 900_000);

it('takes typed answers where the client cannot search', async () => {
  const plain = await startDesk({ CARD_INPUTS: 'typed' });
  try {
    await plain.sandbox.teams.install();
    const seat = await sitDown(plain);
    const { page, button, picture } = seat;
    await say(seat, 'buy');
    await button('Continue').waitFor();
    const form = page.getByTestId('card').last();
    await picture('5-typed');
    await expect(form.getByRole('combobox', { name: 'SKU' }).count()).resolves.toBe(0);
    await form.getByLabel(/^Customer/).fill('contoso');
    await form.getByLabel(/^SKU/).fill('d4s v5');
    await form.getByLabel(/^Region/).fill('west europe');
    await finish(seat, form);
    expect(seat.faults).toEqual([]);
  } finally {
    await plain.stop();
  }
}, 900_000);
