import { HostConfig } from 'adaptivecards';

/** How Teams dresses cards. Colours are the theme's variables, so a change of theme needs no new rendering. */

const shade = (name: string, subtle = name) => ({
  default: `var(--ac-${name})`,
  subtle: `var(--ac-${subtle === name && name !== 'text' ? name : 'text-subtle'})`,
  highlightColors: { default: 'var(--ac-highlight)', subtle: 'var(--ac-highlight)' },
});

const foregroundColors = {
  default: shade('text'),
  dark: shade('text'),
  light: shade('text-subtle'),
  accent: shade('accent'),
  good: shade('good'),
  warning: shade('warning'),
  attention: shade('attention'),
};

const container = (background: string) => ({
  backgroundColor: `var(--ac-${background})`,
  borderColor: 'var(--line)',
  foregroundColors,
});

const text = (size: string, weight: string, isSubtle = false) => ({
  size,
  weight,
  isSubtle,
  color: 'default',
  wrap: true,
});

export function teamsHostConfig(): HostConfig {
  return new HostConfig({
    fontFamily: 'inherit',
    supportsInteractivity: true,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    imageSizes: { small: 32, medium: 52, large: 100 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: 'var(--line)' },
    containerStyles: {
      default: container('default-background'),
      emphasis: container('emphasis-background'),
      accent: container('accent-background'),
      good: container('good-background'),
      attention: container('attention-background'),
      warning: container('warning-background'),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      allowTitleToWrap: true,
    },
    adaptiveCard: { allowCustomStyle: false },
    factSet: { title: { ...text('default', 'bolder'), maxWidth: 150 }, value: text('default', 'default'), spacing: 12 },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { ...text('default', 'default'), suffix: ' *', suffixColor: 'attention' },
        optionalInputs: text('default', 'default'),
      },
      errorMessage: { size: 'small', color: 'attention', weight: 'default' },
    },
    textBlock: { headingLevel: 3 },
    textStyles: {
      heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
      columnHeader: { size: 'default', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
    },
  });
}
