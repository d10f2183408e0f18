import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const APP_ID = '3f0c8a52-9e47-4b1d-8c66-d1e2f3a4b5c6';
export const TOKEN_ISSUER = 'https://api.botframework.com';

/** A token service of our own: what the channel's is for the bot, on loopback. */
export interface Issuer {
  metadataUrl: string;
  /** A good token for an activity with this service address; claims and header may be changed. */
  token(serviceUrl: string, change?: TokenChange): string;
  publicPem: string;
  /** Requests for keys so far. */
  fetches(): number;
  close(): Promise<void>;
}

export interface TokenChange {
  /** Undefined removes a claim. */
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** `stranger` is a key nobody has published; `other-channel` one that is not endorsed for Teams. */
  key?: 'channel' | 'stranger' | 'other-channel';
  /** Signs with HMAC and this secret instead. */
  secret?: string;
  /** Leaves the signature empty. */
  unsigned?: boolean;
}

const HASH: Record<string, string> = { RS256: 'RSA-SHA256', RS384: 'RSA-SHA384', RS512: 'RSA-SHA512' };
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function startIssuer(): Promise<Issuer> {
  const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [channel, stranger, other] = [pair(), pair(), pair()];
  const keys = { channel: channel.privateKey, stranger: stranger.privateKey, 'other-channel': other.privateKey };
  const published = [
    { ...channel.publicKey.export({ format: 'jwk' }), kid: 'channel', use: 'sig', endorsements: ['msteams'] },
    { ...other.publicKey.export({ format: 'jwk' }), kid: 'other-channel', use: 'sig', endorsements: ['directline'] },
  ];
  let fetches = 0;
  const server = createServer((request, response) => {
    fetches += 1;
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const document = {
      issuer: TOKEN_ISSUER,
      jwks_uri: `${base}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? { keys: published } : document));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    metadataUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/openid`,
    token: (serviceUrl, change = {}) => sign(serviceUrl, change, keys),
    publicPem: channel.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    fetches: () => fetches,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function sign(serviceUrl: string, change: TokenChange, keys: Record<string, KeyObject>): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: TOKEN_ISSUER, aud: APP_ID, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3600 };
  const header = { alg: 'RS256', typ: 'JWT', kid: change.key ?? 'channel', ...change.header };
  const body = `${part(header)}.${part({ ...claims, ...change.claims })}`;
  if (change.unsigned) return `${body}.`;
  if (change.secret !== undefined) {
    return `${body}.${createHmac('sha256', change.secret).update(body).digest('base64url')}`;
  }
  const signer = createSign(HASH[header.alg] ?? 'RSA-SHA256').update(body);
  return `${body}.${signer.sign(keys[change.key ?? 'channel']!).toString('base64url')}`;
}
