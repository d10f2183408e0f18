import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The chat page's files; the script is bundled in memory the first time it is asked for. */

const FOLDER = path.join(__dirname, 'page');
let bundle: Promise<string> | undefined;

export function pageHtml(): Promise<string> {
  return readFile(path.join(FOLDER, 'index.html'), 'utf8');
}

export async function pageStyles(): Promise<string> {
  const sheets = ['theme.css', 'layout.css', 'messages.css', 'cards.css'];
  return (await Promise.all(sheets.map((sheet) => readFile(path.join(FOLDER, sheet), 'utf8')))).join('\n');
}

export function pageScript(): Promise<string> {
  bundle ??= bundled();
  return bundle;
}

async function bundled(): Promise<string> {
  const result = await build({
    entryPoints: [path.join(FOLDER, 'main.ts')],
    tsconfig: path.join(FOLDER, 'tsconfig.json'),
    bundle: true,
    format: 'iife',
    target: 'es2023',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}
