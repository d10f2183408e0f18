import type { World, WorldOptions } from './world';

/** What a bench found out, as people read it. */
export interface Table {
  title: string;
  head: string[];
  rows: string[][];
  notes?: string[];
}

export interface Setting {
  fileOf(source: string): string;
  /** Numbers too small to mean anything, soon. */
  tiny: boolean;
  startWorld(options: WorldOptions): Promise<World>;
}

export type Scenario = (setting: Setting) => Promise<Table>;

export function markdown({ title, head, rows, notes = [] }: Table): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const rule = line(head.map((_, index) => (index === 0 ? '---' : '--:')));
  return [`**${title}**`, '', line(head), rule, ...rows.map(line), '', ...notes.flatMap((note) => [note, ''])].join(
    '\n',
  );
}

export const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const times = (value: number) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ×`;
export const whole = (value: number) => Math.round(value).toLocaleString('en');
export const megabytes = (bytes: number) => `${(bytes / 1048576).toFixed(0)} MB`;
