import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { startDesk, type TestDesk } from '../support/start-desk';

/** Where the pictures go; the README's are chosen from them. */
const PICTURES = '.artifacts/journey';
const PATIENCE = { timeout: 60_000 };

let desk: TestDesk;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  desk = await startDesk({}, 800);
  await desk.sandbox.teams.install();
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1100, height: 1280 } });
}, 900_000);
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

async function picture(name: string): Promise<void> {
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}
const button = (title: string) => page.getByTestId('card').getByRole('button', { name: title, exact: true }).last();

it('lets Alex ask, Megan approve, and everybody watch one card until the order is active', async () => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(desk.sandbox.url);
  await page.getByTestId('room-Azure purchases').click();
  await page.getByTestId('composer').fill('buy 3 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly');
  await page.getByTestId('send').click();

  const form = page.getByTestId('card').last();
  await button('Continue').or(button('Confirm')).waitFor(PATIENCE);
  if (await button('Continue').isVisible()) {
    await picture('1-form');
    await form.getByRole('combobox').first().waitFor(PATIENCE);
  }
  await picture('2-asked');
  await button('Confirm').waitFor(PATIENCE);
  await picture('3-confirmation');
  await button('Confirm').click();

  await button('Approve').waitFor(PATIENCE);
  await page.getByTestId('person-Megan').click();
  await button('Approve').waitFor(PATIENCE);
  await picture('4-approval');
  await button('Approve').click();

  await page.getByText(/is bought and active/).waitFor(PATIENCE);
  await picture('5-active');
  expect(desk.sandbox.partnerCenter.orders()).toHaveLength(1);
  expect(faults).toEqual([]);
}, 240_000);
