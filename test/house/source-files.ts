import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
  imports: Import[];
}

export interface Import {
  /** As written: a package, node:…, or a relative path. */
  name: string;
  /** For a relative import, the file it leads to, without ending. */
  target?: string;
  typeOnly: boolean;
}

const ROOT = path.resolve(__dirname, '../..');
const IMPORT = /^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, typeOnly, name = '']) => ({
    name,
    typeOnly: typeOnly !== undefined,
    ...(name.startsWith('.') ? { target: path.posix.join(path.posix.dirname(file), name) } : {}),
  }));
}

/** All TypeScript files of the given top folders, with what they import. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap(filesUnder).map((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    return { path: file, text, imports: importsOf(file, text) };
  });
}

/** The package an import names: "@scope/name/deep" is "@scope/name". */
export function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
