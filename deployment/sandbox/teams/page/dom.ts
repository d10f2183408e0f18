type Child = Node | string | false | undefined | null;
type Props = Record<string, string | boolean | undefined | ((event: never) => void)>;

/** Makes an element: functions become listeners, `true` an empty attribute, the rest attributes. Text is never HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value as EventListener);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== false && child != null));
  return element;
}

/** A line icon of 20 units, in the colour of the text. */
export function icon(path: string, size = 20): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({
    viewBox: '0 0 20 20',
    width: String(size),
    height: String(size),
    'aria-hidden': 'true',
    class: 'icon',
  })) {
    svg.setAttribute(name, value);
  }
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  send: 'M3 3.5 17 10 3 16.5 5 10Zm2 6.5h6',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5l10 10M15 5 5 15',
  edit: 'M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2Z',
  trash: 'M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6',
  sliders: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  theme: 'M10 3a7 7 0 1 0 0 14Zm0 0a7 7 0 0 1 0 14',
  down: 'M10 4v12M5 11l5 5 5-5',
};

/** "MB" in a colour that follows from the name. */
export function avatar(name: string, bot = false, size = ''): HTMLElement {
  const initials = name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  const element = h('span', { class: `avatar ${bot ? 'bot' : ''} ${size}`, 'aria-hidden': 'true' }, initials);
  element.style.setProperty('--hue', String(hue));
  return element;
}
