import { z } from 'zod';

/** Finds in an Adaptive Card what a person could press, and what would be sent with it. */

const Node = z.looseObject({
  type: z.string().optional(),
  id: z.string().optional(),
  title: z.string().optional(),
  verb: z.string().optional(),
  data: z.unknown().optional(),
  isVisible: z.boolean().optional(),
  isEnabled: z.boolean().optional(),
  isRequired: z.boolean().optional(),
  regex: z.string().optional(),
  associatedInputs: z.string().optional(),
  value: z.unknown().optional(),
  valueOn: z.string().optional(),
  valueOff: z.string().optional(),
  label: z.string().optional(),
});
type Node = z.infer<typeof Node>;

export interface CardInput {
  id: string;
  label: string;
  /** All values travel as strings. */
  value?: string;
  required: boolean;
  regex?: string;
}

export interface FoundAction {
  type: 'Action.Submit' | 'Action.Execute';
  id?: string;
  title?: string;
  verb?: string;
  data: unknown;
  /** The inputs sent with it: those of its own card and of the cards around it. */
  inputs: CardInput[];
}

/** Every Action.Submit and Action.Execute that can be pressed, also inside Action.ShowCard and selectAction. */
export function actionsIn(card: unknown): FoundAction[] {
  const found: FoundAction[] = [];
  walkCard(card, [], found);
  return found;
}

function walkCard(card: unknown, outer: CardInput[], found: FoundAction[]): void {
  const parts: Part[] = [];
  collect(card, false, parts, true);
  // Hidden inputs are sent, and a hidden one that is required stops the rest, as in Teams.
  const inputs = [...outer, ...parts.flatMap(({ node }) => asInput(node))];
  const canUnfold = parts.some(({ node }) => node.type === 'Action.ToggleVisibility');
  for (const { node, hidden } of parts) {
    if (hidden && !canUnfold) continue;
    if (node.type === 'Action.ShowCard') walkCard(node.card, inputs, found);
    if (node.type !== 'Action.Submit' && node.type !== 'Action.Execute') continue;
    if (node.isEnabled === false) continue;
    const { type, id, title, verb, data } = node;
    found.push({ type, id, title, verb, data, inputs: node.associatedInputs?.toLowerCase() === 'none' ? [] : inputs });
  }
}

interface Part {
  node: Node;
  hidden: boolean;
}

const CLOSED = new Set(['card', 'fallback', 'data', 'refresh', 'msteams']);

/** All nodes of one card; the cards behind Action.ShowCard are cards of their own, and `fallback` is not shown. */
function collect(value: unknown, hidden: boolean, parts: Part[], root = false): void {
  if (Array.isArray(value)) return value.forEach((item) => collect(item, hidden, parts));
  const parsed = Node.safeParse(value);
  if (!parsed.success) return;
  const node = parsed.data;
  const away = hidden || node.isVisible === false;
  if (!root) parts.push({ node, hidden: away });
  for (const [key, child] of Object.entries(node)) {
    if (!CLOSED.has(key) && typeof child === 'object' && child !== null) collect(child, away, parts);
  }
}

function asInput(node: Node): CardInput[] {
  if (!node.type?.startsWith('Input.') || node.id === undefined) return [];
  const { id, regex, label = id, isRequired: required = false } = node;
  const off = node.type === 'Input.Toggle' ? (node.valueOff ?? 'false') : undefined;
  const value = node.value == null ? off : plain(node.value);
  return [{ id, label, value, required, regex }];
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The verb an action would be found by: its own, or the one in its data. */
export function verbOf({ verb, data }: FoundAction): string | undefined {
  if (verb !== undefined) return verb;
  const named = z.looseObject({ verb: z.string().optional(), action: z.string().optional() }).safeParse(data);
  return named.success ? (named.data.verb ?? named.data.action) : undefined;
}

/**
 * What travels with the action: the card's data and the inputs over it.
 * Throws an Error in words when Teams would not let the person send it.
 */
export function dataToSend(action: FoundAction, filledIn: Record<string, string>): Record<string, unknown> {
  const values: Record<string, string> = {};
  for (const input of action.inputs) {
    const value = filledIn[input.id] ?? input.value;
    if (input.required && !value) throw new Error(`Teams does not send the card: "${input.label}" is required.`);
    if (value && input.regex && !new RegExp(input.regex).test(value)) {
      throw new Error(`Teams does not send the card: "${input.label}" does not accept "${value}".`);
    }
    if (value !== undefined) values[input.id] = value;
  }
  const unknown = Object.keys(filledIn).find((id) => !action.inputs.some((input) => input.id === id));
  if (unknown !== undefined) throw new Error(`The card has no input "${unknown}" for this action.`);
  const data = typeof action.data === 'object' && action.data !== null ? action.data : {};
  return { ...data, ...values };
}

const MOST_REFRESHED = 60;
const Refresh = z.looseObject({
  refresh: z.looseObject({
    action: z.looseObject({ verb: z.string().optional(), data: z.unknown().optional(), id: z.string().optional() }),
    userIds: z.array(z.string()).nullish(),
  }),
});

/** The action Teams sends by itself when this person sees the card; undefined when it sends none. */
export function refreshActionFor(
  card: unknown,
  mri: string,
  members: number,
): { verb?: string; id?: string; data: unknown } | undefined {
  const parsed = Refresh.safeParse(card);
  if (!parsed.success) return undefined;
  const { action, userIds } = parsed.data.refresh;
  // Without userIds Teams refreshes for everybody in conversations of up to 60 people, and for nobody in bigger ones.
  if (userIds ? !userIds.slice(0, MOST_REFRESHED).includes(mri) : members > MOST_REFRESHED) return undefined;
  return { verb: action.verb, id: action.id, data: action.data ?? {} };
}
