/** Chance without state: the same seed and the same name always give the same value, in whatever order one asks. */

type Part = string | number;

/** A 32-bit unsigned number that follows from the parts. */
export function draw(...parts: Part[]): number {
  let hash = 0x811c9dc5;
  for (const char of parts.join('\u0001')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** From 0 up to, not including, 1. */
export function fraction(...parts: Part[]): number {
  return draw(...parts) / 0x1_0000_0000;
}

export function pick<T>(from: readonly T[], ...parts: Part[]): T {
  return from[draw(...parts) % from.length] as T;
}

export function hex(length: number, ...parts: Part[]): string {
  let digits = '';
  for (let block = 0; digits.length < length; block++) {
    digits += draw(...parts, 'hex', block)
      .toString(16)
      .padStart(8, '0');
  }
  return digits.slice(0, length);
}

export function guid(...parts: Part[]): string {
  const digits = hex(32, ...parts);
  const variant = ((parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ].join('-');
}

/** Capitals and digits, as in product ids. */
export function base36(length: number, ...parts: Part[]): string {
  let digits = '';
  for (let block = 0; digits.length < length; block++) {
    digits += draw(...parts, 'base36', block)
      .toString(36)
      .padStart(6, '0')
      .slice(-6);
  }
  return digits.slice(0, length).toUpperCase();
}
