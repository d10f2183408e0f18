import { mayUploadTo } from '../downloads/upload';
import { botError } from '../errors';

const MOST_BYTES = 512 * 1024;
const TIMEOUT_MS = 10_000;

/**
 * Fetches a text file that Teams named, from where Teams keeps files only, and follows it nowhere else.
 * Throws FILE_UNREADABLE.
 */
export async function fetchTable(address: string, given: { authenticated: boolean }): Promise<string> {
  if (!mayUploadTo(address, given))
    throw botError('FILE_UNREADABLE', { why: 'it is not kept where Teams keeps files' });
  let bytes: Buffer;
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    bytes = await readAtMost(response);
  } catch (error) {
    const { name, message } = error as Error;
    throw botError('FILE_UNREADABLE', { why: name === 'TimeoutError' ? 'it took too long' : message.slice(0, 80) });
  }
  return decoded(bytes);
}

async function readAtMost(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('it is larger than 512 KB');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Spreadsheets write UTF-8, UTF-16 ("Unicode text") or, in older ones, the code page of Western Europe. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
