/** How Teams dresses cards, as a host configuration of the official renderer. */
export interface Theme {
  page: string;
  card: string;
  text: string;
  subtle: string;
  /** What a container style puts behind its texts, and the colours of texts on it. */
  containers: Record<ContainerStyle, Container>;
  line: string;
  button: string;
  accent: string;
}

export type ContainerStyle = 'default' | 'emphasis' | 'good' | 'warning' | 'attention';

export interface Container {
  back: string;
  text: string;
  subtle: string;
}

const container = (text: string, subtle: string) => (back: string) => ({ back, text, subtle });
const onLight = container('#242424', '#616161');
const onDark = container('#ffffff', '#d6d6d6');
const onContrast = container('#ffffff', '#ffffff');

export const THEMES: Record<'light' | 'dark' | 'contrast', Theme> = {
  light: {
    ...{ page: '#f5f5f5', card: '#ffffff', text: '#242424', subtle: '#616161', line: '#e0e0e0' },
    ...{ button: '#8a8a8a', accent: '#5b5fc7' },
    containers: {
      default: onLight('#ffffff'),
      emphasis: onLight('#f5f5f5'),
      good: onLight('#e7f2da'),
      warning: onLight('#fbf6d9'),
      attention: onLight('#fcf4f6'),
    },
  },
  dark: {
    ...{ page: '#1f1f1f', card: '#292929', text: '#ffffff', subtle: '#d6d6d6', line: '#424242' },
    ...{ button: '#adadad', accent: '#5b5fc7' },
    containers: {
      default: onDark('#292929'),
      emphasis: onDark('#1f1f1f'),
      good: onDark('#1f2f12'),
      warning: onDark('#463100'),
      attention: onDark('#3e1f25'),
    },
  },
  // Only black, white and what the person chose: container styles show no colour at all.
  contrast: {
    ...{ page: '#000000', card: '#000000', text: '#ffffff', subtle: '#ffffff', line: '#ffffff' },
    ...{ button: '#ffffff', accent: '#000000' },
    containers: {
      default: onContrast('#000000'),
      emphasis: onContrast('#000000'),
      good: onContrast('#000000'),
      warning: onContrast('#000000'),
      attention: onContrast('#000000'),
    },
  },
};

/**
 * The colours Microsoft publishes for Teams with its card designer (adaptivecards-designer 2.4.4), which differ from the
 * app's. Their coloured texts (good #92c353, warning #f8d22a on white) cannot be read, so that our cards use none.
 */
export const PUBLISHED: Record<'light' | 'dark', Pick<Theme, 'containers'>> = {
  light: { containers: publishedContainers('#ffffff', '#f9f8f7', '#252424') },
  dark: {
    containers: {
      ...publishedContainers('#2d2c2c', '#292828', '#201f1f'),
      default: { back: '#2d2c2c', text: '#ffffff', subtle: '#cbcbcb' },
      emphasis: { back: '#292828', text: '#ffffff', subtle: '#cbcbcb' },
    },
  },
};

/** Subtle text is three quarters of the text's colour, the rest shines through. */
function publishedContainers(back: string, emphasis: string, text: string): Theme['containers'] {
  const on = (behind: string): Container => ({ back: behind, text, subtle: mixed(text, behind, 0.75) });
  return {
    ...{ default: on(back), emphasis: on(emphasis) },
    ...{ good: on('#ccffcc'), warning: on('#ffe2b2'), attention: on('#ffc5b2') },
  };
}

function mixed(one: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((colour) => parseInt(colour.slice(at, at + 2), 16));
    return Math.round(share * (a ?? 0) + (1 - share) * (b ?? 0));
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

export function hostConfigOf(theme: Theme): object {
  const styles = Object.entries(theme.containers).map(([name, { back, text, subtle }]) => {
    const backgroundColor = name === 'default' ? 'transparent' : back;
    return [name, { backgroundColor, foregroundColors: { default: { default: text, subtle } } }] as const;
  });
  return {
    fontFamily: 'Segoe UI, DejaVu Sans, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme.line },
    containerStyles: Object.fromEntries(styles),
    actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    factSet: {
      title: { weight: 'bolder', size: 'default', wrap: true, maxWidth: 150 },
      value: { size: 'default', wrap: true },
      spacing: 12,
    },
  };
}
