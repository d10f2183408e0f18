import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { zipSync } from 'fflate';
import { buildManifest, type ManifestEnvironment } from './build-manifest';

/** The app package that is uploaded to Teams: manifest and both icons in one zip. */
export async function packManifest(env: ManifestEnvironment): Promise<Uint8Array> {
  const manifest = buildManifest(env);
  // Microsoft's schemas come with the package: nothing is fetched.
  const faults = await AppManifestUtils.validateAgainstSchema(manifest as unknown as TeamsManifest);
  if (faults.length > 0) throw new Error(`The manifest is not valid: ${faults.join('; ')}`);
  const icon = (name: string) => new Uint8Array(readFileSync(path.join(__dirname, name)));
  return zipSync({
    'manifest.json': new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`),
    'color.png': icon('color.png'),
    'outline.png': icon('outline.png'),
  });
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
