import { readFileSync } from 'node:fs';

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/** Where a CPU profile's time goes: by function itself, and by everything a function calls. Milliseconds. */
export function topOfProfile(file: string, count = 30): { self: [string, number][]; total: [string, number][] } {
  const profile = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id])));
  const nameOf = (id: number) => {
    const { functionName, url, lineNumber } = nodes.get(id)!.callFrame;
    const where = url
      .replace(/^.*\/(node_modules\/(?!\.cache)|desk-bench[^/]*\/)/, '')
      .replace(/^.*\/node_modules\//, '');
    return `${functionName || '(anonymous)'} ${where}:${lineNumber + 1}`;
  };
  const self = new Map<string, number>();
  const total = new Map<string, number>();
  profile.samples.forEach((sample, index) => {
    const ms = (profile.timeDeltas[index] ?? 0) / 1000;
    self.set(nameOf(sample), (self.get(nameOf(sample)) ?? 0) + ms);
    const seen = new Set<string>();
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) seen.add(nameOf(id));
    for (const name of seen) total.set(name, (total.get(name) ?? 0) + ms);
  });
  const top = (times: Map<string, number>) => [...times].sort((a, b) => b[1] - a[1]).slice(0, count);
  return { self: top(self), total: top(total) };
}

export function topAsText({ self, total }: ReturnType<typeof topOfProfile>): string {
  const lines = (rows: [string, number][]) => rows.map(([name, ms]) => `${ms.toFixed(0).padStart(7)} ms  ${name}`);
  return ['by itself', ...lines(self), '', 'with what it calls', ...lines(total), ''].join('\n');
}

if (require.main === module) {
  process.stdout.write(topAsText(topOfProfile(process.argv[2]!, Number(process.argv[3] ?? 30))));
}
