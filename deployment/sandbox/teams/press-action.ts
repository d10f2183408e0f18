import { cardsIn } from './activity';
import { maySee, type ChatLog, type ChatMessage } from './chat-log';
import type { Courier } from './courier';
import type { SandboxPerson } from './directory';
import { readInvokeAnswer, readSearchAnswer, type InvokeAnswer, type SearchAnswer } from './invoke-answer';
import { refreshActionFor } from './read-card';
import type { Room } from './rooms';
import { shapeInvoke, shapeSubmit, type Scene } from './shape-activity';

/** An action as it leaves the card: inputs are already in its data. */
export interface PressedAction {
  type: 'Action.Submit' | 'Action.Execute';
  id?: string;
  verb?: string;
  data: unknown;
}

export interface Stage {
  log: ChatLog;
  courier: Courier;
  scene: (person: SandboxPerson, message: ChatMessage) => Scene;
  /** How many people are in a room. */
  members: (room: Room) => number;
}

/** The message, if this person has it on the screen. */
export function seenMessage(log: ChatLog, person: SandboxPerson, activityId: string): ChatMessage {
  const message = log.find(activityId);
  if (!message || message.deleted || !maySee(message, person)) {
    throw new Error(`${person.name} sees no message ${activityId}.`);
  }
  return message;
}

/** The card as this person sees it: their own view where the bot gave one. */
export function cardSeenBy(message: ChatMessage, person: { mri: string }): unknown {
  return message.views.get(person.mri) ?? cardsIn(message.activity)[0];
}

/** Action.Submit becomes a message with a value, Action.Execute an invoke whose answer this person alone sees. */
export async function press(
  stage: Stage,
  person: SandboxPerson,
  activityId: string,
  action: PressedAction,
): Promise<InvokeAnswer> {
  const message = seenMessage(stage.log, person, activityId);
  const scene = stage.scene(person, message);
  if (action.type === 'Action.Execute') return execute(stage, person, message, action, 'manual');
  const { status, failure } = await stage.courier.deliver(shapeSubmit(scene, activityId, submitValue(action.data)));
  const failed = status < 200 || status > 299;
  return failed
    ? { status, kind: 'error', text: failure ?? 'Unable to reach app. Please try again.' }
    : { status, kind: 'none' };
}

/** Teams keeps its own instructions (data.msteams) out of what the bot receives. */
function submitValue(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'msteams'));
}

async function execute(
  { log, courier, scene }: Stage,
  person: SandboxPerson,
  message: ChatMessage,
  { id, verb, data }: Omit<PressedAction, 'type'>,
  trigger: 'manual' | 'automatic',
): Promise<InvokeAnswer> {
  const action = { type: 'Action.Execute', ...(id ? { id } : {}), ...(verb ? { verb } : {}), data };
  const invoke = shapeInvoke(scene(person, message), 'adaptiveCard/action', { action, trigger }, message.id);
  const answer = readInvokeAnswer(await courier.deliver(invoke));
  if (answer.kind === 'card') log.showTo(message, person, answer.card);
  return answer;
}

/** What Teams does when a card with `refresh` comes into a person's sight; undefined when it does nothing. */
export async function refreshView(
  stage: Stage,
  person: SandboxPerson,
  activityId: string,
): Promise<InvokeAnswer | undefined> {
  const message = seenMessage(stage.log, person, activityId);
  const action = refreshActionFor(cardsIn(message.activity)[0], person.mri, stage.members(message.room));
  return action && execute(stage, person, message, action, 'automatic');
}

export interface SearchQuery {
  dataset: string;
  queryText: string;
  /** Values of the card's other inputs, where the query asks for them. */
  data?: Record<string, unknown>;
}

/** Typeahead of Input.ChoiceSet. */
export async function searchChoices(
  { log, courier, scene }: Stage,
  person: SandboxPerson,
  activityId: string,
  { dataset, queryText, data }: SearchQuery,
): Promise<SearchAnswer> {
  const message = seenMessage(log, person, activityId);
  const value = { queryText, queryOptions: { skip: 0, top: 15 }, dataset, ...(data ? { data } : {}) };
  const invoke = shapeInvoke(scene(person, message), 'application/search', value, activityId);
  return readSearchAnswer(await courier.deliver(invoke));
}
