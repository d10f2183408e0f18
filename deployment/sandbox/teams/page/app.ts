import type { WireBadges, WireEvent, WireMessage, WirePerson, WireRoom, WireState } from '../wire';
import { Api, ask } from './api';
import { Conversation } from './conversation';
import { h } from './dom';
import { Header } from './header';
import { Rail } from './rail';
import { SandboxPanel } from './sandbox-panel';
import { toastError } from './toasts';

const ME = 'person';

/** The page as one person: their rooms, what is said in them, live. Another person is another App state. */
export class App {
  #api = new Api('');
  #state!: WireState;
  #events: EventSource | undefined;
  /** Events that came before the state they change. */
  #waiting: WireEvent[] | undefined;
  #room!: WireRoom;
  #conversation: Conversation | undefined;
  #header!: Header;
  #rail!: Rail;
  #panel!: SandboxPanel;
  readonly #main = h('main', { id: 'conversation', class: 'main', tabindex: '-1' });

  constructor(private readonly root: HTMLElement) {}

  async start(): Promise<void> {
    const remembered = sessionStorage.getItem(ME);
    const { people } = await ask<{ people: WirePerson[] }>('GET', '/chat/people');
    const me = people.find(({ id }) => id === remembered) ?? people[0];
    if (me) await this.#become(me);
    window.addEventListener('focus', () => this.#markRead());
  }

  async #become(person: WirePerson): Promise<void> {
    this.#events?.close();
    sessionStorage.setItem(ME, person.id);
    const api = (this.#api = new Api(person.id));
    this.#waiting = [];
    // What is written from here on must not go out in the former person's name.
    this.#conversation?.close();
    this.#conversation = undefined;
    this.#main.replaceChildren();
    await this.#listen(api);
    const state = await api.state();
    if (api !== this.#api) return;
    this.#state = state;
    const sameRoom = ({ id, kind }: WireRoom) =>
      this.#room?.kind === 'personal' ? kind === 'personal' : id === this.#room?.id;
    const room = state.rooms.find(sameRoom) ?? state.rooms.find(({ name }) => name === 'Azure purchases');
    this.#frame(person);
    if (room) this.#open(room);
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    waiting.forEach((event) => this.#happened(event));
  }

  #frame(person: WirePerson): void {
    const { people, team, rooms, switches, badges } = this.#state;
    this.#panel = new SandboxPanel(this.#api);
    this.#panel.show(switches);
    this.#header = new Header({
      people,
      me: person.id,
      become: (other) => void this.#become(other).catch(toastError),
      menu: () => this.root.classList.toggle('menu-open'),
      panel: () => this.#panel.toggle(),
    });
    this.#rail = new Rail({ team, rooms, open: (room) => this.#open(room) });
    const body = h('div', { class: 'columns' }, this.#rail.element, this.#main, this.#panel.element);
    this.root.replaceChildren(this.#header.element, body);
    this.#badge(badges);
  }

  #open(room: WireRoom): void {
    this.#room = room;
    this.root.classList.remove('menu-open');
    this.#conversation?.close();
    const me = this.#state.people.find(({ id }) => id === this.#api.person)?.mri ?? '';
    const conversation = new Conversation({ room, me, api: this.#api, botName: this.#state.bot.name });
    const where =
      room.kind === 'channel' ? this.#state.team : room.kind === 'personal' ? 'Chat with the bot' : 'Group chat';
    const title = h('div', { class: 'room-title' }, h('h2', {}, room.name), h('span', {}, where));
    this.#main.replaceChildren(title, conversation.element);
    this.#state.messages.filter(({ roomId }) => roomId === room.id).forEach((message) => conversation.show(message));
    conversation.toEnd();
    this.#conversation = conversation;
    this.#rail.select(room.id);
    document.title = `${room.name} – Reservation Desk sandbox`;
    this.#markRead();
  }

  /** Resolves once the line is open: what happens from then on comes by it, what happened before is in the state. */
  #listen(api: Api): Promise<void> {
    const events = api.events();
    this.#events = events;
    return new Promise((resolve) => {
      events.onmessage = ({ data }) => api === this.#api && this.#happened(JSON.parse(data as string) as WireEvent);
      events.onopen = () => {
        resolve();
        events.onopen = () => void this.#catchUp(api).catch(toastError);
      };
    });
  }

  /** What was said while the line was down came by no event. */
  async #catchUp(api: Api): Promise<void> {
    const { messages, badges } = await api.state();
    if (api !== this.#api) return;
    messages.forEach((message) => this.#said(message));
    this.#badge(badges);
  }

  #happened(event: WireEvent): void {
    if (this.#waiting) return void this.#waiting.push(event);
    if (event.kind === 'message') {
      this.#said(event.message);
      this.#badge(event.badges);
      if (event.message.roomId === this.#room.id) this.#markRead();
    } else if (event.kind === 'badges') this.#badge(event.badges);
    else if (event.kind === 'typing' && event.roomId === this.#room.id) this.#conversation?.typing(event.rootId);
    else if (event.kind === 'switches') this.#panel.show(event.switches);
    else if (event.kind === 'people') this.#header.people((this.#state.people = event.people));
  }

  #said(message: WireMessage): void {
    const { messages } = this.#state;
    const at = messages.findIndex(({ id }) => id === message.id);
    if (at === -1) messages.push(message);
    else messages[at] = message;
    if (message.roomId === this.#room.id) this.#conversation?.show(message);
  }

  #badge(badges: WireBadges): void {
    this.#state.badges = badges;
    this.#header.badges(badges);
    this.#rail.badges(badges[this.#api.person] ?? {});
  }

  #markRead(): void {
    const { unread = 0 } = this.#state.badges[this.#api.person]?.[this.#room.id] ?? {};
    if (document.visibilityState === 'visible' && unread > 0) void this.#api.read(this.#room.id).catch(toastError);
  }
}
