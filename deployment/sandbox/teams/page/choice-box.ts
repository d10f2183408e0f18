import type { WireChoice } from '../wire';
import type { Search } from './choice-search';
import { h } from './dom';

const PAUSE_MS = 250;
let boxes = 0;

/** A combobox: a text field over a list of choices, after the ARIA pattern of that name. */
export class ChoiceBox {
  readonly input = h('input', { class: 'ac-input choice-input', type: 'text', role: 'combobox', autocomplete: 'off' });
  readonly element: HTMLElement;
  readonly #list: HTMLElement;
  readonly #id = `choices-${(boxes += 1)}`;
  #shown: WireChoice[] = [];
  #found: WireChoice[] = [];
  #chosen: WireChoice | undefined;
  #active = -1;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly choices: WireChoice[],
    private readonly search: Search | undefined,
    private readonly changed: () => void,
  ) {
    this.#list = h('ul', { class: 'choice-list', role: 'listbox', id: this.#id, hidden: true });
    this.element = h('div', { class: 'choice-box' }, this.input, this.#list);
    this.input.setAttribute('aria-controls', this.#id);
    this.input.setAttribute('aria-expanded', 'false');
    this.input.setAttribute('aria-autocomplete', 'list');
    this.input.addEventListener('input', () => this.#typed());
    this.input.addEventListener('click', () => this.#typed());
    this.input.addEventListener('keydown', (event) => this.#key(event));
    this.input.addEventListener('blur', () => this.#left());
  }

  get value(): string | undefined {
    return this.#chosen?.value;
  }

  preset(value: string): void {
    this.#choose(this.choices.find((choice) => choice.value === value) ?? { title: value, value });
  }

  #typed(): void {
    clearTimeout(this.#timer);
    this.#show(this.search ? 'Searching …' : undefined);
    if (this.search) this.#timer = setTimeout(() => void this.#ask(), PAUSE_MS);
  }

  async #ask(): Promise<void> {
    const asked = (this.#asked += 1);
    const text = this.input.value === this.#chosen?.title ? '' : this.input.value;
    const found = await this.search?.(text);
    // An answer to an older question would take back what the newer one shows.
    if (asked !== this.#asked || document.activeElement !== this.input) return;
    this.#found = found ?? [];
    this.#show(found ? undefined : 'The search does not answer; these are the usual choices.');
  }

  #show(note: string | undefined): void {
    const text = this.input.value === this.#chosen?.title ? '' : this.input.value.trim().toLowerCase();
    const own = this.choices.filter(({ title }) => title.toLowerCase().includes(text));
    const known = new Set(this.#found.map(({ value }) => value));
    this.#shown = [...this.#found, ...own.filter(({ value }) => !known.has(value))];
    this.#active = -1;
    const said = note ?? (this.#shown.length === 0 ? 'No results' : undefined);
    this.#list.replaceChildren(
      ...this.#shown.map((choice, index) => this.#option(choice, index)),
      ...(said ? [h('li', { class: 'choice-note', role: 'presentation' }, said)] : []),
    );
    this.#open(true);
  }

  #option(choice: WireChoice, index: number): HTMLElement {
    const props = { role: 'option', id: `${this.#id}-${index}`, 'aria-selected': String(choice === this.#chosen) };
    const pick = (event: MouseEvent) => {
      event.preventDefault();
      this.#choose(choice);
      this.#open(false);
    };
    return h('li', { ...props, mousedown: pick }, choice.title);
  }

  #key(event: KeyboardEvent): void {
    const open = !this.#list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return this.#typed();
      this.#mark(this.#active + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      const choice = this.#shown[Math.max(this.#active, 0)];
      if (choice) this.#choose(choice);
      this.#open(false);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      this.#open(false);
    }
  }

  #mark(index: number): void {
    this.#active = (index + this.#shown.length) % Math.max(this.#shown.length, 1);
    [...this.#list.children].forEach((option, at) => option.classList.toggle('active', at === this.#active));
    this.input.setAttribute('aria-activedescendant', `${this.#id}-${this.#active}`);
    this.#list.children[this.#active]?.scrollIntoView({ block: 'nearest' });
  }

  #choose(choice: WireChoice | undefined): void {
    this.#chosen = choice;
    this.input.value = choice?.title ?? '';
    this.changed();
  }

  /** Words that are no choice are not kept: what is shown is what will be sent. */
  #left(): void {
    clearTimeout(this.#timer);
    this.#open(false);
    const text = this.input.value.trim().toLowerCase();
    if (text === this.#chosen?.title.toLowerCase()) return;
    this.#choose([...this.#found, ...this.choices].find(({ title }) => title.toLowerCase() === text));
  }

  #open(open: boolean): void {
    this.#list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
    if (!open) this.input.removeAttribute('aria-activedescendant');
  }
}
