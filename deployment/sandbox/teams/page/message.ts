import type { WireMessage } from '../wire';
import type { Api } from './api';
import { renderCard } from './card';
import { avatar, h, icon, ICONS } from './dom';
import { messageHtml, plainHtml } from './markdown';
import { toast, toastError } from './toasts';

export interface MessageScene {
  api: Api;
  /** Teams address of who looks at it. */
  me: string;
}

/** One message on the page. A change redraws only what changed, so that a half-filled card keeps its inputs. */
export class MessageView {
  readonly element: HTMLElement;
  readonly #meta = h('span', { class: 'meta' });
  readonly #text = h('div', { class: 'text' });
  readonly #cards = h('div', { class: 'cards' });
  readonly #foot = h('div', { class: 'foot' });
  #drawnCards = '';

  constructor(
    private message: WireMessage,
    private readonly scene: MessageScene,
  ) {
    const { author, id } = message;
    const own = author.mri === scene.me;
    const head = h('div', { class: 'head' }, h('span', { class: 'author' }, author.name), this.#meta);
    if (own) head.append(this.#tools());
    const body = h('div', { class: 'body' }, head, this.#text, this.#cards, this.#foot);
    const props = { class: `message ${own ? 'own' : ''}`, 'data-testid': 'message', 'data-message-id': id };
    this.element = h('article', props, avatar(author.name, author.bot), body);
    this.#draw();
  }

  update(message: WireMessage): void {
    const changed = message.edits !== this.message.edits || JSON.stringify(message.cards) !== this.#drawnCards;
    this.message = message;
    this.#draw();
    if (!changed) return;
    this.element.classList.remove('flash');
    void this.element.offsetWidth;
    this.element.classList.add('flash');
  }

  /** Asks for this person's own view of the card, as Teams does once it is in sight. */
  inSight(): void {
    if (this.message.refreshes) void this.scene.api.refresh(this.message.id).catch(() => undefined);
  }

  /** Changes when the card does; a person's view is fetched once for each. */
  get sightKey(): string | undefined {
    const { id, edits, refreshes, deleted } = this.message;
    return refreshes && !deleted ? `${id} ${edits}` : undefined;
  }

  #draw(): void {
    const { at, edits, deleted, author, text, mentions, onlyYou } = this.message;
    const time = new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    const edited = edits > 0 && !deleted && !author.bot;
    this.#meta.replaceChildren(
      h('time', { datetime: at }, time),
      edited ? h('span', {}, 'Edited') : '',
      onlyYou ? h('span', { class: 'only-you' }, 'Only you can see this message') : '',
    );
    this.element.classList.toggle('deleted', deleted);
    if (deleted) this.#text.textContent = 'This message has been deleted.';
    else this.#text.innerHTML = (author.bot ? messageHtml : plainHtml)(text, mentions, this.scene.me);
    this.#drawCards();
    this.#drawFoot();
  }

  #drawCards(): void {
    const { deleted, cards, mentions, id, otherAttachments } = this.message;
    const shown = deleted ? [] : cards;
    const json = JSON.stringify(shown);
    if (json === this.#drawnCards) return;
    this.#drawnCards = json;
    const { api, me } = this.scene;
    this.#cards.replaceChildren(
      ...shown.map((card) => renderCard(card, { api, me, mentions, messageId: id })),
      ...otherAttachments.map((type) => h('p', { class: 'card-unsupported' }, `An attachment (${type}).`)),
    );
  }

  #drawFoot(): void {
    const { undelivered, id } = this.message;
    if (!undelivered) return this.#foot.replaceChildren();
    const again = h('button', { class: 'link', type: 'button', 'data-testid': 'resend' }, 'Send again');
    again.addEventListener('click', () => {
      again.disabled = true;
      void this.scene.api
        .resend(id)
        .then(({ kind, text }) => kind === 'error' && toast(text ?? '', 'error'), toastError)
        .finally(() => (again.disabled = false));
    });
    this.#foot.replaceChildren(h('p', { class: 'undelivered', role: 'alert' }, `${undelivered} `, again));
  }

  #tools(): HTMLElement {
    const { api } = this.scene;
    const tool = (label: string, path: string, click: () => void) =>
      h('button', { class: 'tool', type: 'button', title: label, 'aria-label': label, click }, icon(path, 16));
    return h(
      'span',
      { class: 'tools' },
      tool('Edit message', ICONS.edit, () => this.#edit()),
      tool('Delete message', ICONS.trash, () => void api.remove(this.message.id).catch(toastError)),
    );
  }

  #edit(): void {
    const field = h('textarea', { class: 'edit', rows: '2', 'aria-label': 'Edit message' });
    field.value = this.message.text.replace(/<at>.*?<\/at>\s*/, '').trim();
    const done = (save: boolean) => {
      field.remove();
      this.#text.hidden = false;
      if (save && field.value.trim()) void this.scene.api.edit(this.message.id, field.value).catch(toastError);
    };
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') done(false);
      if (event.key !== 'Enter' || event.shiftKey) return;
      event.preventDefault();
      done(true);
    });
    this.#text.hidden = true;
    this.#text.after(field);
    field.focus();
  }
}
