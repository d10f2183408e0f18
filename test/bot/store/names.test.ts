import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { createNames, hideNames } from '../../../bot/store/names';
import { applyChange, changeBetween } from '../../../bot/store/record-change';
import { createSeal } from '../../../bot/store/seal';
import { useTestRedis } from '../../support/redis';
import { ada, sampleOrder } from './sample-order';

const KEY = Buffer.alloc(32, 7).toString('base64');
const { redis } = useTestRedis({ emptied: true });
const names = () => createNames(redis(), createKeys('test'), createSeal(KEY));
const RECORD = {
  requester: ada,
  approvals: [{ by: { ...ada, id: 'person-eve', name: 'Eve', mri: '29:eve' }, at: 'now' }],
  customer: { id: 'customer-1', name: 'Lakeside Dairy' },
};

it('records hold no names; whoever reads gets them back', async () => {
  const hidden = hideNames(RECORD);
  expect(JSON.stringify(hidden)).not.toMatch(/Ada|Eve|29:/);
  expect(hidden.customer.name).toBe('Lakeside Dairy');
  await names().keep([ada, RECORD.approvals[0]!.by]);
  expect(JSON.stringify(await redis().mget(await redis().keys('*')))).not.toMatch(/Ada|Eve|29:/);
  expect(await names().show(hidden)).toEqual(RECORD);
});

it('a name that was erased stays away until the person is met again', async () => {
  const here = names();
  await here.keep([ada]);
  await here.forget(ada.id.toUpperCase());
  expect(await redis().keys('*')).toEqual([]);
  expect((await here.show(hideNames(RECORD))).requester).toEqual({ ...ada, name: '', mri: '' });
  await here.keep([{ id: ada.id, name: 'Ada' }]);
  expect(await names().nameOf(ada.id)).toBe('Ada');
});

it('who tells only a name takes no address away', async () => {
  await names().keep([ada]);
  await names().keep([{ id: ada.id, name: 'Ada O.' }]);
  expect((await names().show(hideNames(RECORD))).requester).toEqual({ ...ada, name: 'Ada O.' });
});

it('whoever acts on an order later can still be mentioned', async () => {
  const journal = () => createJournal(redis(), createKeys('test'), { names: names() });
  const eve = RECORD.approvals[0]!.by;
  const order = sampleOrder('R-EVE', { state: 'pending' });
  const audit = {
    orderId: order.id,
    version: 1,
    at: order.createdAt,
    event: 'create',
    from: null,
    to: 'pending',
  } as const;
  const bot = { kind: 'bot', part: 'test' } as const;
  await journal().commit({ order, expected: 0, audit: { ...audit, actor: bot }, notices: [], dueAt: null });
  const approval = { by: eve, at: order.createdAt, version: 1 };
  const approved = { ...order, version: 2, state: 'approved', approvals: [approval] } as const;
  const actor = { kind: 'person', id: eve.id, name: eve.name } as const;
  const after = { ...audit, actor, version: 2, event: 'approve', from: 'pending', to: 'approved' } as const;
  await journal().commit({
    order: { ...approved, approvals: [approval] },
    expected: 1,
    audit: after,
    notices: [],
    dueAt: null,
  });
  expect((await journal().read(order.id))?.approvals[0]?.by).toEqual(eve);
});

it.each([
  [undefined, { a: 1, b: [1] }, { set: { a: 1, b: [1] } }],
  [
    { a: 1, b: [1], c: 2 },
    { b: [1, 2], a: 1 },
    { add: { b: [2] }, drop: ['c'] },
  ],
  [{ a: { x: 1 }, b: [1, 2] }, { a: { x: 2 }, b: [2, 1] }, { set: { a: { x: 2 }, b: [2, 1] } }],
  [{ a: [] }, { a: [{}], b: null }, { add: { a: [{}] }, set: { b: null } }],
  [{ a: 1 }, { a: 1 }, {}],
])('from %j to %j', (before, after, change) => {
  expect(changeBetween(before, after)).toEqual(change);
  expect(applyChange(before, changeBetween(before, after))).toEqual(after);
});
