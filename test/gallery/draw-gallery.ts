import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { AdaptiveCard } from '../../cards/card';
import { launchBrowser } from '../support/browser';
import { galleryCards } from './gallery-cards';
import { hostConfigOf, THEMES, type Theme } from './host-themes';

/** Phone and desktop, in CSS pixels. */
const WIDTHS = [320, 560];
const ROOT = path.resolve(__dirname, '../..');
const TARGET = path.join(ROOT, '.artifacts/gallery');
const SCRIPTS = ['adaptivecards/dist/adaptivecards.js', 'markdown-it/dist/browser/markdown-it.umd.min.js'];

/**
 * Draws every card in each theme and width with Microsoft's renderer, one picture each, to .artifacts/gallery.
 * Names on the command line choose the cards: `tsx test/gallery/draw-gallery.ts order-pending help`.
 */
async function drawGallery(names: string[]): Promise<void> {
  await mkdir(TARGET, { recursive: true });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1.5 });
    for (const [name, card] of Object.entries(galleryCards())) {
      if (names.length > 0 && !names.includes(name)) continue;
      for (const [themeName, theme] of Object.entries(THEMES)) {
        for (const width of WIDTHS) await draw(page, card, theme, width, `${name}-${themeName}-${width}.png`);
      }
    }
  } finally {
    await browser.close();
  }
}

async function draw(page: Page, card: AdaptiveCard, theme: Theme, width: number, file: string): Promise<void> {
  await page.setViewportSize({ width, height: 400 });
  await page.setContent(pageOf(theme));
  for (const script of SCRIPTS) await page.addScriptTag({ path: path.join(ROOT, 'node_modules', script) });
  const input = JSON.stringify({ card, hostConfig: hostConfigOf(theme) });
  // A string, because the code runs in the browser, where this file's types and imports do not exist.
  const overflow = await page.evaluate<number>(`(${IN_PAGE})(${input})`);
  await page.screenshot({ path: path.join(TARGET, file), fullPage: true });
  if (overflow > 0) process.stderr.write(`${file}: ${overflow} px wider than the screen\n`);
}

const IN_PAGE = `({ card, hostConfig }) => {
  const markdown = window.markdownit();
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  drawn.parse(card);
  document.querySelector('#card').append(drawn.render());
  return document.documentElement.scrollWidth - window.innerWidth;
}`;

function pageOf(theme: Theme): string {
  const text = theme.card === '#ffffff' ? '#242424' : '#ffffff';
  return `<!doctype html><style>
    * { box-sizing: border-box; font-family: 'Segoe UI', 'DejaVu Sans', sans-serif; }
    body { margin: 0; padding: 8px; background: ${theme.page}; color: ${text}; font-size: 14px; }
    #card { background: ${theme.card}; border-radius: 6px; overflow: hidden; }
    p { margin: 0; }
    button { padding: 6px 10px; border: 1px solid #8a8a8a; border-radius: 4px; background: none; color: inherit; font-weight: 600; }
    .style-positive { background: #5b5fc7; color: white; } .style-destructive { color: #b3273f; }
    input, select { width: 100%; padding: 6px; background: none; color: inherit; border: 1px solid #8a8a8a; border-radius: 4px; }
    input[type=checkbox] { width: auto; }
  </style><div id="card"></div>`;
}

void drawGallery(process.argv.slice(2));
