import type { Order } from '../../../bot/orders/order';
import { money } from '../../../bot/orders/money';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { createReferences } from '../../../bot/store/references';
import { createTurns } from '../../../bot/store/turns';
import { useTestRedis } from '../../support/redis';
import { ada, change, creation, sampleOrder, thread } from './sample-order';

describe('a change that takes the turn along in which it was asked for', () => {
  const { redis } = useTestRedis({ emptied: true });
  const keys = createKeys('test');
  const journal = () => createJournal(redis(), keys);
  const turns = () => createTurns(redis(), keys);
  const key = { tenantId: thread.tenantId, conversationId: thread.conversationId, personId: ada.id };
  const remembered = { state: { lastOrder: 'R-A' }, reference: thread };

  /** What the store holds of the turn and of the order. */
  async function held(activityKey = 'click') {
    const { seen, state } = await turns().open(key, activityKey);
    return { seen, state, version: (await journal().read('R-A'))?.version ?? 0 };
  }

  async function ordered(): Promise<Order> {
    const order = sampleOrder('R-A');
    await journal().commit(creation(order, { dueAt: 1, notices: [] }));
    return order;
  }

  test.each(['a new order', 'a changed order'])('is written with it: %s', async (which) => {
    const turn = await turns().open(key, 'click');
    const alongside = turns().alongside(turn, remembered);
    const made = which === 'a new order' ? creation(sampleOrder('R-A')) : change(await ordered(), { state: 'pending' });
    const notices = [{ kind: 'card' }, { kind: 'reply', about: 'approval-needed' }] as const;
    expect(await journal().commit({ ...made, notices: [...notices], alongside })).toBe('committed');
    expect(turn).toMatchObject({ state: remembered.state, alongside: { outcome: 'saved' } });
    expect(await held()).toEqual({ seen: true, state: remembered.state, version: made.order.version });
    expect(await createReferences(redis(), keys).read(thread.conversationId)).toEqual(thread);
    expect(await redis().lrange(keys.outboxOf('R-A'), 0, -1)).toHaveLength(2);
    expect(await journal().auditFaults('R-A')).toEqual([]);
    expect(await turns().save(turn, { state: { then: 'more' } })).toBe('saved');
    expect((await held()).state).toEqual({ then: 'more' });
  });

  test('is not made when another turn of the person wrote first', async () => {
    const order = await ordered();
    const turn = await turns().open(key, 'click');
    const other = await turns().open(key, 'words');
    await turns().save(other, { state: { draft: 1 } });
    const alongside = turns().alongside(turn, remembered);
    const late = journal().commit({ ...change(order, { state: 'pending' }), alongside });
    await expect(late).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(turn.alongside?.outcome).toBe('conflict');
    expect(await held()).toEqual({ seen: false, state: { draft: 1 }, version: 1 });
  });

  test('is made once for one delivery that came many times at once', async () => {
    const opened = await Promise.all(Array.from({ length: 10 }, () => turns().open(key, 'click')));
    const made = opened.map((turn, n) => ({ turn, change: creation(sampleOrder(`R-${n}`)) }));
    const results = await Promise.allSettled(
      made.map(({ turn, change }) =>
        journal().commit({ ...change, alongside: turns().alongside(turn, { state: null }) }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(opened.filter(({ alongside }) => alongside?.outcome === 'duplicate')).toHaveLength(9);
    expect((await journal().list({ tenantId: thread.tenantId })).total).toBe(1);
  });

  test('leaves no mark of the turn when the order has moved or its count is full', async () => {
    const order = await ordered();
    const moved = change(order, { state: 'pending' });
    await journal().commit(moved);
    const turn = await turns().open(key, 'click');
    const withTurn = () => ({ alongside: turns().alongside(turn, remembered) });
    expect(await journal().commit({ ...change(order, { state: 'cancelled' }), ...withTurn() })).toBe('conflict');
    const counts = [{ name: 'all', words: 'all', amount: money('2', 'EUR'), cap: money('1', 'EUR') }];
    const approved = { ...change(moved.order, { state: 'approved' }), counts, ...withTurn() };
    await expect(journal().commit(approved as never)).rejects.toMatchObject({ code: 'SPENDING_CAP' });
    expect(turn.alongside).toBeUndefined();
    expect(await held()).toEqual({ seen: false, state: {}, version: 2 });
    expect(await journal().commit({ ...change(moved.order, { state: 'approved' }), ...withTurn() })).toBe('committed');
    expect(await held()).toEqual({ seen: true, state: remembered.state, version: 3 });
  });

  test('is made once when its answer was lost and it is sent again', async () => {
    const turn = await turns().open(key, 'click');
    const sent: string[][] = [];
    const send = redis().sendCommand.bind(redis());
    redis().sendCommand = (command, stream) => {
      if (command.name.startsWith('eval')) sent.push([command.name, ...command.args.map(String)]);
      return send(command, stream);
    };
    const notices = [{ kind: 'card' }] as const;
    const alongside = turns().alongside(turn, remembered);
    await journal().commit(creation(sampleOrder('R-A'), { notices: [...notices], alongside }));
    redis().sendCommand = send;
    const [name, ...args] = sent.at(-1)!;
    expect(await redis().call(name!, ...args)).toBe('committed');
    expect(await redis().llen(keys.audit('R-A'))).toBe(1);
    expect(await redis().llen(keys.outboxOf('R-A'))).toBe(1);
    expect(await held()).toEqual({ seen: true, state: remembered.state, version: 1 });
  });
});
