import { isFinal, next, STATES, type OrderEvent, type OrderState } from '../../../bot/orders/states';

const states = Object.keys(STATES) as OrderState[];
const rows = states.map((state) => ({
  state,
  final: STATES[state].final,
  exits: Object.entries<readonly [string, string]>(STATES[state].exits),
}));

function reachable(from: OrderState): Set<string> {
  const seen = new Set<string>([from]);
  for (const state of seen) for (const [to] of Object.values(STATES[state as OrderState].exits)) seen.add(to as string);
  return seen;
}

describe('the table of order states', () => {
  it('leads everywhere from the draft or the first quote', () => {
    expect([...reachable('draft')].sort()).toEqual([...states].sort());
  });

  it.each(rows)('gives $state an exit or marks it final', ({ final, exits }) => {
    expect(exits.length > 0).toBe(!final);
  });

  it.each(rows)('names only known states and an owner in the exits of $state', ({ exits }) => {
    for (const [, [to, owner]] of exits) {
      expect(states).toContain(to);
      expect(['requester', 'approver', 'operator', 'worker', 'watcher', 'sweeper']).toContain(owner);
    }
  });

  it.each(rows.filter(({ final }) => !final))('lets $state come to an end', ({ state }) => {
    expect([...reachable(state)].some((to) => isFinal(to as OrderState))).toBe(true);
  });

  it('lets money move only out of approved, and approved only be reached by an approver or by proof of absence', () => {
    const into = (target: OrderState) =>
      rows.flatMap(({ state, exits }) =>
        exits
          .filter(([, [to]]) => to === target && state !== target)
          .map(([event, [, owner]]) => `${state} ${event} ${owner}`),
      );
    expect(into('buying')).toEqual(['approved buy worker']);
    expect(into('approved').sort()).toEqual([
      'buying unsent worker',
      'doubtful absent worker',
      'needs-human absent operator',
      'pending approve approver',
    ]);
  });
});

describe('next', () => {
  it.each(rows.flatMap(({ state, exits }) => exits.map(([event, [to]]) => ({ state, event, to }))))(
    'takes $state by $event to $to',
    ({ state, event, to }) => {
      expect(next(state, event as OrderEvent)).toBe(to);
    },
  );

  it.each([
    ['cancelled', 'approve'],
    ['buying', 'buy'],
    ['buying', 'withdraw'],
    ['placed', 'buy'],
    ['quoted', 'approve'],
    ['quoted', 'constructor'],
    ['quoted', '__proto__'],
  ])('knows no way from %s by %s', (state, event) => {
    expect(next(state as OrderState, event as OrderEvent)).toBeUndefined();
  });
});
