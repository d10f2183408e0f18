import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts text at rest. `context` is bound to it, so that a sealed text cannot be moved to another key unnoticed. */
export interface Seal {
  seal(text: string, context: string): string;
  /** Throws when the text was altered, moved or sealed with another key. Text from before there was a key is read. */
  open(sealed: string, context: string): string;
}

const MARK = 'sealed1.';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with a key of 32 bytes in base64; without a key nothing is sealed. */
export function createSeal(base64Key?: string): Seal {
  if (base64Key === undefined) return { seal: (text) => text, open: openWithoutKey };
  const key = Buffer.from(base64Key, 'base64');
  if (key.length !== 32) throw new RangeError('The encryption key is not 32 bytes in base64.');
  return {
    seal: (text, context) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return MARK + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed, context) => {
      if (!sealed.startsWith(MARK)) return sealed;
      const bytes = Buffer.from(sealed.slice(MARK.length), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

function openWithoutKey(text: string): string {
  if (text.startsWith(MARK)) throw new Error('The store holds encrypted text, but no ENCRYPTION_KEY is set.');
  return text;
}
