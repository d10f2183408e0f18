import {
  constants,
  createSign,
  privateEncrypt,
  generateKeyPairSync,
  type KeyObject,
  type KeyPairKeyObjectResult,
} from 'node:crypto';
import { asn1, md, pki } from 'node-forge';

export interface Made {
  pem: string;
  der: Buffer;
  key: KeyObject;
  certificate: pki.Certificate;
}

export interface Wanted {
  name: string;
  issuer?: Made;
  authority?: boolean;
  organization?: string;
  /** Days from now. */
  from?: number;
  to?: number;
  bits?: number;
  /** Where the issuer's certificate is said to be. */
  issuerAt?: string;
}

const DAY_MS = 86_400_000;
let serial = 1;

/** Makes a certificate; without issuer it signs itself. */
export function makeCertificate(wanted: Wanted): Made {
  const { publicKey, privateKey } = keysFor(wanted);
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  certificate.serialNumber = String((serial += 1));
  certificate.validity.notBefore = new Date(Date.now() + (wanted.from ?? -1) * DAY_MS);
  certificate.validity.notAfter = new Date(Date.now() + (wanted.to ?? 30) * DAY_MS);
  certificate.setSubject(subjectOf(wanted));
  certificate.setIssuer(wanted.issuer?.certificate.subject.attributes ?? subjectOf(wanted));
  certificate.setExtensions([
    { name: 'basicConstraints', cA: wanted.authority ?? false, critical: true },
    ...(wanted.issuerAt ? [issuerAccess(wanted.issuerAt)] : []),
  ]);
  certificate.sign(nativeSigner(wanted.issuer?.key ?? privateKey), md.sha256.create());
  return {
    certificate,
    key: privateKey,
    pem: pki.certificateToPem(certificate),
    der: Buffer.from(asn1.toDer(pki.certificateToAsn1(certificate)).getBytes(), 'latin1'),
  };
}

const shared = new Map<number, KeyPairKeyObjectResult>();

/** Keys take long to make: certificates that issue nothing share theirs. */
function keysFor({ authority, bits = 2048 }: Wanted): KeyPairKeyObjectResult {
  const known = authority ? undefined : shared.get(bits);
  const keys = known ?? generateKeyPairSync('rsa', { modulusLength: bits });
  if (!authority) shared.set(bits, keys);
  return keys;
}

/** What stands before a SHA-256 digest in a PKCS #1 signature (RFC 8017, 9.2). */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** Signing in JavaScript takes seconds. */
function nativeSigner(key: KeyObject): pki.rsa.PrivateKey {
  const sign = (digest: md.MessageDigest) => {
    const bytes = Buffer.concat([DIGEST_INFO, Buffer.from(digest.digest().getBytes(), 'latin1')]);
    return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, bytes).toString('latin1');
  };
  return { sign } as unknown as pki.rsa.PrivateKey;
}

function subjectOf({ name, organization = 'Microsoft Corporation' }: Wanted): pki.CertificateField[] {
  return [
    { name: 'organizationName', value: organization },
    { name: 'commonName', value: name },
  ];
}

/** Authority information access with one "CA Issuers" address (RFC 5280, 4.2.2.1). */
function issuerAccess(address: string): object {
  const { Class, Type, create, oidToDer, toDer } = asn1;
  const description = create(Class.UNIVERSAL, Type.SEQUENCE, true, [
    create(Class.UNIVERSAL, Type.OID, false, oidToDer('1.3.6.1.5.5.7.48.2').getBytes()),
    create(Class.CONTEXT_SPECIFIC, 6, false, address),
  ]);
  const value = toDer(create(Class.UNIVERSAL, Type.SEQUENCE, true, [description])).getBytes();
  return { id: '1.3.6.1.5.5.7.1.1', critical: false, value };
}

export function signatureOf(body: string, { key }: Made, algorithm = 'sha256'): string {
  return `Signature ${createSign(algorithm).update(body).sign(key, 'base64')}`;
}
