import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
/** One for each run, so that two at once do not disturb each other. */
const OUT = path.join(ROOT, `node_modules/.cache/desk-bench-${process.pid}`);
const FOLDERS = ['bot', 'cards', 'dialogs', 'deployment', 'test/bench', 'test/hostile', 'test/support'];

/** What is measured is JavaScript as a deployment runs it, not what a loader compiles on the fly. */
export async function compile(): Promise<(file: string) => string> {
  process.once('exit', () => rmSync(OUT, { recursive: true, force: true }));
  await build({
    absWorkingDir: ROOT,
    entryPoints: FOLDERS.flatMap((folder) => [`${folder}/**/*.ts`, `${folder}/**/*.json`]),
    outbase: ROOT,
    outdir: OUT,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    loader: { '.json': 'copy' },
    logLevel: 'error',
  });
  await cp(path.join(ROOT, 'deployment/sandbox/teams/page'), path.join(OUT, 'deployment/sandbox/teams/page'), {
    recursive: true,
    force: false,
  });
  return (file) => path.join(OUT, file.replace(/\.ts$/, '.js'));
}
