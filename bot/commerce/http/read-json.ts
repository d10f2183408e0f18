/**
 * Text of a body in whatever Unicode the service chose. Partner Center prefixes byte order marks, and one of its
 * gateways turns the mark into a question mark.
 */
export function readText(body: Buffer): string {
  if (body[0] === 0xff && body[1] === 0xfe) return body.subarray(2).toString('utf16le');
  if (body[0] === 0xfe && body[1] === 0xff) return Buffer.from(body.subarray(2)).swap16().toString('utf16le');
  return body.toString('utf8').replace(/^\uFEFF/, '');
}

/** A number with a fraction, an exponent or more digits than a float holds; text that looks like one only costs time. */
const INEXACT_NUMBER = /[:,[]\s*-?\d+(?:\.|[eE]|\d{15})/;

/** Parses JSON without float damage: a number that is no safe integer is handed on as its source text. Throws SyntaxError. */
export function readJson(body: Buffer): unknown {
  const text = readText(body).replace(/^\?(?=[[{])/, '');
  // Reviving is some ten times slower than parsing, and the largest answers (the catalogue) hold no such number.
  if (!INEXACT_NUMBER.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && context?.source !== undefined ? context.source : value,
  );
}
