import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { AdaptiveCard } from '../../cards/card';
import { openPage } from '../support/browser';
import { hostConfigOf, type Theme } from './host-themes';

const PACKAGES = path.resolve(__dirname, '../../node_modules');
const SCRIPTS = ['adaptivecards/dist/adaptivecards.js', 'markdown-it/dist/browser/markdown-it.umd.min.js'];

/** What is on the page once the card is drawn. */
export interface Drawn {
  /** Texts and buttons that go over the card's edge. */
  cut: string[];
  text: string;
  buttons: string[];
  /** Inputs that have no label, or whose label leads nowhere. */
  unlabelled: number;
  /** What the renderer could not draw. */
  faults: string[];
}

/** A page that cards can be drawn on, one after the other. */
export async function openCanvas(browser: Browser, deviceScaleFactor = 1.5): Promise<Page> {
  const page = await openPage(browser, { deviceScaleFactor });
  await page.setContent('<!doctype html><style></style><div id="card"></div>');
  for (const script of SCRIPTS) await page.addScriptTag({ path: path.join(PACKAGES, script) });
  return page;
}

/** Draws a card with Microsoft's renderer, as wide as the page is, in the dress of a theme. */
export async function drawCard(page: Page, card: AdaptiveCard, theme: Theme): Promise<Drawn> {
  const input = JSON.stringify({ card, hostConfig: hostConfigOf(theme), style: styleOf(theme) });
  // A string, because the code runs in the browser, where this file's types and imports do not exist.
  return page.evaluate<Drawn>(`(${IN_PAGE})(${input})`);
}

const IN_PAGE = `({ card, hostConfig, style }) => {
  document.querySelector('style').textContent = style;
  const markdown = window.markdownit();
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  const context = new AdaptiveCards.SerializationContext();
  drawn.parse(card, context);
  const root = document.querySelector('#card');
  root.replaceChildren(drawn.render());
  const edge = root.getBoundingClientRect().right;
  const leaves = [...root.querySelectorAll('*')].filter((one) => !one.children.length && one.innerText?.trim());
  const inputs = [...root.querySelectorAll('input, select, textarea')];
  // A search box stands in a container that is labelled for it.
  const isLabelled = (one) => one.parentElement.getAttribute('aria-labelledby') || one.getAttribute('aria-label') || (one.getAttribute('aria-labelledby') ?? '')
    .split(' ').some((id) => document.getElementById(id)?.innerText.trim());
  return {
    cut: leaves.filter((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return Math.max(range.getBoundingClientRect().right, one.getBoundingClientRect().right) > edge;
    }).map((one) => one.innerText),
    text: root.innerText,
    buttons: [...root.querySelectorAll('button')].map((one) => one.innerText.trim()),
    unlabelled: inputs.filter((one) => !isLabelled(one)).length,
    faults: Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message),
  };
}`;

function styleOf(theme: Theme): string {
  // Condensed is as wide as the font that Teams has.
  return `
    * { box-sizing: border-box; font-family: 'Segoe UI', 'DejaVu Sans Condensed', 'DejaVu Sans', sans-serif; }
    body { margin: 0; padding: 8px; background: ${theme.page}; color: ${theme.text}; font-size: 14px; }
    #card { background: ${theme.card}; border: 1px solid ${theme.line}; border-radius: 6px; overflow: hidden; }
    p { margin: 0; }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
    .ac-choiceSetInput-filtered-container { width: 100%; }
    button { padding: 6px 10px; border: 1px solid ${theme.button}; border-radius: 4px; background: none; color: inherit;
      font-weight: 600; }
    .style-positive { background: ${theme.accent}; color: white; }
    input, select { width: 100%; padding: 6px; background: ${theme.card}; color: inherit; border: 1px solid ${theme.button};
      border-radius: 4px; }
    input::placeholder { color: ${theme.subtle}; opacity: 1; }
    input[type=checkbox] { width: auto; }`;
}
