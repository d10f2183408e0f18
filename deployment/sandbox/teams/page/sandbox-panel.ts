import type { WireSwitches } from '../wire';
import { ask, type Api } from './api';
import { h, icon, ICONS } from './dom';
import { toast, toastError } from './toasts';

const DAY_MS = 86_400_000;
/** The bot's calls to Partner Center and Azure; faults would befall this page's own calls as well. */
const CALLS = { path: '^/(partner-center|partner-pricing|arm|graph)/' };

/** What only a sandbox can do: trouble on demand, time travel, invoices, more people. */
export class SandboxPanel {
  readonly element: HTMLElement;
  readonly #switches = new Map<keyof WireSwitches, HTMLInputElement>();

  constructor(private readonly api: Api) {
    const close = h('button', {
      class: 'bar-button',
      type: 'button',
      'aria-label': 'Close',
      click: () => this.toggle(),
    });
    close.append(icon(ICONS.close));
    this.element = h(
      'aside',
      { class: 'panel', hidden: true, 'aria-label': 'Sandbox', 'data-testid': 'panel' },
      h('div', { class: 'panel-head' }, h('h2', {}, 'Sandbox'), close),
      h('h3', {}, 'Teams'),
      this.#switch('duplicates', 'Deliver everything three times'),
      this.#switch('rateLimit', "Enforce Teams' rate limits"),
      this.#do('Fail the next post of the bot (502)', '/_sandbox/teams/faults', { op: 'create', fault: 502 }),
      this.#do('Make the bot wait (429)', '/_sandbox/teams/faults', { op: 'create', fault: 429, retryAfter: 3 }),
      h('h3', {}, 'Partner Center and Azure'),
      this.#do('Slow: the next 20 calls take 3 s', '/_sandbox/faults', {
        ...CALLS,
        fault: 'latency',
        ms: 3_000,
        times: 20,
      }),
      this.#do('Fail the next call', '/_sandbox/faults', { ...CALLS, fault: 'status', status: 503 }),
      this.#do('Break the next call after it took effect', '/_sandbox/faults', { ...CALLS, fault: 'cut-after' }),
      this.#do('Advance time by a day', '/_sandbox/partner-center/clock', { advanceMs: DAY_MS }),
      this.#do('Advance time by a month', '/_sandbox/partner-center/clock', { advanceMs: 30 * DAY_MS }),
      this.#do('Issue an invoice', '/_sandbox/partner-center/invoices/issue', {}),
      this.#calm(),
      h('h3', {}, 'People'),
      this.#join(),
    );
    this.element.addEventListener('keydown', (event) => event.key === 'Escape' && this.toggle());
  }

  toggle(): void {
    this.element.hidden = !this.element.hidden;
    if (!this.element.hidden) this.element.querySelector('button')?.focus();
  }

  show(switches: WireSwitches): void {
    for (const [name, box] of this.#switches) box.checked = switches[name];
  }

  #switch(name: keyof WireSwitches, label: string): HTMLElement {
    const box = h('input', { type: 'checkbox', role: 'switch', 'data-testid': `switch-${name}` });
    box.addEventListener('change', () => void this.api.turn({ [name]: box.checked }).catch(toastError));
    this.#switches.set(name, box);
    return h('label', { class: 'switch' }, box, h('span', {}, label));
  }

  #do(label: string, url: string, body: unknown): HTMLElement {
    const work = () => void ask('POST', url, body).then(() => toast(`${label}: done.`), toastError);
    return h('button', { class: 'panel-button', type: 'button', click: work }, label);
  }

  #calm(): HTMLElement {
    const forget = () => Promise.all(['/_sandbox/faults', '/_sandbox/teams/faults'].map((url) => ask('DELETE', url)));
    const work = () => void forget().then(() => toast('No trouble is planned any more.'), toastError);
    return h('button', { class: 'panel-button', type: 'button', click: work }, 'Take back planned trouble');
  }

  #join(): HTMLElement {
    const name = h('input', { type: 'text', placeholder: 'Lee Gu', 'aria-label': 'Name', required: true });
    const guest = h('input', { type: 'checkbox' });
    const form = h(
      'form',
      { class: 'join' },
      name,
      h('label', { class: 'switch' }, guest, h('span', {}, 'A guest, for whom Teams vouches no object id')),
      h('button', { class: 'panel-button', type: 'submit' }, 'Add to the team'),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.api.addPerson(name.value, guest.checked).then(() => form.reset(), toastError);
    });
    return form;
  }
}
