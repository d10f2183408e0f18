import { h } from './dom';

/** A short note at the foot of the page; a live region reads it out. */
export function toast(text: string, kind: 'info' | 'error' = 'info'): void {
  const note = h('div', { class: `toast ${kind}`, 'data-testid': 'toast' }, text);
  document.getElementById('toasts')?.append(note);
  setTimeout(() => note.remove(), 6_000);
}

export function toastError(error: unknown): void {
  toast(error instanceof Error ? error.message : String(error), 'error');
}
