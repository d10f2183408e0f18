import type { WireRoom } from '../wire';
import type { Api } from './api';
import { h, icon, ICONS } from './dom';
import { toastError } from './toasts';

export interface ComposerOptions {
  api: Api;
  room: WireRoom;
  botName: string;
  /** The root post to reply to; without it a new post is started. */
  replyTo?: string;
}

/** Where one writes. In channels and group chats a chip tells whether the bot is mentioned, and so hears it. */
export function composer({ api, room, botName, replyTo }: ComposerOptions): HTMLElement {
  const names = replyTo ? ['reply-composer', 'reply-send'] : ['composer', 'send'];
  const prompt = promptOf(room, replyTo);
  const field = h('textarea', { rows: '1', placeholder: prompt, 'aria-label': prompt, 'data-testid': names[0] });
  const chip = room.kind === 'personal' ? undefined : mentionChip(botName);
  const button = h(
    'button',
    { class: 'send', type: 'submit', title: 'Send (Enter)', 'aria-label': 'Send', 'data-testid': names[1] },
    icon(ICONS.send),
  );
  const form = h('form', { class: `composer ${replyTo ? 'reply' : ''}` }, chip, field, button);
  const send = async () => {
    const text = field.value.trim();
    if (!text) return;
    const named = new RegExp(`@${botName}`, 'i').test(text);
    const mention = named || chip?.getAttribute('aria-pressed') === 'true';
    field.value = '';
    grow(field);
    await api.say({ room: room.id, text, mention, replyTo }).catch((error: unknown) => {
      field.value ||= text;
      toastError(error);
    });
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  field.addEventListener('input', () => grow(field));
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  return form;
}

function promptOf(room: WireRoom, replyTo: string | undefined): string {
  if (replyTo) return 'Reply';
  return room.kind === 'channel' ? `Start a post in ${room.name}` : 'Type a message';
}

function mentionChip(botName: string): HTMLElement {
  const chip = h('button', {
    class: 'chip',
    type: 'button',
    'aria-pressed': 'true',
    'data-testid': 'mention',
    title: 'The bot hears only what mentions it. Press to mention it or not.',
  });
  chip.textContent = `@${botName}`;
  chip.addEventListener('click', () => {
    chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
  });
  return chip;
}

function grow(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
}
