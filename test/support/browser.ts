import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureChromium } from '../../deployment/setup/ensure-chromium';
import { PATIENCE_MS } from './hands';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium without a window. Close it when the tests are done. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: FLAGS, timeout: PATIENCE_MS });
}

/** A page on which everything is waited for as patiently as in the other tests. */
export async function openPage(browser: Browser, options?: Parameters<Browser['newPage']>[0]): Promise<Page> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}
