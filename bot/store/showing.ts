import type { Outgoing } from '../orders/journal';

/**
 * Whoever begins to show a card leaves a notice behind that shows it once more later, and takes it back when the card
 * shows the newest state. What a bot sent before it died, or was suspended, may arrive after something newer; then
 * nobody else would look again.
 */
const KIND = 'showing';
/** Longer than a call to Teams may take. */
export const FIRST_LOOK_MS = 15_000;
/** Longer than a process is likely to be suspended. */
const LAST_LOOK_MS = 5 * 60_000;

export function showingId(orderId: string, beganMs: number, unique: string): string {
  return `${showingsOf(orderId)}${beganMs}-${unique}`;
}

/** What the ids of an order's looks begin with. */
export function showingsOf(orderId: string): string {
  return `${orderId}:${KIND}:`;
}

export function isShowing(id: string): boolean {
  return id.split(':').at(-2) === KIND;
}

/** Epoch ms of the look after the one that was due then; null when that was the last. */
export function nextLook(id: string, dueMs: number): number | null {
  const beganMs = beganAt(id);
  return dueMs < beganMs + LAST_LOOK_MS ? beganMs + LAST_LOOK_MS : null;
}

/** As the deliverer meets it. A look is no hurry: it is tried again at long intervals, and given up when refused. */
export function lookOutgoing(id: string, orderId: string, dueMs: number): Outgoing {
  const createdAt = new Date(beganAt(id)).toISOString();
  return { id, orderId, version: 0, notice: { kind: 'card' }, createdAt, attempts: 5, dueMs };
}

/** Epoch ms. */
function beganAt(id: string): number {
  return Number.parseInt(id.split(':').at(-1) ?? '', 10);
}
