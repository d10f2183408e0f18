import type { WireMessage, WireRoom } from '../wire';
import { composer } from './composer';
import { h, icon, ICONS } from './dom';
import { MessageView, type MessageScene } from './message';

export interface ConversationOptions extends MessageScene {
  room: WireRoom;
  botName: string;
}

interface Thread {
  element: HTMLElement;
  replies: HTMLElement;
  typing: HTMLElement;
}

/** One room: a channel's posts with their replies, or the messages of a chat. */
export class Conversation {
  readonly element: HTMLElement;
  readonly #scroller = h('div', { class: 'scroller', tabindex: '0', 'aria-label': 'Messages' });
  readonly #list: HTMLElement;
  readonly #empty: HTMLElement;
  readonly #jump: HTMLElement;
  readonly #typing = typingNote();
  readonly #views = new Map<string, MessageView>();
  readonly #threads = new Map<string, Thread>();
  readonly #sight: IntersectionObserver;
  readonly #seen = new Set<string>();

  constructor(private readonly options: ConversationOptions) {
    const { room, api, botName } = options;
    const channel = room.kind === 'channel';
    this.#list = h('div', { class: channel ? 'posts' : 'chat', role: 'log', 'aria-label': room.name });
    this.#empty = h('div', { class: 'empty' }, ...invitation(room, botName));
    this.#jump = h('button', { class: 'jump', type: 'button', hidden: true, click: () => this.toEnd() });
    this.#jump.append(icon(ICONS.down, 16), 'New messages');
    this.#scroller.append(this.#empty, this.#list, this.#typing);
    this.#scroller.addEventListener('scroll', () => this.#atEnd() && (this.#jump.hidden = true));
    const foot = h('div', { class: 'foot-composer' }, this.#jump, composer({ api, room, botName }));
    this.element = h('div', { class: `conversation ${room.kind}` }, this.#scroller, foot);
    this.#sight = new IntersectionObserver((entries) => this.#sighted(entries), { root: this.#scroller });
  }

  show(message: WireMessage): void {
    this.#empty.hidden = true;
    const stay = this.#atEnd();
    const view = this.#views.get(message.id);
    if (view) view.update(message);
    else this.#add(message);
    this.#hideTyping(message.rootId);
    this.#lookAgain(message.id);
    const follow = stay || message.author.mri === this.options.me;
    if (follow && view) this.toEnd();
    else if (follow) this.#follow(message.id);
    else if (!view) this.#jump.hidden = false;
  }

  typing(rootId: string): void {
    const note = this.#threads.get(rootId)?.typing ?? this.#typing;
    const stay = this.#atEnd();
    note.hidden = false;
    setTimeout(() => (note.hidden = true), 3_000);
    if (stay) this.toEnd();
  }

  toEnd(): void {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#jump.hidden = true;
  }

  /** To the end; a message taller than the page is shown from its beginning. */
  #follow(id: string): void {
    const element = this.#views.get(id)?.element;
    this.toEnd();
    if (element && element.offsetHeight > this.#scroller.clientHeight) element.scrollIntoView({ block: 'start' });
  }

  close(): void {
    this.#sight.disconnect();
  }

  #add(message: WireMessage): void {
    const view = new MessageView(message, this.options);
    this.#views.set(message.id, view);
    this.#place(message).append(view.element);
    this.#sight.observe(view.element);
  }

  #place(message: WireMessage): HTMLElement {
    if (this.options.room.kind !== 'channel') return this.#list;
    const thread = this.#threads.get(message.rootId);
    return thread ? thread.replies : this.#startThread(message.rootId).element;
  }

  /** The root post goes into the thread itself, replies below it. */
  #startThread(rootId: string): Thread {
    const { room, api, botName } = this.options;
    const number = this.#threads.size + 1;
    const thread: Thread = {
      element: h('section', { class: 'root' }),
      replies: h('div', { class: 'replies' }),
      typing: typingNote(),
    };
    const reply = composer({ api, room, botName, replyTo: rootId });
    const props = { class: 'thread', 'data-testid': `thread-${number}`, 'aria-label': `Thread ${number}` };
    this.#list.append(h('section', props, thread.element, thread.replies, thread.typing, reply));
    this.#threads.set(rootId, thread);
    return thread;
  }

  #hideTyping(rootId: string): void {
    this.#typing.hidden = true;
    const thread = this.#threads.get(rootId);
    if (thread) thread.typing.hidden = true;
  }

  #sighted(entries: IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const view = this.#views.get((target as HTMLElement).dataset.messageId ?? '');
      const key = view?.sightKey;
      if (!isIntersecting || !view || !key || this.#seen.has(key)) continue;
      this.#seen.add(key);
      view.inSight();
    }
  }

  /** The observer speaks when something comes into sight, not when what is in sight changes. */
  #lookAgain(id: string): void {
    const view = this.#views.get(id);
    if (!view?.sightKey || this.#seen.has(view.sightKey)) return;
    this.#sight.unobserve(view.element);
    this.#sight.observe(view.element);
  }

  #atEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < 120;
  }
}

function typingNote(): HTMLElement {
  return h('p', { class: 'typing', hidden: true }, 'Reservation Desk is typing …');
}

function invitation(room: WireRoom, botName: string): HTMLElement[] {
  const sentence =
    room.kind === 'personal' ? 'Write to the bot; it hears everything here.' : `Mention ${botName} to reach the bot.`;
  const example = 'buy 3 D4s_v5 westeurope 3 years monthly for Contoso';
  return [h('h2', {}, room.name), h('p', {}, sentence), h('p', { class: 'example' }, `Try “${example}” or “help”.`)];
}
