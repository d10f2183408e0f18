/** Azure's rule: letters, digits, "-" and "_". */
export const MAX_DISPLAY_NAME = 64;

export function isDisplayName(text: string): boolean {
  return text.length <= MAX_DISPLAY_NAME && /^[A-Za-z0-9_-]+$/.test(text);
}

/** The name an order carries at Azure: what people called it, then the order's id here, by which it is found again. */
export function markedName(orderId: string, displayName?: string): string {
  const marker = clean(orderId);
  const name = clean(displayName ?? '').slice(0, MAX_DISPLAY_NAME - marker.length - 1);
  return name ? `${name}_${marker}` : marker;
}

export function carriesMarker(displayName: string | undefined, orderId: string): boolean {
  const name = displayName?.toLowerCase() ?? '';
  const marker = clean(orderId).toLowerCase();
  return name === marker || name.endsWith(`_${marker}`);
}

function clean(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
}
