import type { WireBadges, WirePerson } from '../wire';
import { avatar, h, icon, ICONS } from './dom';
import { nextTheme } from './theme';

export interface HeaderOptions {
  people: WirePerson[];
  me: string;
  become: (person: WirePerson) => void;
  menu: () => void;
  panel: () => void;
}

/** The top bar: who one is, theme, and the sandbox's own panel. */
export class Header {
  readonly element: HTMLElement;
  readonly #people = h('div', { class: 'people', role: 'group', 'aria-label': 'Act as' });
  readonly #badges = new Map<string, HTMLElement>();

  constructor(private readonly options: HeaderOptions) {
    const tool = (label: string, path: string, click: () => void, id: string) =>
      h(
        'button',
        { class: 'bar-button', type: 'button', title: label, 'aria-label': label, 'data-testid': id, click },
        icon(path),
      );
    this.element = h(
      'header',
      { class: 'bar' },
      tool('Conversations', ICONS.menu, options.menu, 'menu'),
      h('h1', {}, 'Reservation Desk', h('span', {}, 'sandbox – no real money')),
      this.#people,
      tool('Theme', ICONS.theme, nextTheme, 'theme'),
      tool('Sandbox', ICONS.sliders, options.panel, 'sandbox'),
    );
    this.people(options.people);
  }

  people(people: WirePerson[]): void {
    this.#badges.clear();
    this.#people.replaceChildren(...people.map((person) => this.#button(person)));
  }

  badges(badges: WireBadges): void {
    for (const [id, element] of this.#badges) {
      const all = Object.values(badges[id] ?? {});
      const mentions = all.reduce((sum, room) => sum + room.mentions, 0);
      element.textContent = mentions > 0 ? `@${mentions}` : '';
      element.title = mentions > 0 ? 'Mentioned' : '';
      element.parentElement?.classList.toggle(
        'unread',
        all.some((room) => room.unread > 0),
      );
    }
  }

  #button(person: WirePerson): HTMLElement {
    const badge = h('span', { class: 'badge mentioned' });
    this.#badges.set(person.id, badge);
    const first = person.name.split(' ')[0] ?? person.name;
    return h(
      'button',
      {
        type: 'button',
        class: 'person',
        'data-testid': `person-${first}`,
        'aria-pressed': String(person.id === this.options.me),
        title: `Act as ${person.name}, ${person.role}`,
        click: () => this.options.become(person),
      },
      avatar(person.name),
      h('span', { class: 'who' }, h('b', {}, first), h('small', {}, person.role)),
      badge,
    );
  }
}
