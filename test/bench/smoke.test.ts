import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { SCENARIOS } from './scenarios';

const BENCH = path.resolve(__dirname, 'index.ts');
const LIMIT_MS = 900_000;

it(
  'runs every bench, with numbers too small to mean anything',
  async () => {
    const command = ['--import', 'tsx', BENCH, '--tiny'];
    const { stdout } = await promisify(execFile)(process.execPath, command, { timeout: LIMIT_MS });
    const tables = stdout.split(/^\*\*\w+\*\*$/m).slice(1);
    expect(tables).toHaveLength(Object.keys(SCENARIOS).length);
    for (const table of tables) {
      expect(table).toMatch(/^\|.*\d.*\|$/m);
      expect(table).not.toMatch(/NaN|undefined|Infinity/);
    }
  },
  LIMIT_MS,
);
