import { isIPv4 } from 'node:net';

/** True for this machine only: the one place to which a bearer token may go without TLS (the sandbox). */
export function isLoopback(address: string | URL): boolean {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
