import {
  AdaptiveCard,
  ExecuteAction,
  OpenUrlAction,
  SerializationContext,
  SubmitAction,
  type Action,
  type CardElement,
} from 'adaptivecards';
import type { WireMention, WireOutcome } from '../wire';
import type { Api } from './api';
import { SearchableChoiceSet } from './choice-search';
import { h } from './dom';
import { teamsHostConfig } from './host-config';
import { cardHtml } from './markdown';
import { toast, toastError } from './toasts';

export interface CardScene {
  api: Api;
  messageId: string;
  mentions: readonly WireMention[];
  /** Teams address of who looks at it. */
  me: string;
}

const hostConfig = teamsHostConfig();

/** Renders one Adaptive Card as Teams would, and carries out its actions. */
export function renderCard(content: unknown, scene: CardScene): HTMLElement {
  const note = h('div', { class: 'card-note', role: 'status' });
  const wide = (content as { msteams?: { width?: string } })?.msteams?.width?.toLowerCase() === 'full';
  const frame = h('div', { class: `card ${wide ? 'wide' : ''}`, 'data-testid': 'card' });
  frame.append(
    rendered(content, scene, (action) => void perform(action, frame, note, scene)),
    note,
  );
  return frame;
}

function rendered(content: unknown, scene: CardScene, onAction: (action: Action) => void): HTMLElement {
  const version = Number((content as { version?: string })?.version ?? 0);
  const { fallbackText } = (content ?? {}) as { fallbackText?: string };
  const unsupported = h('p', { class: 'card-unsupported' }, fallbackText ?? 'This card cannot be shown here.');
  if (version > 1.5) return unsupported;
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = onAction;
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = cardHtml(text, scene.mentions, scene.me);
    result.didProcess = true;
  };
  const context = new SerializationContext();
  context.onParseElement = (element, source) => connectSearch(element, source as ChoiceSetJson, scene, card);
  try {
    card.parse(content, context);
    return card.render() ?? unsupported;
  } catch {
    return unsupported;
  }
}

interface ChoiceSetJson {
  'choices.data'?: { type?: string; dataset?: string; associatedInputs?: string };
}

function connectSearch(element: CardElement, source: ChoiceSetJson, scene: CardScene, card: AdaptiveCard): void {
  const query = source['choices.data'];
  const { dataset } = query ?? {};
  if (!(element instanceof SearchableChoiceSet) || query?.type !== 'Data.Query' || !dataset) return;
  element.searchesWith(async (queryText) => {
    const data = query.associatedInputs === 'auto' ? inputsOf(card, element.id) : undefined;
    try {
      const answer = await scene.api.search({ messageId: scene.messageId, dataset, queryText, data });
      return answer.status === 200 ? answer.results : undefined;
    } catch {
      return undefined;
    }
  });
}

function inputsOf(card: AdaptiveCard, except: string | undefined): Record<string, unknown> {
  const inputs = card.getAllInputs().filter(({ id, value }) => id && id !== except && value != null);
  return Object.fromEntries(inputs.map(({ id, value }) => [id as string, String(value)]));
}

async function perform(action: Action, frame: HTMLElement, note: HTMLElement, scene: CardScene): Promise<void> {
  if (action instanceof OpenUrlAction) return openUrl(action.url);
  const type = action instanceof SubmitAction ? 'Action.Submit' : 'Action.Execute';
  if (!(action instanceof SubmitAction || action instanceof ExecuteAction)) return;
  const verb = action instanceof ExecuteAction ? action.verb : undefined;
  note.className = 'card-note';
  note.textContent = '';
  working(frame, true);
  try {
    const outcome = await scene.api.press(scene.messageId, { type, id: action.id, verb, data: action.data ?? {} });
    tell(outcome, type, note);
  } catch (error) {
    toastError(error);
  } finally {
    working(frame, false);
  }
}

function tell(outcome: WireOutcome, type: string, note: HTMLElement): void {
  if (outcome.kind === 'message') return toast(outcome.text ?? '');
  if (outcome.kind === 'error') {
    note.classList.add('error');
    note.textContent = outcome.text ?? 'Something went wrong. Please try again.';
  } else if (type === 'Action.Submit') {
    note.textContent = 'Your response was sent to the app';
  }
}

function working(frame: HTMLElement, busy: boolean): void {
  frame.setAttribute('aria-busy', String(busy));
  const buttons = busy ? 'button.ac-pushButton:enabled' : 'button[data-waits]';
  for (const button of frame.querySelectorAll<HTMLButtonElement>(buttons)) {
    button.disabled = busy;
    button.toggleAttribute('data-waits', busy);
  }
}

function openUrl(url: string | undefined): void {
  if (url && /^https?:\/\//i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
  else toast('This link cannot be opened.', 'error');
}
