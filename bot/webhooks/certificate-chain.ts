import { X509Certificate } from 'node:crypto';

/** Certificates from a PEM text (there may be several) or one in DER. Throws when there is none. */
export function readCertificates(bytes: Buffer): X509Certificate[] {
  const text = bytes.toString('latin1');
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g);
  return blocks ? blocks.map((block) => new X509Certificate(block)) : [new X509Certificate(bytes)];
}

export interface ChainOptions {
  /** Certificates in which trust ends. */
  anchors: readonly X509Certificate[];
  /** Certificates that came along and may lead there. */
  others: readonly X509Certificate[];
  now: Date;
  /** The certificate that issued this one, from the address it names; undefined when it cannot be had. */
  fetchIssuer(certificate: X509Certificate): Promise<X509Certificate | undefined>;
}

const LONGEST = 5;

/** Why the certificate is not to be trusted; undefined when a chain of valid certificates leads to an anchor. */
export async function chainFault(leaf: X509Certificate, options: ChainOptions): Promise<string | undefined> {
  let current = leaf;
  for (let depth = 0; depth < LONGEST; depth += 1) {
    if (!isValidAt(current, options.now)) return 'a certificate of the chain is not valid now';
    const anchor = options.anchors.find((one) => hasIssued(one, current));
    if (anchor) return isValidAt(anchor, options.now) ? undefined : 'the root certificate is not valid now';
    const issuer = options.others.find((one) => hasIssued(one, current)) ?? (await options.fetchIssuer(current));
    if (!issuer || !hasIssued(issuer, current)) return 'no chain leads to a known root';
    current = issuer;
  }
  return 'the chain is too long';
}

function hasIssued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function isValidAt({ validFromDate, validToDate }: X509Certificate, now: Date): boolean {
  return validFromDate <= now && now <= validToDate;
}

/** Where a certificate says its issuer's certificate is ("CA Issuers" in its authority information access). */
export function issuerAddress({ infoAccess }: X509Certificate): string | undefined {
  return /^CA Issuers - URI:(\S+)$/m.exec(infoAccess ?? '')?.[1];
}
