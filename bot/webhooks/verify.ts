import { verify as verifySignature } from 'node:crypto';
import { webhookEvent, type WebhookEvent } from '../commerce/partner-center/schemas/webhooks';
import { Untrusted, type Certificates } from './certificates';

/** Headers as Node gives them: names in lower case. */
export type Headers = Record<string, string | string[] | undefined>;

export type Verdict =
  | { outcome: 'genuine'; event: WebhookEvent }
  /** Not from Partner Center, not for now, or not as it was sent. */
  | { outcome: 'refused'; why: string }
  /** It cannot be known at the moment: let it be sent again. */
  | { outcome: 'unknown'; why: string };

export interface VerifyOptions {
  certificates: Certificates;
  now(): Date;
}

const ALGORITHM = /^rsa-(sha(?:256|384|512))$/;
const SIGNATURE = /^Signature ([A-Za-z0-9+/]+={0,2})$/i;
/** Deliveries are repeated for hours; what is older is an old one played again. */
const OLDEST_MS = 24 * 3_600_000;
const CLOCKS_DIFFER_MS = 5 * 60_000;

/**
 * Tells whether Partner Center sent this. What costs nothing is looked at before anything is fetched.
 * Source: "Partner Center webhooks", section on authenticating callbacks; the limits to hosts, algorithms and age are ours.
 */
export function createVerifier(options: VerifyOptions) {
  const { certificates } = options;

  return async (body: Buffer, headers: Headers): Promise<Verdict> => {
    const signature = SIGNATURE.exec(one(headers['x-ms-signature']) || one(headers.authorization))?.[1];
    const hash = ALGORITHM.exec(one(headers['x-ms-signature-algorithm']).toLowerCase())?.[1];
    const address = one(headers['x-ms-certificate-url']);
    if (!signature) return refused('there is no signature');
    if (!hash) return refused('the algorithm is not allowed');
    if (!certificates.mayFetch(address)) return refused('the certificate is on a host that is not allowed');
    const event = readEvent(body);
    if (!event) return refused('the body is no event');
    if (!isRecent(event, options.now())) return refused('the event is not of now');
    try {
      const key = await certificates.keyOf(address);
      const fits = verifySignature(hash, body, key, Buffer.from(signature, 'base64'));
      return fits ? { outcome: 'genuine', event } : refused('the signature does not fit the body');
    } catch (error) {
      const why = (error as Error).message;
      return error instanceof Untrusted ? refused(why) : { outcome: 'unknown', why };
    }
  };
}

function refused(why: string): Verdict {
  return { outcome: 'refused', why };
}

function one(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header.trim() : '';
}

function readEvent(body: Buffer): WebhookEvent | undefined {
  try {
    return webhookEvent.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

function isRecent({ ResourceChangeUtcDate: at }: WebhookEvent, now: Date): boolean {
  if (!at) return false;
  const ageMs = now.getTime() - Date.parse(at);
  return ageMs <= OLDEST_MS && ageMs >= -CLOCKS_DIFFER_MS;
}
