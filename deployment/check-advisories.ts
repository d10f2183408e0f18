import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/**
 * `npm run advisories`: what `npm audit` finds in what is shipped, less what accepted-advisories.json explains. Ends with
 * 1 when something is left, or when an explained finding is gone and its explanation should go as well; with 2 when the
 * registry does not answer such questions.
 */
const Accepted = z.array(
  z.strictObject({ id: z.string(), package: z.string(), since: z.iso.date(), why: z.string().min(40) }),
);
export type Accepted = z.infer<typeof Accepted>;

const Found = z.looseObject({
  title: z.string().default(''),
  url: z.string().default(''),
  severity: z.string().default(''),
});
const Report = z.looseObject({
  vulnerabilities: z.record(z.string(), z.looseObject({ via: z.array(z.union([z.string(), Found])) })),
});

export function readAccepted(): Accepted {
  return Accepted.parse(JSON.parse(readFileSync(path.join(__dirname, 'accepted-advisories.json'), 'utf8')));
}

/** One sentence for each finding that nobody explained, and for each explanation without a finding. */
export function judgeReport(report: unknown, accepted: Accepted): string[] {
  const found = new Map<string, string>();
  for (const [name, { via }] of Object.entries(Report.parse(report).vulnerabilities)) {
    for (const one of via) {
      if (typeof one !== 'string') found.set(one.url.split('/').at(-1) ?? '', `${name}, ${one.severity}: ${one.title}`);
    }
  }
  const known = new Set(accepted.map(({ id }) => id));
  return [
    ...[...found].filter(([id]) => !known.has(id)).map(([id, words]) => `${id} in ${words}`),
    ...accepted
      .filter(({ id }) => !found.has(id))
      .map(({ id }) => `${id} is not found any more: take it off the list.`),
  ];
}

function main(): void {
  execFile('npm', ['audit', '--omit', 'dev', '--json'], { maxBuffer: 50_000_000 }, (_error, stdout) => {
    let faults: string[];
    try {
      faults = judgeReport(JSON.parse(stdout), readAccepted());
    } catch {
      process.stderr.write('The registry does not say what is known of the packages; ask another one.\n');
      process.exitCode = 2;
      return;
    }
    for (const fault of faults) process.stdout.write(`✖ ${fault}\n`);
    if (faults.length === 0) process.stdout.write('✔ Nothing is known of the packages that is not explained.\n');
    process.exitCode = faults.length === 0 ? 0 : 1;
  });
}

if (require.main === module) main();
