import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppManifestUtils, ManifestUtil, type TeamsManifest } from '@microsoft/app-manifest';
import { zipSync } from 'fflate';
import { buildGerman, GERMAN_FILE } from './build-german';
import { buildManifest, type ManifestEnvironment } from './build-manifest';

/** The app package that is uploaded to Teams: manifest and both icons in one zip. */
export async function packManifest(env: ManifestEnvironment): Promise<Uint8Array> {
  const manifest = buildManifest(env);
  // Microsoft's schemas come with the package: nothing is fetched.
  const faults = await AppManifestUtils.validateAgainstSchema(manifest as unknown as TeamsManifest);
  if (faults.length > 0) throw new Error(`The manifest is not valid: ${faults.join('; ')}`);
  const german = buildGerman(manifest);
  const odd = await germanFaults(german);
  if (odd.length > 0) throw new Error(`${GERMAN_FILE} is not valid: ${odd.join('; ')}`);
  const icon = (name: string) => new Uint8Array(readFileSync(path.join(__dirname, name)));
  return zipSync({
    'manifest.json': json(manifest),
    [GERMAN_FILE]: json(german),
    'color.png': icon('color.png'),
    'outline.png': icon('outline.png'),
  });
}

const json = (value: object) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);

/** What Microsoft's schema of translations has against one; as for the manifest, nothing is fetched. */
export async function germanFaults(german: Record<string, string>): Promise<string[]> {
  const schema = await AppManifestUtils.fetchSchema(german.$schema ?? '');
  // One of its patterns has a bracket that the package's own checker refuses.
  const mended = JSON.stringify(schema).replaceAll(String.raw`\\b]\\.`, String.raw`\\b\\]\\.`);
  return ManifestUtil.validateManifestAgainstSchema(german as never, JSON.parse(mended) as never);
}

async function main([target = 'dist/teams-app.zip']: string[]): Promise<void> {
  const bytes = await packManifest(process.env);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, bytes);
  process.stdout.write(`${target}: ${bytes.length} bytes\n`);
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
