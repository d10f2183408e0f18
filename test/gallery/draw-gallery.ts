import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { GERMAN, READER } from '../cards/every-card';
import { drawCard, openCanvas } from './draw-card';
import { galleryCards } from './gallery-cards';
import { galleryPage, type Picture } from './gallery-page';
import { THEMES } from './host-themes';

/** Phone and desktop, in CSS pixels. */
const WIDTHS = { phone: 320, desktop: 560 };
const LANGUAGES = { english: READER, german: GERMAN };
const TARGET = path.resolve(__dirname, '../../.artifacts/gallery');

/** What the README shows. */
const README = path.resolve(__dirname, '../../cards/gallery');
const PICKED = [
  'form-missing-english-light-phone',
  'order-quoted-english-light-phone',
  'order-pending-english-dark-phone',
  'order-buying-german-light-phone',
  'order-active-english-dark-phone',
  'order-failed-english-light-phone',
  'list-english-contrast-phone',
];

/**
 * Draws every card in each language, theme and width with Microsoft's renderer, one picture each, and a page that shows
 * them all: .artifacts/gallery/index.html. Names on the command line choose the cards: `npm run cards -- help failure`;
 * `npm run cards -- readme` draws those of the README to cards/gallery.
 */
async function drawGallery(names: string[]): Promise<void> {
  const target = names[0] === 'readme' ? README : TARGET;
  await mkdir(target, { recursive: true });
  const browser = await launchBrowser();
  const pictures: Picture[] = [];
  try {
    // Small files for the repository.
    const page = await openCanvas(browser, target === README ? 1.1 : 1.5);
    for (const [language, reader] of Object.entries(LANGUAGES)) {
      for (const [name, card] of Object.entries(galleryCards(reader))) {
        for (const [theme, dress] of Object.entries(THEMES)) {
          for (const [width, pixels] of Object.entries(WIDTHS)) {
            const picture = { name, language, theme, width, file: `${name}-${language}-${theme}-${width}.png` };
            if (!isWanted(picture, names)) continue;
            await page.setViewportSize({ width: pixels, height: 100 });
            await taken(page, target, picture, (await drawCard(page, card, dress)).cut);
            pictures.push(picture);
          }
        }
      }
    }
  } finally {
    await browser.close();
  }
  if (names.length === 0) await writeFile(path.join(TARGET, 'index.html'), galleryPage(pictures));
  process.stdout.write(`${pictures.length} pictures in ${path.relative(process.cwd(), target)}\n`);
}

/** German is looked at on a phone, where words are longest for their room. */
function isWanted({ name, file, language, theme, width }: Picture, names: string[]): boolean {
  if (names[0] === 'readme') return PICKED.includes(file.replace('.png', ''));
  const isTight = language === 'english' || (theme === 'light' && width === 'phone');
  return names.length > 0 ? names.includes(name) : isTight;
}

async function taken(page: Page, target: string, { file }: Picture, cut: string[]): Promise<void> {
  await page.screenshot({ path: path.join(target, file), fullPage: true });
  if (cut.length > 0) process.stderr.write(`${file}: cut off at the edge: ${cut.join(', ')}\n`);
}

void drawGallery(process.argv.slice(2));
