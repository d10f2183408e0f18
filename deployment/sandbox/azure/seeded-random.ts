import { createHash } from 'node:crypto';

/** Numbers and ids that follow from a seed and a name: the same ones on every run. */
export function createSeeded(seed: number) {
  const digest = (name: string) => createHash('sha256').update(`${seed}/${name}`).digest();
  return {
    /** From 0 up to, not including, 1. */
    fraction: (name: string) => digest(name).readUInt32BE(0) / 2 ** 32,
    guid(name: string): string {
      const hex = digest(name).toString('hex');
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `8${hex.slice(17, 20)}`,
        hex.slice(20, 32),
      ].join('-');
    },
  };
}
export type Seeded = ReturnType<typeof createSeeded>;
