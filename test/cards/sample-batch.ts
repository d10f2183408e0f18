import type { Batch, BatchLine } from '../../bot/orders/batch';
import type { Order } from '../../bot/orders/order';
import type { OrderState } from '../../bot/orders/states';
import type { WholeBatch } from '../../cards/batch-lines';
import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { crowdedOrder, withText } from './every-card';
import { SAMPLE_NOW, sampleOrder } from './sample-order';

export type SampleState = OrderState | 'reading' | 'deciding' | 'wrong';

/** A batch whose lines are orders in one state, and two lines that cannot be bought. */
export function sampleBatch(
  state: SampleState,
  given: { text?: string; lines?: number; isPlain?: boolean } = {},
): WholeBatch {
  const { text, lines: count = 3, isPlain = false } = given;
  const orderState = state === 'reading' || state === 'wrong' ? undefined : state === 'deciding' ? 'pending' : state;
  const orders = Array.from({ length: orderState ? count : 0 }, (_, i): Order => {
    const order = isPlain ? sampleOrder({ state: orderState! }) : crowdedOrder(orderState!, 1);
    return { ...withText({ ...order, batch: undefined }, text), id: `R-0000${i}`, batch: { id: 'B-7K2M9Q' } };
  });
  const line = (number: number, over: Partial<BatchLine>): BatchLine => ({
    ...{ number, answers: {}, problems: {}, leftover: [], unclear: [], orderId: `R-0000${number - 2}` },
    ...{ text: text ?? 'Contoso, Standard_D2s_v5, 3 years', state: 'open', ...over },
  });
  const good = Array.from({ length: count }, (_, i) =>
    line(i + 2, {
      state: state === 'reading' ? 'unread' : 'open',
      ...(isPlain ? {} : { refusal: text ?? 'The cap is full.' }),
    }),
  );
  const wrong = [1, 2].map((n) =>
    line(count + 1 + n, { state: 'wrong', orderId: `R-W${n}`, faults: [text ?? 'The term is missing.'] }),
  );
  const decision = { verb: 'approve' as const, by: { ...MEGAN, name: text ?? MEGAN.name }, at: SAMPLE_NOW };
  const batch: Batch = {
    ...{
      id: 'B-7K2M9Q',
      version: 3,
      createdAt: SAMPLE_NOW,
      place: sampleOrder().place,
      origin: 'o',
      told: [],
      seen: {},
    },
    requester: { ...ALEX, name: text ?? ALEX.name },
    lines: [...(state === 'wrong' ? [] : good), ...(isPlain ? [] : wrong)],
    unused: isPlain ? [] : [text ?? 'Ticket'],
    ticket: 'ticket-1',
    ...(isPlain ? {} : { decided: decision }),
    ...(state === 'deciding' ? { deciding: { ...decision, orders: {}, mark: { id: 'B-7K2M9Q' } } } : {}),
  };
  return { batch, orders: new Map(orders.map((order) => [order.id, order])) };
}
