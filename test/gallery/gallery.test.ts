import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { GERMAN, READER } from '../cards/every-card';
import { visibleText } from '../cards/read-card';
import { drawCard, openCanvas } from './draw-card';
import { galleryCards } from './gallery-cards';
import { THEMES } from './host-themes';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await openCanvas(browser);
  await page.setViewportSize({ width: 320, height: 600 });
}, 300_000);
afterAll(() => browser.close());

/** Only letters and digits: the browser breaks lines and the renderer turns marks into elements. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

describe.each([
  ['English', READER],
  ['German', GERMAN],
])('every card in %s, drawn by Microsoft’s renderer on a phone', (_, reader) => {
  it.each(Object.entries(galleryCards(reader)))('%s', async (_name, card) => {
    const drawn = await drawCard(page, card, THEMES.light);
    expect(drawn.cut).toEqual([]);
    expect(drawn.unlabelled).toBe(0);
    const shown = letters(drawn.text);
    const lines = visibleText(card).split('\n').map(letters);
    expect(lines.filter((line) => !shown.includes(line))).toEqual([]);
    for (const { title } of card.actions ?? []) expect(drawn.buttons).toContain(title);
  });
});

it('shows every kind of card that there is', () => {
  const root = path.resolve(__dirname, '../..');
  const kinds = readdirSync(path.join(root, 'cards')).filter((file) => file.endsWith('-card.ts'));
  const source = ['gallery-cards.ts', 'money-cards.ts'].map((file) => readFileSync(path.join(__dirname, file), 'utf8'));
  expect(kinds.filter((file) => !source.join('').includes(`/${file.replace('.ts', '')}'`))).toEqual([]);
  expect(kinds.length).toBeGreaterThan(15);
});
