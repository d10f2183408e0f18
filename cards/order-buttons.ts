import type { OrderState } from '../bot/orders/states';
import type { ActionMode } from './card';
import type { Texts } from './texts';

/** For whom a card is made: a help for the eye, never a permission. */
export type Viewer = 'everyone' | 'requester' | 'approver' | 'onlooker';
export type OrderVerb = keyof Texts['order']['buttons'];

/** In execute mode each person has a card of their own. */
const FOR_ONE: Partial<Record<OrderState, Partial<Record<Viewer, readonly OrderVerb[]>>>> = {
  quoted: { requester: ['confirm', 'edit', 'cancel'] },
  pending: { approver: ['approve', 'reject'], requester: ['edit', 'withdraw'] },
  approved: { requester: ['withdraw'] },
};

/** In submit mode all see the same card; who may do what is decided when a button comes back. */
const FOR_ALL: Partial<Record<OrderState, readonly OrderVerb[]>> = {
  quoted: ['confirm', 'edit', 'cancel'],
  pending: ['approve', 'reject', 'withdraw'],
  approved: ['withdraw'],
};

const STYLE: Partial<Record<OrderVerb, string>> = { confirm: 'positive', approve: 'positive', reject: 'destructive' };

export interface OrderButton {
  verb: OrderVerb;
  title: string;
  style: string;
}

export function orderButtons(state: OrderState, mode: ActionMode, viewer: Viewer, texts: Texts): OrderButton[] {
  const verbs = (mode === 'submit' ? FOR_ALL[state] : FOR_ONE[state]?.[viewer]) ?? [];
  return verbs.map((verb) => ({ verb, title: texts.order.buttons[verb], style: STYLE[verb] ?? 'default' }));
}
