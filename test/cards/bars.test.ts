import { shareBar, sparkline } from '../../cards/bars';

it.each([
  [[0, 50, 100], '▁▅█'],
  [[91, 96, 98], '▇██'],
  [[undefined, 40], '▄'],
  [[], ''],
  [[-5, 250, NaN], '▁█▁'],
])('%j as blocks: %s', (percentages, blocks) => {
  expect(sparkline(percentages)).toBe(blocks);
});

it.each([
  [0, 36, '▱▱▱▱▱▱▱▱▱▱'],
  [1, 36, '▰▱▱▱▱▱▱▱▱▱'],
  [18, 36, '▰▰▰▰▰▱▱▱▱▱'],
  [35, 36, '▰▰▰▰▰▰▰▰▰▱'],
  [36, 36, '▰▰▰▰▰▰▰▰▰▰'],
  [40, 36, '▰▰▰▰▰▰▰▰▰▰'],
  [3, 0, ''],
])('%d of %d: %s', (part, whole, bar) => {
  expect(shareBar(part, whole)).toBe(bar);
});
