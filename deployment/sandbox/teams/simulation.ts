import type { Person } from '../../../bot/people';
import type { InboundActivity } from './activity';
import { ChatLog, type ChatMessage } from './chat-log';
import type { ConnectorCall } from './connector-routes';
import { Courier, type Delivery } from './courier';
import { Directory, type SandboxPerson } from './directory';
import { Faults, type Fault } from './faults';
import type { InvokeAnswer, SearchAnswer } from './invoke-answer';
import { cardSeenBy, press, refreshView, searchChoices, seenMessage, type Stage } from './press-action';
import { RateLimit } from './rate-limit';
import { actionsIn, dataToSend, verbOf, type FoundAction } from './read-card';
import { GENERAL, GROUP_CHAT, personalRoom, PURCHASES, type Room } from './rooms';
import { shapeInstallation, shapeInvoke, shapeMessage, type Scene } from './shape-activity';
import { Speech, type SpeakOptions } from './speak';
import { asSeen, type SeenMessage } from './seen-message';
import { settled } from './wait-for';

export interface Click {
  /** One of the two finds the action. */
  verb?: string;
  title?: string;
  /** Filled-in inputs by id; the others keep the card's values. */
  inputs?: Record<string, string>;
}

/** Simulated Teams: the rooms, what is said in them, and hands to act with as one of its people. */
export class TeamsSimulation {
  readonly directory = new Directory();
  readonly log: ChatLog;
  readonly courier: Courier;
  readonly faults = new Faults();
  readonly rateLimit: RateLimit;
  readonly speech: Speech;
  readonly stage: Stage;
  /** Every call of the bot to the connector. */
  readonly calls: ConnectorCall[] = [];
  readonly places = { general: GENERAL, purchases: PURCHASES, groupChat: GROUP_CHAT, personal: personalRoom };
  readonly closing = new AbortController();
  #url = '';

