import { randomUUID } from 'node:crypto';
import { createPerformer, type PerformOptions } from '../../../bot/adjustments/perform';
import type { Outcome, Way } from '../../../bot/adjustments/way';
import { botError } from '../../../bot/errors';
import { moveAdjustment, type Adjustment, type Work } from '../../../bot/orders/adjustment';
import { adjustmentKeys, createAdjustments } from '../../../bot/store/adjustments';
import { createKeys } from '../../../bot/store/keys';
import { ALEX, MEGAN } from '../../../deployment/sandbox/people';
import { sampleOrder } from '../../cards/sample-order';
import { useTestRedis } from '../../support/redis';

const { redis } = useTestRedis();

const LOG = { info: () => undefined, warn: () => undefined, error: () => undefined };
const START = Date.parse('2026-11-21T10:00:00Z');
const HALF_AN_HOUR_MS = 30 * 60_000;
const WORK: Work = {
  kind: 'return',
  reservation: { id: '/providers/Microsoft.Capacity/reservationOrders/o/reservations/r', name: 'web', quantity: 3 },
  quantity: 1,
  preview: { at: new Date(START).toISOString(), refund: { amount: '100', currency: 'EUR' } },
};

interface Script {
  send?: Outcome[];
  settle?: Outcome[];
  prepare?: Way<Work>['prepare'];
}

/** An approved return, a provider that counts its calls, and workers whose clock the test moves. */
async function approved(script: Script, over: Partial<PerformOptions> = {}) {
  const keys = createKeys(`t-${randomUUID()}`);
  const adjustments = createAdjustments(redis(), keys);
  const calls = { send: 0, settle: 0 };
  let nowMs = START;
  const next = async (what: 'send' | 'settle'): Promise<Outcome> => {
    calls[what] += 1;
    return script[what]?.shift() ?? { to: 'unknown' };
  };
  const way: Way<Work> = { prepare: script.prepare, send: () => next('send'), settle: () => next('settle') };
  const at = new Date(START).toISOString();
  const first: Adjustment = {
    ...{ id: 'C-TEST01', version: 1, state: 'approved', stateSince: at, createdAt: at, requester: ALEX, work: WORK },
    ...{ place: sampleOrder().place, ticket: 't', approvals: [{ by: MEGAN, at }], untold: [], history: [] },
  };
  expect(await adjustments.commit(first, START, START)).toBe('committed');
  const perform = createPerformer({
    ...{
      adjustments,
      wayOf: () => way,
      durable: async () => undefined,
      unsafe: async () => [],
      now: () => new Date(nowMs),
    },
    ...{ newTicket: randomUUID, lookEveryMs: 1000, log: LOG },
    ...over,
  });
  const read = async () => (await adjustments.read('C-TEST01'))!;
  return {
    calls,
    adjustments,
    read,
    /** What another worker wrote where the store went back: the same state and version, entered on another way. */
    comeAgain: async () => {
      const json = JSON.stringify({ ...(await read()), ticket: 'of another worker' });
      await redis().hset(adjustmentKeys(keys).record('C-TEST01'), 'json', json);
    },
    step: async () => perform(await read()),
    perform,
    pass: (ms: number) => (nowMs += ms),
  };
}

describe('a return', () => {
  it('is sent once by workers that race for it', async () => {
    const { calls, perform, read } = await approved({ send: [{ to: 'done' }, { to: 'done' }] });
    const seen = await read();
    await Promise.all([perform(seen), perform(seen), perform(seen)]);
    expect(calls.send).toBe(1);
    expect(await read()).toMatchObject({ state: 'done', untold: [{ kind: 'card' }, { about: 'done' }] });
  });

  it('is not sent by a worker whose store went back and came to the same version on another way', async () => {
    const { calls, read, step, comeAgain } = await approved({}, { durable: () => comeAgain() });
    await step();
    expect(calls.send).toBe(0);
    expect((await read()).ticket).toBe('of another worker');
  });

  it('that a crash left on its way is settled by reading and never sent', async () => {
    const { calls, adjustments, read, step } = await approved({ settle: [{ to: 'unknown' }, { to: 'done' }] });
    const sending = moveAdjustment(await read(), { to: 'sending', at: new Date(START).toISOString(), ticket: 'u' });
    await adjustments.commit(sending, START, START, { follows: 't' });
    await step();
    expect((await read()).state).toBe('doubtful');
    await step();
    expect((await read()).state).toBe('done');
    expect(calls).toEqual({ send: 0, settle: 2 });
  });

  it('that stays in doubt is handed to a person after half an hour', async () => {
    const failure = { code: 'X', message: 'Lost.', remedy: '', money: 'maybe' } as const;
    const { calls, read, step, pass } = await approved({ send: [{ to: 'doubtful', failure }] });
    await step();
    await step();
    pass(HALF_AN_HOUR_MS + 1);
    await step();
    expect(await read()).toMatchObject({ state: 'needs-human', failure: { money: 'maybe' } });
    expect(await step()).toBeNull();
    expect(calls.send).toBe(1);
  });

  it('that brings less than approved goes back to the approvers', async () => {
    const work: Work = { ...WORK, preview: { ...WORK.preview, refund: { amount: '90', currency: 'EUR' } } };
    const { calls, read, step } = await approved({ prepare: async () => ({ work, moved: true, sessionId: 's' }) });
    await step();
    expect(await read()).toMatchObject({ state: 'pending', approvals: [], work, before: WORK.preview });
    expect(calls.send).toBe(0);
  });

  it('is not sent while the store cannot promise to remember it', async () => {
    const durable = async () => Promise.reject(new Error('disk full'));
    const { calls, read, step } = await approved({}, { durable });
    await step();
    expect(await read()).toMatchObject({ state: 'approved' });
    expect(calls).toEqual({ send: 0, settle: 0 });
  });

  it('is not sent while the store is not to be trusted, and goes on once it is', async () => {
    const faults = ['Redis keeps nothing on disk.'];
    const { calls, read, step, pass } = await approved({ send: [{ to: 'done' }] }, { unsafe: async () => faults });
    await step();
    expect(await read()).toMatchObject({ state: 'approved' });
    expect(calls.send).toBe(0);
    faults.length = 0;
    pass(10_000);
    await step();
    expect(await read()).toMatchObject({ state: 'done' });
  });

  it('that cannot be prepared is tried again, and refused with the reason when that is final', async () => {
    const unreachable = botError('PROVIDER_UNREACHABLE', { provider: 'Azure', why: 'x' });
    const errors = [unreachable, botError('NOT_ALLOWED', { why: 'No.', hint: 'Ask.' })];
    const { calls, read, step } = await approved({ prepare: async () => Promise.reject(errors.shift()!) });
    await step();
    expect((await read()).state).toBe('approved');
    await step();
    expect(await read()).toMatchObject({ state: 'refused', failure: { message: 'No.' } });
    expect(calls.send).toBe(0);
  });
});
