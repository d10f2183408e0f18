import type { WireBadges, WireRoom } from '../wire';
import { avatar, h } from './dom';

export interface RailOptions {
  team: string;
  rooms: WireRoom[];
  open(room: WireRoom): void;
}

/** The left side: the team's channels and the chats, bold where something is unread. */
export class Rail {
  readonly element: HTMLElement;
  readonly #buttons = new Map<string, HTMLButtonElement>();

  constructor(options: RailOptions) {
    const { team, rooms } = options;
    const items = (kinds: WireRoom['kind'][]) =>
      rooms.filter(({ kind }) => kinds.includes(kind)).map((room) => h('li', {}, this.#button(room, options)));
    this.element = h(
      'nav',
      { class: 'rail', 'aria-label': 'Conversations' },
      h('h2', {}, h('span', { class: 'team' }, team.slice(0, 2)), team),
      h('ul', {}, ...items(['channel'])),
      h('h2', {}, 'Chats'),
      h('ul', {}, ...items(['personal', 'groupChat'])),
    );
  }

  select(roomId: string): void {
    for (const [id, button] of this.#buttons) {
      if (id === roomId) button.setAttribute('aria-current', 'page');
      else button.removeAttribute('aria-current');
    }
  }

  badges(badges: WireBadges[string]): void {
    for (const [id, button] of this.#buttons) {
      const { unread = 0, mentions = 0 } = badges[id] ?? {};
      button.classList.toggle('unread', unread > 0);
      const badge = button.querySelector('.badge');
      if (!badge) continue;
      badge.textContent = mentions > 0 ? `@${mentions}` : unread > 0 ? String(unread) : '';
      badge.classList.toggle('mentioned', mentions > 0);
      badge.setAttribute('title', mentions > 0 ? 'You were mentioned' : 'Unread');
    }
  }

  #button(room: WireRoom, options: RailOptions): HTMLButtonElement {
    const sign =
      room.kind === 'channel'
        ? h('span', { class: 'hash', 'aria-hidden': 'true' }, '#')
        : avatar(room.name, room.kind === 'personal', 'small');
    const button = h(
      'button',
      { type: 'button', 'data-testid': `room-${room.kind === 'personal' ? 'personal' : room.name}` },
      sign,
      h('span', { class: 'name' }, room.name),
      h('span', { class: 'badge' }),
    );
    button.addEventListener('click', () => options.open(room));
    this.#buttons.set(room.id, button);
    return button;
  }
}