  constructor(
    botEndpoint: string,
    private readonly now: () => number,
  ) {
    this.log = new ChatLog(now);
    this.courier = new Courier(botEndpoint);
    this.rateLimit = new RateLimit(now);
    this.speech = new Speech(this.log, this.courier, (person, room, rootId) => this.#scene(person, room, rootId));
    const scene = (person: SandboxPerson, { room, rootId }: ChatMessage) => this.#scene(person, room, rootId);
    const members = (room: Room) => this.directory.members(room).length;
    this.stage = { log: this.log, courier: this.courier, scene, members };
  }

  listeningAt(url: string): void {
    this.#url = url;
  }

  /** The bot moved to another address. */
  botAt(endpoint: string): void {
    this.courier.endpoint = endpoint;
  }

  get serviceUrl(): string {
    return `${this.#url}/teams`;
  }

  /** Adds the bot to the team, the group chat and everybody's personal chat; answers the first delivery. */
  async install(): Promise<Delivery> {
    const installer = this.#known(this.directory.people()[0]!);
    const rooms = [GENERAL, GROUP_CHAT, ...this.directory.people().map(personalRoom)];
    let first: Delivery | undefined;
    for (const room of rooms) {
      const person = room.owner ? this.#known(room.owner) : installer;
      for (const activity of shapeInstallation(this.#scene(person, room))) {
        const delivery = await this.courier.deliver(activity);
        first ??= delivery;
        if (delivery.status === 0 || delivery.status >= 500) return delivery;
      }
    }
    return first!;
  }

  /** Writes a message. Resolves with the HTTP status of the bot's answer; 0 when the bot did not hear it. */
  async say(person: Person, place: Room, text: string, options?: SpeakOptions): Promise<number> {
    return (await this.speech.say(this.#known(person), place, text, options)).delivery.status;
  }

  /** Edits a message the person wrote; resolves with the HTTP status. */
  async edit(person: Person, messageId: string, text: string): Promise<number> {
    return (await this.speech.edit(this.#known(person), messageId, text)).status;
  }

  /** Presses a button of the card as this person sees it. Throws when there is none, or an input is missing. */
  async click(person: Person, activityId: string, click: Click): Promise<InvokeAnswer> {
    const action = this.#action(person, activityId, click);
    const { type, id, verb } = action;
    const data = dataToSend(action, click.inputs ?? {});
    return press(this.stage, this.#known(person), activityId, { type, id, verb, data });
  }

  /** Lets Teams fetch this person's own view of a card, as it does by itself when the card comes into sight. */
  view(person: Person, activityId: string): Promise<InvokeAnswer | undefined> {
    return refreshView(this.stage, this.#known(person), activityId);
  }

  /** The card as this person sees it. */
  cardOf(person: Person, activityId: string): unknown {
    return cardSeenBy(seenMessage(this.log, this.#known(person), activityId), person);
  }

  search(
    person: Person,
    activityId: string,
    dataset: string,
    queryText: string,
    data?: Record<string, unknown>,
  ): Promise<SearchAnswer> {
    return searchChoices(this.stage, this.#known(person), activityId, { dataset, queryText, data });
  }

  /** Sends any invoke, also one no card of ours would send. */
  invoke(person: Person, place: Room, name: string, value: unknown, replyToId?: string): Promise<Delivery> {
    const rootId = replyToId === undefined ? undefined : this.log.find(replyToId)?.rootId;
    return this.courier.deliver(shapeInvoke(this.#scene(this.#known(person), place, rootId), name, value, replyToId));
  }

  /** An activity as `say` would send it, to change and `deliver`: for what real clients never do. */
  compose(person: Person, place: Room, text: string, { mention, replyTo }: SpeakOptions = {}): InboundActivity {
    const id = this.log.nextId();
    const scene = this.#scene(this.#known(person), place, replyTo ? this.log.find(replyTo)?.rootId : id);
    return shapeMessage(scene, id, text, mention ?? place.kind !== 'personal');
  }

  deliver(activity: InboundActivity): Promise<Delivery> {
    return this.courier.deliver(activity);
  }

  /** Delivers an activity once more, under the same id or a new one. */
  async deliverAgain(activity: InboundActivity, { newId = false } = {}): Promise<number> {
    return (await this.courier.again(activity, newId)).status;
  }

  /** What was delivered to the bot last. */
  lastActivity(): InboundActivity | undefined {
    return this.courier.last();
  }

  /** Every message of a room, of a thread (a conversation id), or of all, oldest first. */
  messages(place?: Room | string): SeenMessage[] {
    const all = this.log.all().map(asSeen);
    if (place === undefined) return all;
    if (typeof place !== 'string') return all.filter((message) => message.room.id === place.id);
    return all.filter((message) => message.conversationId === place);
  }

  /** Resolves with what the predicate answers as soon as it is truthy; looks whenever a message came or changed. */
  waitFor<T>(predicate: (teams: this) => T | undefined | null | false, timeoutMs = 240_000): Promise<T> {
    return settled(this.log, () => predicate(this), timeoutMs);
  }

  /** The bot's next calls to the connector go wrong. */
  fail(fault: Fault): void {
    this.faults.plan(fault);
  }

  addPerson(name: string, guest = false): SandboxPerson {
    return this.directory.add(name, guest);
  }

  close(): void {
    this.closing.abort();
    this.courier.close();
  }

  #known(person: Pick<Person, 'mri' | 'name'>): SandboxPerson {
    const known = this.directory.person(person.mri);
    if (!known) throw new Error(`${person.name} is not in the sandbox; addPerson() brings them in.`);
    return known;
  }

  #action(person: Person, activityId: string, { verb, title }: Click): FoundAction {
    const actions = actionsIn(this.cardOf(person, activityId));
    const found = actions.find((action) => (verb === undefined ? action.title === title : verbOf(action) === verb));
    if (found) return found;
    const offered = actions.map((action) => `${action.title ?? '(no title)'} [${verbOf(action) ?? 'no verb'}]`);
    throw new Error(`${person.name} sees no action ${verb ?? title}; there are: ${offered.join(', ') || 'none'}.`);
  }

  #scene(person: SandboxPerson, room: Room, rootId?: string): Scene {
    return { person, room, rootId, serviceUrl: this.serviceUrl, now: this.now() };
  }
}
