import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startTestRedis, type TestRedis } from '../../support/redis';
import { change, creation, sampleOrder } from '../store/sample-order';
import { openTestDesk, until, type Handlers, type TestDesk } from './test-desk';

const nothing = async () => undefined;

describe('the jobs', () => {
  let server: TestRedis;
  let desks: TestDesk[];
  let round = 0;
  beforeAll(async () => {
    server = await startTestRedis();
  });
  beforeEach(() => {
    desks = [];
    round += 1;
  });
  afterEach(() => Promise.all(desks.map((desk) => desk.close())));
  afterAll(() => server.stop());

  function open(handlers: Partial<ReturnType<Handlers>> | Handlers, more = {}): TestDesk {
    const make: Handlers =
      typeof handlers === 'function' ? handlers : () => ({ advance: nothing, deliver: nothing, ...handlers });
    const desk = openTestDesk(server.url, `round${round}`, make, more);
    desks.push(desk);
    return desk;
  }

  /** A handler that ends an order's need for attention, as the real one does by its commit. */
  const settle: Handlers = ({ journal, outbox }) => ({
    advance: async (orderId) => {
      const order = (await journal.read(orderId))!;
      await journal.commit(change(order, { state: 'active' }, { notices: [], dueAt: null }));
    },
    deliver: (noticeId) => outbox.delivered(noticeId),
  });
  const isDone = async (desk: TestDesk) =>
    (await desk.journal.due(Infinity, 1)).length === 0 && (await desk.outbox.waiting(Infinity, 1)).length === 0;

  test('work that nobody made a job of is found and done', async () => {
    const desk = open(settle);
    for (let n = 0; n < 30; n += 1) await desk.journal.commit(creation(sampleOrder(`R-${n}`), { dueAt: 1 }));
    await desk.jobs.start();
    await until(() => isDone(desk));
    for (let n = 0; n < 30; n += 1) expect((await desk.journal.read(`R-${n}`))?.version).toBe(2);
    await until(async () => Object.values((await desk.jobs.counts()).orders).every((count) => count === 0));
  });

  test('what is asked for at once does not wait for the sweeper', async () => {
    const desk = open(settle, { sweepEveryMs: 600_000 });
    await desk.jobs.start();
    await pause(200);
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1 }));
    await desk.jobs.enqueueAdvance('R-A', 1);
    await desk.jobs.enqueueDeliver('R-A:1:0');
    await until(() => isDone(desk));
  });

  test('an order is worked on by one at a time, over two bots and many jobs', async () => {
    let working = 0;
    let most = 0;
    let runs = 0;
    const advance = async () => {
      working += 1;
      runs += 1;
      most = Math.max(most, working);
      await pause(60);
      working -= 1;
    };
    const [one, two] = [open({ advance }), open({ advance })];
    await one.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1, notices: [] }));
    await Promise.all([one.jobs.start(), two.jobs.start()]);
    for (let version = 0; version < 10; version += 1) {
      await Promise.all([one.jobs.enqueueAdvance('R-A', version), two.jobs.enqueueAdvance('R-A', version)]);
    }
    await until(() => runs > 5);
    expect(most).toBe(1);
  });

  test('an order changed while it is worked on is worked on again at once', async () => {
    const versions: number[] = [];
    const desk = open(
      ({ journal }) => ({
        deliver: nothing,
        advance: async (orderId) => {
          const order = (await journal.read(orderId))!;
          versions.push(order.version);
          if (order.version > 1) return;
          const next = change(order, { state: 'pending' }, { notices: [], dueAt: 1 });
          await journal.commit(next);
          await desk.jobs.enqueueAdvance(orderId, next.order.version);
          await pause(100);
        },
      }),
      { sweepEveryMs: 600_000 },
    );
    await desk.jobs.start();
    await pause(200);
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1, notices: [] }));
    await desk.jobs.enqueueAdvance('R-A', 1);
    await until(() => versions.length === 2);
    expect(versions).toEqual([1, 2]);
  });

  test('a handler that throws is tried again after a while, and logged', async () => {
    let tries = 0;
    const desk = open((parts) => ({
      ...settle(parts),
      advance: async (orderId) => {
        tries += 1;
        if (tries < 3) throw new Error('Microsoft is tired');
        await settle(parts).advance(orderId);
      },
    }));
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1, notices: [] }));
    await desk.jobs.start();
    await until(() => isDone(desk));
    expect(tries).toBe(3);
    expect(desk.errors).toHaveLength(2);
  });

  test('notices of an order are delivered in order, one at a time, also when one fails', async () => {
    const delivered: string[] = [];
    const busy = new Set<string>();
    const overlaps: string[] = [];
    let failures = 0;
    const handlers: Handlers = ({ outbox }) => ({
      advance: nothing,
      deliver: async (id) => {
        const orderId = id.split(':')[0]!;
        if (busy.has(orderId)) overlaps.push(id);
        busy.add(orderId);
        await pause(10);
        busy.delete(orderId);
        if (id === 'R-A:2:0' && (failures += 1) === 1) throw new Error('Teams is tired');
        delivered.push(id);
        await outbox.delivered(id);
      },
    });
    const [one, two] = [open(handlers), open(handlers)];
    await Promise.all([one.jobs.start(), two.jobs.start()]);
    for (const id of ['R-A', 'R-B']) {
      let order = sampleOrder(id);
      await one.journal.commit(creation(order));
      for (let n = 2; n <= 4; n += 1) {
        const next = change(order, {});
        await one.journal.commit(next);
        await two.jobs.enqueueDeliver(`${id}:${n}:0`);
        order = next.order;
      }
    }
    await until(() => isDone(one));
    const ofOrder = (id: string) => delivered.filter((one) => one.startsWith(id));
    expect(ofOrder('R-A')).toEqual(['R-A:1:0', 'R-A:2:0', 'R-A:3:0', 'R-A:4:0']);
    expect(ofOrder('R-B')).toEqual(['R-B:1:0', 'R-B:2:0', 'R-B:3:0', 'R-B:4:0']);
    expect(overlaps).toEqual([]);
    expect(failures).toBe(2);
  });

  test('a deliverer that does nothing about a notice does not keep the others from theirs', async () => {
    const desk = open(
      ({ outbox }) => ({
        advance: nothing,
        deliver: async (id) => (id.startsWith('R-A') ? undefined : outbox.delivered(id)),
      }),
      { concurrency: 1 },
    );
    await desk.journal.commit(creation(sampleOrder('R-A')));
    await desk.journal.commit(creation(sampleOrder('R-B')));
    await desk.jobs.start();
    await until(async () => (await desk.outbox.waiting(Infinity, 5)).length === 1);
  });

  test('the work of a bot that was killed in the middle is taken over', async () => {
    const script = path.join(__dirname, 'killed-bot.ts');
    const bot = spawn(process.execPath, ['--import', 'tsx', script, server.url, `round${round}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const desk = open(settle);
    for (const id of ['R-A', 'R-B']) await desk.journal.commit(creation(sampleOrder(id), { dueAt: 1 }));
    let begun = '';
    bot.stdout.on('data', (data) => (begun += String(data)));
    await until(() => begun.split('\n').length > 4);
    const gone = new Promise((resolve) => bot.once('exit', resolve));
    bot.kill('SIGKILL');
    await gone;

    expect((await desk.jobs.counts()).orders.active).toBe(2);
    await desk.jobs.start();
    const started = Date.now();
    await until(() => isDone(desk));
    // Not a measurement: the queue's own recovery of stalled jobs would take longer than this.
    expect(Date.now() - started).toBeLessThan(8000);
    expect((await desk.journal.read('R-A'))?.version).toBe(2);
  });

  test('goes on after Redis was killed and came back', async () => {
    const desk = open(settle);
    await desk.jobs.start();
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: Date.now() + 300 }));
    await server.restart();
    await desk.journal.commit(creation(sampleOrder('R-B'), { dueAt: 1 }));
    await until(() => isDone(desk));
  });

  test('closing waits for the work that runs and takes no more', async () => {
    let begun = 0;
    let ended = 0;
    const desk = open(
      {
        advance: async () => {
          begun += 1;
          await pause(300);
          ended += 1;
        },
      },
      { concurrency: 1 },
    );
    for (const id of ['R-A', 'R-B', 'R-C'])
      await desk.journal.commit(creation(sampleOrder(id), { dueAt: 1, notices: [] }));
    await desk.jobs.start();
    await until(() => begun === 1);
    await desk.jobs.close();
    expect([begun, ended]).toEqual([1, 1]);
  });

  test('closing does not wait longer than its limit', async () => {
    const release = new AbortController();
    const desk = open({
      advance: () => new Promise((resolve) => release.signal.addEventListener('abort', () => resolve(undefined))),
    });
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1, notices: [] }));
    await desk.jobs.start();
    await until(async () => (await desk.jobs.counts()).orders.active === 1);
    await desk.jobs.close(100);
    release.abort();
  });

  test('rests and resumes', async () => {
    const desk = open(settle);
    await desk.jobs.start();
    expect(await desk.jobs.pause()).toBe(true);
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1 }));
    await desk.jobs.enqueueAdvance('R-A', 1);
    await pause(300);
    expect((await desk.journal.read('R-A'))?.version).toBe(1);
    desk.jobs.resume();
    await until(() => isDone(desk));
  });

  test('a late chat turn is run', async () => {
    const turns: string[] = [];
    const desk = open({ turn: async (turn) => void turns.push(turn) });
    await desk.jobs.start();
    await desk.jobs.enqueueTurn('{"text":"status: open"}');
    await until(() => turns.length === 1);
    expect(turns).toEqual(['{"text":"status: open"}']);
  });

  test('periodic work is done by one bot per interval, and no more once it is taken out', async () => {
    let runs = 0;
    const periodic = [{ name: 'reconcile', everyMs: 200, run: async () => void (runs += 1) }];
    const [one, two] = [open({}, { periodic }), open({}, { periodic })];
    await Promise.all([one.jobs.start(), two.jobs.start()]);
    await until(() => runs >= 3);
    await Promise.all(desks.splice(0).map((desk) => desk.close()));
    const before = runs;
    const without = open({}, { periodic: [] });
    await without.jobs.start();
    await pause(500);
    expect(runs).toBe(before);
    expect((await without.jobs.counts()).periodic).toMatchObject({ waiting: 0, delayed: 0 });
  });
});
