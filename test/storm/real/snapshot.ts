import { copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformFile } from '@swc/core';

const ROOT = path.resolve(__dirname, '../../..');
const FOLDERS = ['bot', 'cards', 'dialogs', 'deployment/sandbox', 'test/storm/real'];
const SWC = { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } } as const;

/** The bot translated into a folder of its own: a process that is killed again and again must come up fast. */
export async function takeSnapshot(): Promise<{ directory: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'desk-snapshot-'));
  for (const folder of FOLDERS) await translate(path.join(ROOT, folder), path.join(directory, folder));
  await copyFile(path.join(ROOT, 'package.json'), path.join(directory, 'package.json'));
  await symlink(path.join(ROOT, 'node_modules'), path.join(directory, 'node_modules'));
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

async function translate(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    if (entry.isDirectory()) await translate(source, path.join(to, entry.name));
    else if (!entry.name.endsWith('.ts')) await copyFile(source, path.join(to, entry.name));
    else {
      const { code } = await transformFile(source, SWC);
      await writeFile(path.join(to, entry.name.replace(/\.ts$/, '.js')), code);
    }
  }
}
