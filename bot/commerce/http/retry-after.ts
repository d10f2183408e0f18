/** How long a service asks to be left alone, in milliseconds: its headers first, then the gateway's sentence. */
export function retryAfterMs(headers: Record<string, string>, body: string, nowMs: number): number | undefined {
  const exact = Number(headers['retry-after-ms'] ?? headers['x-ms-retry-after-ms'] ?? NaN);
  if (Number.isFinite(exact)) return Math.max(0, exact);
  const header = headers['retry-after'];
  if (header !== undefined) {
    if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
    const date = Date.parse(header);
    if (!Number.isNaN(date)) return Math.max(0, date - nowMs);
  }
  const sentence = /try again in (\d+) seconds?/i.exec(body.slice(0, 2000));
  return sentence ? Number(sentence[1]) * 1000 : undefined;
}
