const BLOCKS = '▁▂▃▄▅▆▇█';
const LENGTH = 10;

/** "▅▇█": percentages as blocks, in the order given; those that are not known are left out. Words must say the same. */
export function sparkline(percentages: readonly (number | undefined)[]): string {
  return percentages
    .filter((one) => one !== undefined)
    .map((one) => BLOCKS[Math.round(clamped(one / 100) * (BLOCKS.length - 1))])
    .join('');
}

/** "▰▰▰▱▱▱▱▱▱▱": how much of the whole is there, full only when all is and empty only when nothing is. */
export function shareBar(part: number, whole: number): string {
  if (whole <= 0) return '';
  const share = clamped(part / whole) * LENGTH;
  const full = share > 0 && share < LENGTH ? Math.min(Math.max(Math.round(share), 1), LENGTH - 1) : share;
  return '▰'.repeat(full) + '▱'.repeat(LENGTH - full);
}

function clamped(share: number): number {
  return Number.isFinite(share) ? Math.min(Math.max(share, 0), 1) : 0;
}
