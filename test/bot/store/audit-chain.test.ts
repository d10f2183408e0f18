import { chain, findChainFaults, readAuditLine, type AuditLine } from '../../../bot/store/audit-chain';
import type { Order } from '../../../bot/orders/order';
import { change, creation, sampleOrder } from './sample-order';

/** Numbers that look random and are the same in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function storyOf(length: number): { lines: AuditLine[]; order: Order; head: string } {
  let { order, audit } = creation(sampleOrder('R-A'));
  const lines = [chain(audit, '', order)];
  while (lines.length < length) {
    ({ order, audit } = change(order, { stage: `stage ${lines.length}` }));
    lines.push(chain(audit, lines.at(-1)!.hash, order));
  }
  return { lines, order, head: lines.at(-1)!.hash };
}

/** Changes one byte of the stored text; null when the text can no longer be read, which is a find as well. */
function flipByte(line: AuditLine, random: (below: number) => number): AuditLine | null {
  const bytes = Buffer.from(JSON.stringify(line));
  bytes[random(bytes.length)]! ^= 1 << random(7);
  try {
    return readAuditLine(bytes.toString());
  } catch {
    return null;
  }
}

describe('the audit chain', () => {
  const { lines, order, head } = storyOf(6);

  test('an untouched chain has no faults, also after it was stored', () => {
    expect(findChainFaults(lines, { order, head })).toEqual([]);
    const stored = lines.map((line) => readAuditLine(JSON.stringify(line)));
    expect(findChainFaults(stored, { order, head })).toEqual([]);
  });

  test('every one of 1,000 tamperings is found', () => {
    const random = randomNumbers(7);
    const missed: string[] = [];
    for (let round = 0; round < 1000; round += 1) {
      const copy: (AuditLine | null)[] = [...lines];
      const at = random(copy.length);
      const kind = (['flip', 'drop', 'swap', 'truncate', 'repeat'] as const)[round % 5]!;
      if (kind === 'flip') copy[at] = flipByte(lines[at]!, random);
      if (kind === 'drop') copy.splice(at, 1);
      if (kind === 'swap') [copy[at], copy[(at + 1) % copy.length]] = [copy[(at + 1) % copy.length]!, copy[at]!];
      if (kind === 'truncate') copy.length = at;
      if (kind === 'repeat') copy.splice(at, 0, lines[at]!);
      const readable = copy.filter((line) => line !== null);
      if (readable.length < copy.length) continue;
      if (findChainFaults(readable, { order, head }).length === 0) missed.push(`${kind} at ${at} in round ${round}`);
    }
    expect(missed).toEqual([]);
  });

  test('a forger who computes every hash anew is betrayed by the head', () => {
    let prev = '';
    const forged = lines.map(({ hash: _hash, prev: _prev, commit: _commit, record: _record, ...entry }) => {
      const line = chain({ ...entry, at: '2026-01-01T00:00:00.000Z' }, prev, order);
      prev = line.hash;
      return line;
    });
    expect(findChainFaults(forged, { order, head })).toContain('The last line is not the one that the record names.');
  });

  test('a record that was changed behind the audit’s back is found', () => {
    const dearer = { ...order, request: { ...order.request, quantity: 30 } };
    expect(findChainFaults(lines, { order: dearer, head })).toEqual([
      'The record differs from what its last line says.',
    ]);
  });
});
