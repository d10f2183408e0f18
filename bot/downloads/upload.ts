import { isLoopback } from '../commerce/http/loopback';
import { botError } from '../errors';

/** Where Teams lets bots put a person's files: OneDrive for Business in the public, US Government and China clouds. */
const FILE_HOSTS = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us', '.sharepoint.cn'];
const TIMEOUT_MS = 60_000;

/** Whether bytes may be sent to an address that an activity named. Loopback only in the unauthenticated sandbox mode. */
export function mayUploadTo(address: string, { authenticated }: { authenticated: boolean }): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (!authenticated && isLoopback(address)) return true;
  const known = FILE_HOSTS.some((suffix) => hostname.toLowerCase().endsWith(suffix));
  return protocol === 'https:' && known && port === '' && username === '' && password === '';
}

/**
 * Puts a whole file into an upload session, in one piece. Throws FILE_NOT_SAVED.
 * Source: "Send and receive files through a bot", Microsoft Teams.
 */
export async function uploadFile(address: string, bytes: Buffer): Promise<void> {
  let why: string;
  try {
    const response = await fetch(address, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      },
    });
    await response.body?.cancel();
    if (response.ok) return;
    why = `status ${response.status}`;
  } catch (error) {
    why = (error as Error).name === 'TimeoutError' ? 'it took too long' : 'no answer';
  }
  throw botError('FILE_NOT_SAVED', { why });
}
