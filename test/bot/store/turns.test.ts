import { createChannelSettings } from '../../../bot/store/channel-settings';
import { createDelegations } from '../../../bot/store/delegations';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { createOutbox } from '../../../bot/store/outbox';
import { createReferences } from '../../../bot/store/references';
import { createTurns } from '../../../bot/store/turns';
import { useTestRedis } from '../../support/redis';
import { ada, creation, sampleOrder, thread } from './sample-order';

describe('turns', () => {
  const { redis } = useTestRedis({ emptied: true });
  const keys = createKeys();
  const turns = () => createTurns(redis(), keys);
  const key = { tenantId: thread.tenantId, conversationId: thread.conversationId, personId: ada.id };

  test('what one turn saved the next one finds', async () => {
    const first = await turns().open(key, 'activity 1');
    expect(first).toMatchObject({ state: {}, etag: null, seen: false });
    expect(await turns().save(first, { state: { sku: 'D4s' } })).toBe('saved');
    const second = await turns().open(key, 'activity 2');
    expect(second).toMatchObject({ state: { sku: 'D4s' }, etag: first.etag, seen: false });
  });

  test('of turns at the same time on one state one saves and the others conflict', async () => {
    const open = await Promise.all(Array.from({ length: 20 }, (_, index) => turns().open(key, `activity ${index}`)));
    const results = await Promise.all(open.map((turn, index) => turns().save(turn, { state: { index } })));
    expect(results.filter((result) => result === 'saved')).toHaveLength(1);
    expect(results.filter((result) => result === 'conflict')).toHaveLength(19);
    const winner = results.indexOf('saved');
    expect((await turns().open(key, 'later')).state).toEqual({ index: winner });
    expect((await turns().open(key, `activity ${(winner + 1) % 20}`)).seen).toBe(false);
  });

  test('one activity delivered many times at once is handled once', async () => {
    const open = await Promise.all(Array.from({ length: 20 }, () => turns().open(key, 'activity')));
    const results = await Promise.all(
      open.map((turn, index) => turns().save(turn, { state: { index }, reference: thread })),
    );
    expect(results.filter((result) => result === 'saved')).toHaveLength(1);
    expect(results.filter((result) => result === 'duplicate')).toHaveLength(19);
    expect((await turns().open(key, 'activity')).seen).toBe(true);
    expect((await turns().open(key, 'another activity')).seen).toBe(false);
  });

  test('a duplicate or a conflict writes nothing, not even the place', async () => {
    const [first, late] = await Promise.all([turns().open(key, 'activity'), turns().open(key, 'activity')]);
    await turns().save(first, { state: { kept: true } });
    expect(await turns().save(late, { state: { kept: false }, reference: thread })).toBe('duplicate');
    const stale = { ...late, activityKey: 'another' };
    expect(await turns().save(stale, { state: { kept: false }, reference: thread })).toBe('conflict');
    expect((await turns().open(key, 'later')).state).toEqual({ kept: true });
    expect(await createReferences(redis(), keys).read(thread.conversationId)).toBeNull();
  });

  test('one turn may save twice', async () => {
    const turn = await turns().open(key, 'activity');
    expect(await turns().save(turn, { state: { step: 1 } })).toBe('saved');
    expect(await turns().save(turn, { state: { step: 2 } })).toBe('saved');
    expect((await turns().open(key, 'later')).state).toEqual({ step: 2 });
  });

  test('a person’s state in a thread is nobody else’s and nowhere else', async () => {
    const turn = await turns().open(key, 'activity');
    await turns().save(turn, { state: { draft: 1 } });
    for (const other of [{ personId: 'bo' }, { conversationId: 'elsewhere' }, { tenantId: 'another' }]) {
      expect((await turns().open({ ...key, ...other }, 'x')).state).toEqual({});
    }
  });

  test('forgetting leaves nothing but the mark of the activity', async () => {
    const turn = await turns().open(key, 'activity');
    await turns().save(turn, { state: { draft: 1 } });
    await turns().save(turn, { state: null });
    expect(await redis().keys('*')).toEqual([keys.seen(key.tenantId, 'activity')]);
    const next = await turns().open(key, 'next');
    expect(next.etag).toBeNull();
    expect(await turns().save(next, { state: { draft: 2 } })).toBe('saved');
  });

  test('state lasts a day from its last change, the mark of an activity a week', async () => {
    const stateKey = keys.turn(key.tenantId, key.conversationId, key.personId);
    const turn = await turns().open(key, 'activity');
    await turns().save(turn, { state: { draft: 1 } });
    await redis().expire(stateKey, 10);
    await turns().save(turn, { state: { draft: 2 } });
    expect(await redis().ttl(stateKey)).toBeGreaterThan(24 * 3600 - 60);
    expect(await redis().ttl(stateKey)).toBeLessThanOrEqual(24 * 3600);
    expect(await redis().ttl(keys.seen(key.tenantId, 'activity'))).toBeGreaterThan(6.9 * 24 * 3600);
    await redis().pexpire(stateKey, 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await turns().open(key, 'later')).state).toEqual({});
  });

  test('remembers the place of the conversation in the same write', async () => {
    const turn = await turns().open(key, 'activity');
    await turns().save(turn, { state: null, reference: thread });
    expect(await createReferences(redis(), keys).read(thread.conversationId)).toEqual(thread);
    expect(await createReferences(redis(), keys).ofTenant(thread.tenantId)).toEqual([thread]);
  });

  test('an idle conversation holds less than 2 KiB', async () => {
    const turn = await turns().open(key, 'activity');
    await turns().save(turn, { state: { lastOrder: 'R-AAAAAA' }, reference: thread });
    const sizes = await Promise.all((await redis().keys('*')).map((name) => redis().call('MEMORY', 'USAGE', name)));
    expect(sizes.reduce<number>((sum, size) => sum + Number(size), 0)).toBeLessThan(2048);
  });

  test('a turn costs one command to read and one to write', async () => {
    await turns().save(await turns().open(key, 'warm up'), { state: {} });
    const commands = async () => Number(/total_commands_processed:(\d+)/.exec(await redis().info('stats'))?.[1]);
    const before = await commands();
    await turns().save(await turns().open(key, 'activity'), { state: {}, reference: thread });
    const inScripts = 3 + 6;
    expect((await commands()) - before - 1).toBeLessThanOrEqual(2 + inScripts);
  });

  test('two turns that find nothing and leave nothing do not get in each other’s way', async () => {
    const [one, other] = await Promise.all([turns().open(key, 'one'), turns().open(key, 'other')]);
    expect(await turns().save(one, { state: {} })).toBe('saved');
    expect(await turns().save(other, { state: { draft: undefined } })).toBe('saved');
    expect(await redis().exists(keys.turn(key.tenantId, key.conversationId, key.personId))).toBe(0);
    const [kept, late] = await Promise.all([turns().open(key, 'kept'), turns().open(key, 'late')]);
    expect(await turns().save(kept, { state: { draft: 1 } })).toBe('saved');
    expect(await turns().save(late, { state: {} })).toBe('conflict');
  });

  test('what a turn begins with answers for delegations, settings, and the order of a button with its card', async () => {
    const delegations = createDelegations(redis(), keys);
    const settings = createChannelSettings(redis(), keys);
    const journal = createJournal(redis(), keys);
    const order = sampleOrder('R-AAAAAA');
    const bo = { ...ada, id: 'person-bo', name: 'Bo', mri: '29:bo' };
    const now = new Date();
    await delegations.give({ from: ada, to: bo, until: now.getTime() + 60_000 }, now);
    await createChannelSettings(redis(), keys).set(thread, 'language', 'de');
    await journal.commit(creation(order));
    const card = { place: thread, activityId: 'the card' };
    await redis().set(keys.card(order.id), JSON.stringify(card));
    const outbox = createOutbox(redis(), keys);

    const opened = createTurns(redis(), keys, { delegations, settings });
    const turn = await opened.open({ ...key, personId: bo.id }, 'click', { person: bo, ticket: order.ticket });
    await redis().flushall();
    expect(await delegations.principalsOf(bo, now.getTime())).toMatchObject([{ id: ada.id }]);
    expect(await settings.of({ ...thread, conversationId: thread.conversationId.split(';')[0]! })).toEqual({
      language: 'de',
    });
    expect(await journal.readByTicket(order.ticket, turn.order)).toEqual(order);
    expect(await journal.readByTicket('another ticket', turn.order)).toBeNull();
    expect(await outbox.cardOf(order.id, turn.order)).toEqual(card);
    expect(await outbox.cardOf('R-ANOTHR', turn.order)).toBeNull();
    expect(await delegations.principalsOf({ ...bo }, now.getTime())).toEqual([]);
    expect(await delegations.principalsOf(bo, now.getTime() + 10_000)).toEqual([]);
  });
});
