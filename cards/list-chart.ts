import { plain } from './inert';

/** What a line of a list measures; its words say the same. */
export interface Drawn {
  /** What stands below the bar. Plain text. */
  label: string;
  /** One for each legend of the chart, in its order; undefined where nothing is known. */
  values: (number | undefined)[];
  /** What the line says in words as well; series have colours of their own. */
  tone?: 'good' | 'attention' | 'neutral';
}

/** Bars above a list, for clients that draw them: one for each line, or one for each line and legend. */
export interface ListChart {
  /** What the bars show, for readers of screens as well. Plain text. */
  title: string;
  /** Absent: one value for each line. */
  legends?: string[];
  /** What is the most there can be, where all bars are shares of it. */
  most?: number;
}

interface Point {
  x: string;
  y: number;
  color?: string;
}

interface Series {
  legend: string;
  values: Point[];
}

/** Data of the elements of list-card.json; at most one of them has an entry. */
export interface ListBars {
  bars: { title: string; data: Point[] }[];
  shares: { title: string; data: Series[]; most: number }[];
}

const NOTHING: ListBars = { bars: [], shares: [] };

/** Teams: Chart.VerticalBar and Chart.VerticalBar.Grouped, learn.microsoft.com, "Charts in Adaptive Cards". */
export function listBars(chart: ListChart | undefined, lines: readonly { drawn?: Drawn }[]): ListBars {
  const drawn = lines.flatMap((line) => (line.drawn ? [line.drawn] : []));
  const known = drawn.flatMap(({ values }) => values).filter((value) => value !== undefined);
  // One bar by itself compares nothing; a number that is none would leave the client without a card.
  if (!chart || known.length < 2 || !known.every((value) => Number.isFinite(value))) return NOTHING;
  const title = plain(chart.title, 120);
  const labels = distinct(drawn.map(({ label }) => plain(label, 40) || '?'));
  const pointsOf = (which: number, isToned = false): Point[] =>
    drawn.flatMap(({ values, tone }, index) => {
      const y = values[which];
      return y === undefined ? [] : [{ x: labels[index]!, y, ...(tone && isToned ? { color: tone } : {}) }];
    });
  const { legends, most } = chart;
  if (!legends) return { bars: [{ title, data: pointsOf(0, true) }], shares: [] };
  const series = legends.map((legend, which) => ({ legend: plain(legend, 40), values: pointsOf(which) }));
  return { bars: [], shares: [{ title, data: series, most: most ?? Math.max(...known) }] };
}

/** Bars with the same label would be drawn as one. */
function distinct(labels: readonly string[]): string[] {
  const seen = new Map<string, number>();
  const taken = new Set(labels);
  return labels.map((label) => {
    let count = (seen.get(label) ?? 0) + 1;
    while (count > 1 && taken.has(`${label} (${count})`)) count += 1;
    seen.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  });
}
