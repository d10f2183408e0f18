/**
 * The life of an order as a table: for each state, what can happen next and who makes it happen.
 * Read by next() below and walked by its test; nothing else decides where an order goes.
 */
export const STATES = {
  draft: {
    final: false,
    exits: { quote: ['quoted', 'requester'], cancel: ['cancelled', 'requester'], lapse: ['lapsed', 'sweeper'] },
  },
  quoted: {
    final: false,
    exits: {
      confirm: ['pending', 'requester'],
      edit: ['draft', 'requester'],
      cancel: ['cancelled', 'requester'],
      lapse: ['lapsed', 'sweeper'],
    },
  },
  pending: {
    final: false,
    exits: {
      wait: ['pending', 'worker'],
      countersign: ['pending', 'approver'],
      approve: ['approved', 'approver'],
      reject: ['rejected', 'approver'],
      withdraw: ['cancelled', 'requester'],
      edit: ['draft', 'requester'],
      lapse: ['lapsed', 'sweeper'],
    },
  },
  approved: {
    final: false,
    exits: {
      wait: ['approved', 'worker'],
      buy: ['buying', 'worker'],
      'price-moved': ['pending', 'worker'],
      refuse: ['failed', 'worker'],
      // The provider shows a purchase that the journal knows nothing of, because the store lost its last writes.
      placed: ['placed', 'worker'],
      doubt: ['doubtful', 'worker'],
      'give-up': ['needs-human', 'worker'],
      withdraw: ['cancelled', 'requester'],
    },
  },
  buying: {
    final: false,
    exits: {
      placed: ['placed', 'worker'],
      refuse: ['failed', 'worker'],
      doubt: ['doubtful', 'worker'],
      unsent: ['approved', 'worker'],
    },
  },
  doubtful: {
    final: false,
    exits: {
      wait: ['doubtful', 'worker'],
      placed: ['placed', 'worker'],
      absent: ['approved', 'worker'],
      refuse: ['failed', 'worker'],
      'give-up': ['needs-human', 'worker'],
    },
  },
  'needs-human': {
    final: false,
    exits: {
      propose: ['needs-human', 'operator'],
      placed: ['placed', 'operator'],
      absent: ['approved', 'operator'],
      complete: ['active', 'operator'],
      refuse: ['failed', 'operator'],
    },
  },
  placed: {
    final: false,
    exits: {
      wait: ['placed', 'worker'],
      complete: ['active', 'worker'],
      refuse: ['failed', 'worker'],
      'give-up': ['needs-human', 'worker'],
    },
  },
  active: {
    final: false,
    exits: {
      wait: ['active', 'watcher'],
      'expire-soon': ['expiring', 'watcher'],
      renew: ['renewed', 'watcher'],
      expire: ['expired', 'watcher'],
    },
  },
  expiring: {
    final: false,
    exits: { wait: ['expiring', 'watcher'], renew: ['renewed', 'watcher'], expire: ['expired', 'watcher'] },
  },
  renewed: { final: true, exits: {} },
  expired: { final: true, exits: {} },
  cancelled: { final: true, exits: {} },
  rejected: { final: true, exits: {} },
  lapsed: { final: true, exits: {} },
  failed: { final: true, exits: {} },
} as const satisfies Record<string, StateRow>;

interface StateRow {
  final: boolean;
  exits: Record<string, readonly [to: string, owner: Owner]>;
}

export type Owner = 'requester' | 'approver' | 'operator' | 'worker' | 'watcher' | 'sweeper';
export type OrderState = keyof typeof STATES;
type ExitsOf<S extends OrderState> = keyof (typeof STATES)[S]['exits'];
export type OrderEvent = { [S in OrderState]: ExitsOf<S> }[OrderState];

/** The state that follows, or undefined when this cannot happen in that state. */
export function next(state: OrderState, event: OrderEvent): OrderState | undefined {
  const exits: Record<string, readonly [string, Owner]> = STATES[state].exits;
  return Object.hasOwn(exits, event) ? (exits[event]?.[0] as OrderState) : undefined;
}

export function isFinal(state: OrderState): boolean {
  return STATES[state].final;
}
