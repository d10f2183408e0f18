import type { Order } from '../../bot/orders/order';
import type { OrderState } from '../../bot/orders/states';
import type { OrderVerb, Viewer } from '../../cards/order-buttons';
import { orderCard, type OrderView } from '../../cards/order-card';
import { ORDER_STATES, READER, VIEWERS } from './every-card';
import { buttonsOf, inputsOf } from './read-card';
import { SAMPLE_NOW, sampleOrder } from './sample-order';

const VIEW: OrderView = { mode: 'submit', for: 'everyone', now: SAMPLE_NOW, ...READER };
const show = (overrides: Partial<Order>, view: Partial<OrderView> = {}) =>
  orderCard(sampleOrder(overrides), { ...VIEW, ...view });

describe('the buttons of an order', () => {
  const submit: Partial<Record<OrderState, string[]>> = {
    quoted: ['Confirm', 'Edit', 'Cancel'],
    pending: ['Approve', 'Reject', 'Withdraw'],
    approved: ['Withdraw'],
  };
  const execute: Partial<Record<OrderState, Partial<Record<Viewer, string[]>>>> = {
    quoted: { requester: ['Confirm', 'Edit', 'Cancel'] },
    pending: { approver: ['Approve', 'Reject'], requester: ['Edit', 'Withdraw'] },
    approved: { requester: ['Withdraw'] },
  };

  it.each(ORDER_STATES)('%s: everybody has the same ones when they are submitted', (state) => {
    for (const viewer of VIEWERS) {
      const titles = buttonsOf(show({ state }, { for: viewer })).map(({ title }) => title);
      expect(titles).toEqual(submit[state] ?? []);
    }
  });

  it.each(ORDER_STATES)('%s: each person has their own when they are executed', (state) => {
    for (const viewer of VIEWERS) {
      const titles = buttonsOf(show({ state }, { mode: 'execute', for: viewer })).map(({ title }) => title);
      expect(titles).toEqual(execute[state]?.[viewer] ?? []);
    }
  });

  it('carries verb and ticket, and nothing else', () => {
    const verbs: OrderVerb[] = ['approve', 'reject', 'withdraw'];
    const { ticket } = sampleOrder();
    expect(buttonsOf(show({})).map(({ data }) => data)).toEqual(verbs.map((verb) => ({ verb, ticket })));
    const executed = buttonsOf(show({}, { mode: 'execute', for: 'approver' }));
    expect(executed.map(({ verb, data }) => ({ verb, data }))).toEqual([
      { verb: 'approve', data: { ticket } },
      { verb: 'reject', data: { ticket } },
    ]);
  });

  it('asks for the reason exactly where it can be rejected', () => {
    for (const state of ORDER_STATES) {
      const ids = inputsOf(show({ state })).map(({ id }) => id);
      expect(ids).toEqual(state === 'pending' ? ['reason'] : []);
    }
    expect(inputsOf(show({}, { mode: 'execute', for: 'requester' }))).toEqual([]);
  });

  it('refreshes by itself only in execute mode and only for those named, sixty at most', () => {
    const userIds = Array.from({ length: 70 }, (_, index) => `29:person-${index}`);
    expect(show({}, { refreshUserIds: userIds }).refresh).toBeUndefined();
    expect(show({}, { mode: 'execute' }).refresh).toBeUndefined();
    expect(show({}, { mode: 'execute', refreshUserIds: userIds }).refresh).toEqual({
      action: { type: 'Action.Execute', verb: 'refresh', data: { ticket: sampleOrder().ticket } },
      userIds: userIds.slice(0, 60),
    });
    expect(show({}, { mode: 'execute', refreshUserIds: [] }).refresh).toMatchObject({ userIds: [] });
  });
});
