import { listCard, type ListData } from '../../cards/list-card';
import { listBars, type Drawn } from '../../cards/list-chart';
import { elementsOf, pointsOf } from './read-card';
import { chartFaults } from './official-schema';

const line = (drawn?: Drawn) => ({ title: 'a line', drawn });
const chartsIn = (data: Pick<ListData, 'lines' | 'chart'>) =>
  elementsOf(listCard({ title: 'List', locale: 'en', ...data })).filter(({ type }) => type.startsWith('Chart.'));

describe('a list that is drawn', () => {
  const chart = { title: 'Payments in EUR' };

  it('has a bar for each line that measures something, above the lines that say the same', () => {
    const lines = [
      line({ label: '1 Dec', values: [12.5], tone: 'good' }),
      line(),
      line({ label: '1 Jan', values: [13], tone: 'attention' }),
    ];
    const [bars] = chartsIn({ lines, chart });
    expect(bars).toMatchObject({ type: 'Chart.VerticalBar', title: 'Payments in EUR', fallback: 'drop' });
    expect(bars?.data).toEqual([
      { x: '1 Dec', y: 12.5, color: 'good' },
      { x: '1 Jan', y: 13, color: 'attention' },
    ]);
    expect(chartFaults(bars!)).toEqual([]);
  });

  it('has a series for each legend, without what is not known', () => {
    const lines = [line({ label: 'a', values: [90, undefined] }), line({ label: 'b', values: [40, 0] })];
    const [bars] = chartsIn({ lines, chart: { title: 'Used', legends: ['7 days', 'yesterday'], most: 100 } });
    expect(bars).toMatchObject({ type: 'Chart.VerticalBar.Grouped', yMin: 0, yMax: 100 });
    expect(bars?.data).toEqual([
      {
        legend: '7 days',
        values: [
          { x: 'a', y: 90 },
          { x: 'b', y: 40 },
        ],
      },
      { legend: 'yesterday', values: [{ x: 'b', y: 0 }] },
    ]);
  });

  it('draws the lines it shows, and no others', () => {
    const lines = Array.from({ length: 40 }, (_, n) => line({ label: `${n}`, values: [n] }));
    expect(pointsOf(chartsIn({ lines, chart })[0]!)).toHaveLength(15);
  });

  it.each<[string, (Drawn | undefined)[]]>([
    ['nothing', []],
    ['one bar, which compares nothing', [{ label: 'a', values: [1] }, undefined]],
    [
      'a number that is none',
      [
        { label: 'a', values: [NaN] },
        { label: 'b', values: [1] },
      ],
    ],
    ['nothing known', [{ label: 'a', values: [undefined, undefined] }]],
  ])('draws nothing where there is %s', (_, drawn) => {
    expect(chartsIn({ lines: drawn.map(line), chart })).toEqual([]);
  });

  it('draws only where it is asked to', () => {
    const lines = [1, 2].map((n) => line({ label: `${n}`, values: [n] }));
    expect(chartsIn({ lines })).toEqual([]);
  });

  it('tells bars of the same name apart', () => {
    const labels = ['vm', 'vm (2)', 'vm', 'vm', ''];
    const { bars } = listBars(
      chart,
      labels.map((label) => line({ label, values: [1] })),
    );
    expect(bars[0]?.data.map(({ x }) => x)).toEqual(['vm', 'vm (2)', 'vm (3)', 'vm (4)', '?']);
  });

  it('keeps what others wrote text', () => {
    const lines = [1, 2].map((n) => line({ label: '<at>x</at>${a}\u202e', values: [n] }));
    const text = JSON.stringify(chartsIn({ lines, chart: { title: '<at>x</at>${a}' } }));
    expect(text).not.toMatch(/<at>|\$\{|\u202e/);
  });
});
