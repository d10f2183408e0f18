import { ensureProgram } from './install-debian-package';

/** The browser tests drive Debian's Chromium. */
export function ensureChromium(): string {
  ensureProgram('/usr/bin/chromium', 'chromium', 'Install it with "sudo apt-get install chromium".');
  return '/usr/bin/chromium';
}
