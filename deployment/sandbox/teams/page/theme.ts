import { toast } from './toasts';

const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
const KEY = 'theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(forced-colors: active), (prefers-contrast: more)');

function chosen(): string {
  return localStorage.getItem(KEY) ?? 'system';
}

/** The style sheet knows light, dark and contrast; "system" is settled here. */
function apply(): void {
  const system = contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = chosen() === 'system' ? system : chosen();
}

export function followTheme(): void {
  apply();
  dark.addEventListener('change', apply);
  contrast.addEventListener('change', apply);
}

export function nextTheme(): void {
  const now = THEMES.findIndex((theme) => theme === chosen());
  const next = THEMES[(now + 1) % THEMES.length] ?? 'system';
  localStorage.setItem(KEY, next);
  apply();
  toast(`Theme: ${next === 'contrast' ? 'high contrast' : next}`);
}
