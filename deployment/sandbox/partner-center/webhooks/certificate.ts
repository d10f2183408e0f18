import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { pki, asn1, md } from 'node-forge';

/** A signing certificate, its issuer, and the key that signs. */
export interface SigningChain {
  /** PEM; whoever wants to trust the sandbox trusts this. */
  root: string;
  /** DER, as a .cer file has it. */
  certificate: Buffer;
  privateKey: KeyObject;
}

const DAY = 86_400_000;

let chain: Promise<SigningChain> | undefined;

/** A root "O=Microsoft Corporation" and a certificate signed by it. Keys take long to make: one chain for each process. */
export function signingChain(): Promise<SigningChain> {
  return (chain ??= makeChain());
}

async function makeChain(): Promise<SigningChain> {
  const [rootKeys, keys] = await Promise.all([makeKeys(), makeKeys()]);
  const root = makeCertificate('Sandbox Root CA', rootKeys.publicPem, 'Sandbox Root CA', rootKeys.privatePem, true);
  const leaf = makeCertificate(
    'Sandbox Partner Center Webhooks',
    keys.publicPem,
    'Sandbox Root CA',
    rootKeys.privatePem,
    false,
  );
  return {
    root: pki.certificateToPem(root),
    certificate: Buffer.from(asn1.toDer(pki.certificateToAsn1(leaf)).getBytes(), 'latin1'),
    privateKey: keys.privateKey,
  };
}

async function makeKeys(): Promise<{ publicPem: string; privatePem: string; privateKey: KeyObject }> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return {
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey,
  };
}

function makeCertificate(
  subject: string,
  publicPem: string,
  issuer: string,
  issuerPem: string,
  isAuthority: boolean,
): pki.Certificate {
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(publicPem);
  certificate.serialNumber = isAuthority ? '01' : '02';
  certificate.validity.notBefore = new Date(Date.now() - DAY);
  certificate.validity.notAfter = new Date(Date.now() + 365 * DAY);
  certificate.setSubject(named(subject));
  certificate.setIssuer(named(issuer));
  certificate.setExtensions([
    { name: 'basicConstraints', cA: isAuthority, critical: true },
    isAuthority
      ? { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }
      : { name: 'keyUsage', digitalSignature: true, critical: true },
  ]);
  certificate.sign(pki.privateKeyFromPem(issuerPem), md.sha256.create());
  return certificate;
}

function named(commonName: string): pki.CertificateField[] {
  return [
    { name: 'countryName', value: 'US' },
    { name: 'organizationName', value: 'Microsoft Corporation' },
    { name: 'commonName', value: commonName },
  ];
}
