import type { KeyObject, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { LRUCache } from 'lru-cache';
import { isLoopback } from '../commerce/http/loopback';
import { chainFault, issuerAddress, readCertificates } from './certificate-chain';
import { fetchSmall } from './fetch-small';

export interface CertificatesOptions {
  /** Hosts whose certificates are fetched, over https only. */
  hosts: readonly string[];
  /** PEM: trust ends in these and no others. Without it, in the roots this Node knows. */
  roots?: string;
  /** Lets loopback serve certificates, for the unauthenticated sandbox mode. */
  allowLoopback: boolean;
  now(): Date;
}

/** The keys with which Partner Center signs, by the address of their certificate. */
export interface Certificates {
  mayFetch(address: string): boolean;
  /** Throws Untrusted when the certificate is not Microsoft's, and anything else when it cannot be fetched. */
  keyOf(address: string): Promise<KeyObject>;
}

/** The certificate was read, and it is no proof. */
export class Untrusted extends Error {}

const DAY_MS = 24 * 3_600_000;
const LEAST_BITS = 2048;
/** Where Microsoft's and DigiCert's certificates name their issuers. What comes from there proves itself by signature. */
const ISSUER_HOSTS = ['www.microsoft.com', 'caissuers.microsoft.com', 'cacerts.digicert.com'];

export function createCertificates(options: CertificatesOptions): Certificates {
  const hosts = new Set(options.hosts.map((host) => host.toLowerCase()));
  const keys = new LRUCache<string, KeyObject>({ max: 20 });
  const running = new Map<string, Promise<KeyObject>>();
  let anchors: X509Certificate[] | undefined;

  function mayFetch(address: string): boolean {
    if (!URL.canParse(address)) return false;
    const { protocol, host, username, password } = new URL(address);
    if (options.allowLoopback && isLoopback(address)) return true;
    return protocol === 'https:' && hosts.has(host.toLowerCase()) && username === '' && password === '';
  }

  async function fetchIssuer(certificate: X509Certificate): Promise<X509Certificate | undefined> {
    const address = issuerAddress(certificate);
    if (!address || !URL.canParse(address)) return undefined;
    const allowed = ISSUER_HOSTS.includes(new URL(address).host) || (options.allowLoopback && isLoopback(address));
    return allowed ? readCertificates(await fetchSmall(address))[0] : undefined;
  }

  async function fetchKey(address: string): Promise<KeyObject> {
    const bytes = await fetchSmall(address);
    const [leaf, ...others] = certificatesIn(bytes);
    if (!leaf) throw new Untrusted('there is no certificate');
    if (!leaf.issuer.split('\n').includes('O=Microsoft Corporation')) throw new Untrusted('Microsoft did not issue it');
    anchors ??= options.roots
      ? readCertificates(Buffer.from(options.roots))
      : rootCertificates.map((pem) => readCertificates(Buffer.from(pem))[0]!);
    const fault = await chainFault(leaf, { anchors, others, now: options.now(), fetchIssuer });
    if (fault) throw new Untrusted(fault);
    const key = leaf.publicKey;
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType !== 'rsa' || bits < LEAST_BITS) throw new Untrusted('its key is too weak');
    keys.set(address, key, { ttl: Math.min(DAY_MS, leaf.validToDate.getTime() - options.now().getTime()) });
    return key;
  }

  return {
    mayFetch,
    async keyOf(address) {
      const known = keys.get(address);
      if (known) return known;
      const waiting = running.get(address) ?? fetchKey(address).finally(() => running.delete(address));
      running.set(address, waiting);
      return waiting;
    },
  };
}

function certificatesIn(bytes: Buffer): X509Certificate[] {
  try {
    return readCertificates(bytes);
  } catch {
    return [];
  }
}
