import { randomBytes } from 'node:crypto';
import { createSeal } from '../../../bot/store/seal';

const newKey = () => randomBytes(32).toString('base64');

describe('the seal', () => {
  test('gives back what was sealed, and never the same text twice', () => {
    const seal = createSeal(newKey());
    const sealed = seal.seal('Grüße 🙂', 'a');
    expect(seal.open(sealed, 'a')).toBe('Grüße 🙂');
    expect(seal.seal('Grüße 🙂', 'a')).not.toBe(sealed);
  });

  test('refuses another key, another context and every altered character', () => {
    const key = newKey();
    const seal = createSeal(key);
    const sealed = seal.seal('secret', 'a');
    expect(() => createSeal(newKey()).open(sealed, 'a')).toThrow();
    expect(() => seal.open(sealed, 'b')).toThrow();
    const mark = sealed.indexOf('.') + 1;
    for (let at = mark; at < sealed.length - 1; at += 1) {
      const altered = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(() => seal.open(altered, 'a')).toThrow();
    }
  });

  test('refuses a key of another length', () => {
    expect(() => createSeal(randomBytes(16).toString('base64'))).toThrow(/32 bytes/);
  });
});
