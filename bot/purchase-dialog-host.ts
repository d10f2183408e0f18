import { setImmediate } from 'node:timers/promises';
// By file: the whole package brings recognizers of dates and numbers that cost a third of a second and 18 MB.
import { DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog';
import type { DialogContext, DialogState } from 'botbuilder-dialogs/lib/dialogContext';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet';
import type { StatePropertyAccessor } from 'botbuilder';
import type { CardStyle } from '../dialogs/form-data';
import { draftOf } from '../dialogs/draft';
import { repeated } from '../dialogs/repeated';
import { createPurchaseDialog, stackWith, type PurchaseDialog, type PurchaseOptions } from '../dialogs/purchase-dialog';
import { TURN_SIGNAL, type PurchasePort } from '../dialogs/purchase-port';
import type { PartialRequest } from '../dialogs/slots';
import { prepareLines } from '../dialogs/resolve/known-lines';
import type { Commerce } from './commerce/commerce';
import type { Customers } from './customers';
import type { Desk } from './desk';
import type { Order } from './orders/order';
import type { ChannelSettings } from './store/channel-settings';
import type { Turn } from './turn';

/** Runs the purchase dialog inside a turn; its stack lives in the turn's memory. */
export interface PurchaseDialogHost {
  begin(turn: Turn): Promise<void>;
  /** Gives the turn to the dialog; false when none is open. */
  goOn(turn: Turn): Promise<boolean>;
  isOpen(turn: Turn): boolean;
  /** Opens the dialog again with an order's answers filled in. */
  reopen(turn: Turn, order: Order): Promise<void>;
  /** Opens the dialog for a new request like that of an order, to follow on it. */
  again(turn: Turn, order: Order): Promise<void>;
  /** Asks for these answers once more, with the change to them in words; what is complete is priced at once. */
  repeat(turn: Turn, answers: PartialRequest, change?: string): Promise<void>;
}

export interface PurchaseDialogHostOptions {
  desk: Desk;
  /** All back ends that are configured; customers of all of them are found. */
  backEnds: readonly Commerce[];
  customers: Customers;
  style: Omit<CardStyle, 'locale'>;
  /** Of a channel or chat: the customer that is meant where none is named. */
  settings: Pick<ChannelSettings, 'of'>;
}

export function createPurchaseDialogHost(options: PurchaseDialogHostOptions): PurchaseDialogHost {
  const commerce = (backend: string) => {
    const found = options.backEnds.find((candidate) => candidate.backend === backend);
    if (!found) throw new Error(`No back end ${backend} is configured.`);
    return found;
  };

  function portOf(turn: Turn): PurchasePort {
    let nth = 0;
    return {
      findCustomers: (text) => options.customers.find(text, turn.signal),
      billingScopes: (customer) => commerce(customer.backend).billingScopes(customer, turn.signal),
      catalogue: async (scope) => {
        const customer = await options.customers.whole(scope.customer, turn.signal);
        const catalogue = await commerce(customer.backend).catalogue({ ...scope, customer }, turn.signal);
        await prepareLines(catalogue.items, setImmediate);
        return catalogue;
      },
      submit: async (request, _context, { editing, renews, isLast }) => {
        const customer = await options.customers.whole(request.customer, turn.signal);
        const asked = { request: { ...request, customer }, editing, renews, nth: (nth += 1) };
        // The dialog ends with it: that is all there is to remember.
        const { dialog: _, ...left } = turn.state;
        const alongside = isLast ? () => turn.alongside?.(left) : undefined;
        await options.desk.open(asked, { ...turn, alongside }, turn.signal);
      },
    };
  }

  function dialogOf(turn: Turn): PurchaseDialog {
    turn.context.activity.text = turn.text;
    turn.context.turnState.set(TURN_SIGNAL, turn.signal);
    return createPurchaseDialog(portOf(turn), { ...options.style, locale: turn.reader.locale });
  }

  async function contextOf(turn: Turn): Promise<DialogContext> {
    const dialogs = new DialogSet(memoryOf(turn));
    dialogs.add(dialogOf(turn));
    return dialogs.createContext(turn.context);
  }

  /** Gives up what was open. A stack is only made for a request that is not complete: it costs a twentieth of a turn. */
  async function begin(turn: Turn, given: PurchaseOptions): Promise<void> {
    delete turn.state.dialog;
    const draft = await dialogOf(turn).begin(turn.context, given);
    if (draft) turn.state.dialog = stackWith(draft);
  }

  return {
    async begin(turn) {
      const { customer } = await options.settings.of(turn.place);
      const usualCustomer = customer && { value: `${customer.backend} ${customer.id}`, name: customer.name };
      await begin(turn, { text: turn.text, usualCustomer });
    },
    reopen: (turn, order) => begin(turn, { draft: draftOf(order.request), editing: order.id }),
    again: (turn, order) => begin(turn, { draft: { ...draftOf(order.request), renews: order.id } }),
    repeat: (turn, answers, change) => begin(turn, repeated(answers, change)),
    isOpen: (turn) => stackOf(turn).length > 0,
    async goOn(turn) {
      if (stackOf(turn).length === 0) return false;
      const { status } = await (await contextOf(turn)).continueDialog();
      tidy(turn);
      return status !== DialogTurnStatus.empty;
    },
  };
}

function stackOf(turn: Turn): unknown[] {
  return (turn.state.dialog as DialogState | undefined)?.dialogStack ?? [];
}

/** An idle conversation remembers nothing of dialogs. */
function tidy(turn: Turn): void {
  if (stackOf(turn).length === 0) delete turn.state.dialog;
}

function memoryOf(turn: Turn): StatePropertyAccessor<DialogState> {
  return {
    get: async () => (turn.state.dialog ??= { dialogStack: [] }) as DialogState,
    set: async (_context, value) => {
      turn.state.dialog = value;
    },
    delete: async () => {
      delete turn.state.dialog;
    },
  };
}
