import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ALEX, MEGAN, SANDBOX_BOT } from '../../deployment/sandbox/people';
import { until } from '../support/azure-hands';
import { launchBrowser, openPage } from '../support/browser';
import { freePort, startDesk, type TestDesk } from '../support/start-desk';

/** A whole purchase in Microsoft's own Agents Playground: two people, one after the other, at its page in a real browser. */

/** What a page told the playground that a person did. */
interface Done {
  kind: 'message' | 'click';
  by: string;
}

let desk: TestDesk;
let playground: ChildProcess;
let browser: Browser;
let url: string;
let sitting: { mri: string; name: string } = ALEX;
const done: Done[] = [];

beforeAll(async () => {
  desk = await startDesk();
  const port = String(await freePort());
  url = `http://localhost:${port}`;
  const script = path.resolve(__dirname, '../../deployment/playground.ts');
  const env = { ...process.env, TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_BROWSER: 'none' };
  const flags = ['--import', 'tsx', script, `${desk.app.url}/api/messages`, port];
  playground = spawn(process.execPath, flags, { env, stdio: 'ignore' });
  browser = await launchBrowser();
  await until(async () => (await fetch(`${url}/_debug/ping`).catch(() => undefined))?.ok === true);
}, 900_000);

afterAll(async () => {
  await browser.close();
  const gone = new Promise((resolve) => playground.once('exit', resolve));
  playground.kill('SIGTERM');
  await gone;
  await desk.stop();
});

/** The playground knows one person only. Who sits at its page is said on the way out, and what they do is counted. */
async function sitDown(): Promise<Page> {
  const page = await openPage(browser, { viewport: { width: 1300, height: 1600 } });
  await page.route(/_conversation\/v1\/(?:submit|conversations\/[^/]+\/messages)$/, async (route) => {
    const request = route.request();
    if (request.method() !== 'POST') return route.continue();
    done.push({ kind: request.url().endsWith('/submit') ? 'click' : 'message', by: sitting.name });
    const body = { ...(request.postDataJSON() as object), from: { id: sitting.mri } };
    await route.continue({ postData: JSON.stringify(body) });
  });
  await page.goto(url);
  await page.getByText('Azure purchases', { exact: true }).first().click();
  await page.getByText('Azure reservations, bought from this conversation').first().waitFor();
  return page;
}

async function post(page: Page, text: string): Promise<void> {
  await page.locator('[contenteditable=true]').first().click();
  await page.keyboard.type('@Res');
  await page.getByRole('menuitem').filter({ hasText: SANDBOX_BOT.name }).click();
  await page.keyboard.type(text);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
}

it('buys with one message and two clicks of two people, and asks nothing', async () => {
  const page = await sitDown();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await post(page, ' buy 2 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly');
  await button('Confirm').click();
  await button('Approve').waitFor();
  sitting = MEGAN;
  await button('Approve').click();
  await page
    .getByText(/is bought and active/)
    .first()
    .waitFor();
  await page.getByText('All 5 steps done').first().waitFor();

  expect(done).toEqual([
    { kind: 'message', by: ALEX.name },
    { kind: 'click', by: ALEX.name },
    { kind: 'click', by: MEGAN.name },
  ]);
  // The card it says hello with, and the one of the order.
  await expect(page.locator('.ac-adaptiveCard').count()).resolves.toBe(2);
  expect(desk.sandbox.partnerCenter.orders()).toHaveLength(1);
}, 600_000);
