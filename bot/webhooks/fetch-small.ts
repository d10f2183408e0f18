const MAX_BYTES = 64 * 1024;
const TIMEOUT_MS = 5000;

/** Reads a small file: no redirects, no credentials, no more than 64 KB, no longer than five seconds. */
export async function fetchSmall(address: string): Promise<Buffer> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Error(`The certificate's host answered ${response.status}.`);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MAX_BYTES) throw new Error("The certificate's host sent too much.");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
