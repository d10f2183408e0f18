import { DEFAULT_POLICY } from '../../../bot/access/read-policy';
import { approve, approveByPolicy, confirm, reject } from '../../../bot/orders/decisions';
import { lapseStep } from '../../../bot/orders/lapse-step';
import { ALEX, MEGAN } from '../../../deployment/sandbox/people';
import { sampleOrder } from '../../cards/sample-order';

const START = new Date('2026-03-02T08:00:00Z');
const HOUR_MS = 3_600_000;
const after = (hours: number) => new Date(START.getTime() + hours * HOUR_MS);
const given = (person = ALEX, now = START, policy = DEFAULT_POLICY) => ({ policy, person, now, ticket: 't2' });
const quoted = () => sampleOrder({ state: 'quoted', lapsesAt: after(4).toISOString(), approvals: [], editors: [] });

it('approvers are reminded once, when three quarters of the time are over, and then it lapses', () => {
  const { order, dueAt } = confirm(quoted(), given());
  expect(dueAt).toBe(after(54).getTime());
  expect(lapseStep(order, after(53))).toEqual({ postponeToMs: after(54).getTime() });
  const reminder = lapseStep(order, after(54));
  expect(reminder).toMatchObject({ event: 'wait', notices: [{ kind: 'reply', about: 'approval-reminder' }] });
  const reminded = { ...order, ...('patch' in reminder ? reminder.patch?.(order) : {}) };
  expect(lapseStep(reminded, after(55))).toEqual({ postponeToMs: after(72).getTime() });
  expect(lapseStep(reminded, after(72))).toMatchObject({ event: 'lapse' });
});

it('a button pressed after the time is too late, also before the sweeper came by', () => {
  const { order } = confirm(quoted(), given());
  expect(() => approve(order, given(MEGAN, after(72)))).toThrow('has lapsed');
  expect(() => confirm(quoted(), given(ALEX, after(4)))).toThrow('has lapsed');
  expect(approve(order, given(MEGAN, after(71))).order.state).toBe('approved');
});

it('what the policy lets through needs nobody, and asks nobody', () => {
  const policy = { ...DEFAULT_POLICY, limits: { EUR: { withoutApproval: '100000' } } };
  const { order, notices } = confirm(quoted(), given(ALEX, START, policy));
  expect(notices).toEqual([{ kind: 'card' }]);
  const change = approveByPolicy(order, given(ALEX, START, policy));
  expect(change).toMatchObject({
    order: { state: 'approved', approvals: [] },
    audit: { actor: { kind: 'bot', part: 'policy' } },
  });
  expect(approveByPolicy(order, given())).toBeUndefined();
});

it('a rejection needs a reason', () => {
  const { order } = confirm(quoted(), given());
  expect(() => reject(order, '', given(MEGAN))).toThrow('needs a reason');
  expect(() => reject(order, '', given(ALEX))).toThrow('yourself');
});
