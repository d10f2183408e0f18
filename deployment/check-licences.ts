import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Names every installed package of package-lock.json whose licence nobody has looked at. Ends with 1 when there is one. */
const ALLOWED = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'],
  ...['CC0-1.0', 'CC-BY-4.0', 'Python-2.0', 'PSF-2.0', 'WTFPL', 'Zlib', 'MPL-2.0'],
]);
/** Packages whose licence field says nothing usable, and what a look at their files found. */
const LOOKED_AT: Record<string, string> = {
  // Its Readme says MIT.
  'escape-regexp-component': 'MIT',
  jspath: 'MIT',
  'png-js': 'MIT',
};
/** Never shipped with the bot, and used on a developer's machine only. */
const DEVELOPMENT_ONLY = new Set(['@microsoft/m365agentsplayground']);

const Lock = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({ license: z.unknown().optional(), dev: z.boolean().optional(), link: z.boolean().optional() }),
  ),
});

/** Licence of a package: as the lock file says, or as its own package.json does. */
function licenceOf(place: string, stated: unknown): string {
  if (typeof stated === 'string') return stated;
  try {
    const manifest = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8')) as Record<string, unknown>;
    const { license, licenses } = manifest as { license?: unknown; licenses?: { type?: string }[] };
    if (typeof license === 'string') return license;
    return licenses?.map(({ type }) => type).join(' OR ') ?? (license as { type?: string } | undefined)?.type ?? '';
  } catch {
    return '';
  }
}

/** "(MIT OR GPL-3.0)" is fine when one side is, "MIT AND BSD-2-Clause" when both are. */
function isAllowed(expression: string): boolean {
  const bare = expression.replace(/[()]/g, ' ');
  return bare.split(/\sOR\s/).some((choice) => choice.split(/\sAND\s/).every((one) => ALLOWED.has(one.trim())));
}

const { packages } = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const counts = new Map<string, number>();
const doubtful: string[] = [];
for (const [place, entry] of Object.entries(packages)) {
  if (place === '' || entry.link) continue;
  const name = place.split('node_modules/').at(-1)!;
  const licence = LOOKED_AT[name] ?? licenceOf(place, entry.license);
  counts.set(licence, (counts.get(licence) ?? 0) + 1);
  if (entry.dev && DEVELOPMENT_ONLY.has(name)) continue;
  if (!isAllowed(licence))
    doubtful.push(`${name}: ${licence || 'none named'}${entry.dev ? ' (development only)' : ''}`);
}
for (const [licence, count] of [...counts].sort((a, b) => b[1] - a[1])) process.stdout.write(`${count} × ${licence}\n`);
for (const line of doubtful) process.stdout.write(`✖ ${line}\n`);
process.exitCode = doubtful.length > 0 ? 1 : 0;
