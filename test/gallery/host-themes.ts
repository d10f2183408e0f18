/** How Teams dresses cards in its light and dark theme, as a host configuration of the official renderer. */
export interface Theme {
  page: string;
  card: string;
  hostConfig: object;
}

interface Colours {
  text: string;
  subtle: string;
  good: string;
  warning: string;
  attention: string;
  emphasisBack: string;
  goodBack: string;
  warningBack: string;
  attentionBack: string;
  line: string;
}

const LIGHT: Colours = {
  text: '#242424',
  subtle: '#616161',
  good: '#0b6a0b',
  warning: '#8a5100',
  attention: '#b3273f',
  emphasisBack: '#f5f5f5',
  goodBack: '#e7f2da',
  warningBack: '#fbf6d9',
  attentionBack: '#fcf4f6',
  line: '#e0e0e0',
};

const DARK: Colours = {
  text: '#ffffff',
  subtle: '#bdbdbd',
  good: '#92c353',
  warning: '#f8d22a',
  attention: '#f9526b',
  emphasisBack: '#1f1f1f',
  goodBack: '#1f2f12',
  warningBack: '#463100',
  attentionBack: '#3e1f25',
  line: '#424242',
};

export const THEMES: Record<'light' | 'dark', Theme> = {
  light: { page: '#f5f5f5', card: '#ffffff', hostConfig: hostConfig(LIGHT) },
  dark: { page: '#1f1f1f', card: '#292929', hostConfig: hostConfig(DARK) },
};

function hostConfig(colours: Colours): object {
  const foregroundColors = {
    default: { default: colours.text, subtle: colours.subtle },
    good: { default: colours.good, subtle: colours.good },
    warning: { default: colours.warning, subtle: colours.warning },
    attention: { default: colours.attention, subtle: colours.attention },
  };
  const container = (backgroundColor: string): object => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: 'Segoe UI, DejaVu Sans, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: colours.line },
    containerStyles: {
      default: container('transparent'),
      emphasis: container(colours.emphasisBack),
      good: container(colours.goodBack),
      warning: container(colours.warningBack),
      attention: container(colours.attentionBack),
    },
    actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    factSet: {
      title: { weight: 'bolder', size: 'default', wrap: true, maxWidth: 150 },
      value: { size: 'default', wrap: true },
      spacing: 12,
    },
  };
}
