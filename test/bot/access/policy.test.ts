import {
  approvalsNeeded,
  mayApprove,
  mayBeBought,
  mayConfirm,
  mayOperate,
  mayReject,
  mayRequest,
  maySeeMoney,
  spendingOf,
  type Policy,
} from '../../../bot/access/policy';
import { DEFAULT_POLICY } from '../../../bot/access/read-policy';
import type { Order } from '../../../bot/orders/order';
import type { Person } from '../../../bot/people';
import { ADELE, ALEX, MEGAN } from '../../../deployment/sandbox/people';
import { sampleOrder } from '../../cards/sample-order';

const NOW = new Date('2026-11-20T10:00:00Z');
const GROUP = '11111111-2222-4333-8444-555555555555';
const policy = (over: Partial<Policy> = {}): Policy => ({ ...DEFAULT_POLICY, approve: [{ id: MEGAN.id }], ...over });
const order = (over: Partial<Order> = {}) => sampleOrder({ state: 'pending', editors: [], approvals: [], ...over });
const priced = (amount: string, currency = 'EUR') => {
  const { quote } = order();
  return order({ quote: { ...quote, price: { ...quote.price!, total: { amount, currency } } } });
};
const unpriced = () => order({ quote: { ...order().quote, price: undefined } });
const why = (verdict: ReturnType<typeof mayApprove>) => (verdict.allowed ? 'yes' : verdict.why);
const inGroup = { groups: new Set([GROUP]) };

describe('who may approve', () => {
  const lynne: Person = { ...MEGAN, id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Lynne' };

  it.each<[string, Person, Partial<Policy>, Partial<Order>, string]>([
    ['a listed approver', MEGAN, {}, {}, 'yes'],
    ['whatever the case of the id', { ...MEGAN, id: MEGAN.id.toUpperCase() }, {}, {}, 'yes'],
    ['nobody else', ADELE, {}, {}, 'not on the list'],
    ['the requester never', MEGAN, {}, { requester: MEGAN }, 'somebody else must approve'],
    ['the requester never, also when everyone may', ALEX, { approve: 'everyone' }, {}, 'somebody else must approve'],
    ['an editor never', MEGAN, {}, { editors: [MEGAN] }, 'somebody else must approve'],
    ['a guest never', { ...MEGAN, id: '' }, { approve: 'everyone' }, {}, 'cannot tell who you are'],
    ['another tenant never', { ...MEGAN, tenantId: 'other' }, { approve: 'everyone' }, {}, 'another organisation'],
    ['nobody twice', MEGAN, {}, { approvals: [{ by: MEGAN, at: '', version: 1 }] }, 'approved this already'],
    [
      'nobody after another spoke for them',
      MEGAN,
      {},
      { approvals: [{ by: ADELE, at: '', version: 1, onBehalfOf: MEGAN }] },
      'approved this already',
    ],
  ])('%s', (_, person, over, orderOver, expected) => {
    expect(why(mayApprove(policy(over), order(orderOver), person, { now: NOW }))).toContain(expected);
  });

  it('a member of an approving group, and only while they are one', () => {
    const grouped = policy({ approve: [{ group: GROUP.toUpperCase() }] });
    expect(why(mayApprove(grouped, order(), ADELE, { standing: inGroup }))).toBe('yes');
    expect(why(mayApprove(grouped, order(), ADELE, { standing: { groups: new Set() } }))).toContain('not on the list');
    expect(why(mayApprove(grouped, order(), ADELE))).toContain('not on the list');
  });

  it.each<[string, Partial<Order>, Person, string]>([
    ['for an approver who is away', {}, ADELE, 'yes'],
    ['not for the requester', { requester: MEGAN }, ADELE, 'may not approve this either'],
    ['not for an editor', { editors: [MEGAN] }, ADELE, 'may not approve this either'],
    [
      'not for who approved already',
      { approvals: [{ by: MEGAN, at: '', version: 1 }] },
      ADELE,
      'may not approve this either',
    ],
    ['not their own request', { requester: ADELE }, ADELE, 'somebody else must approve'],
  ])('a delegate %s', (_, over, person, expected) => {
    const standing = { actsFor: [{ person: MEGAN }] };
    expect(why(mayApprove(policy(), order(over), person, { standing }))).toContain(expected);
  });

  it('a delegate of somebody who is no approver may nothing', () => {
    expect(mayApprove(policy(), order(), ADELE, { standing: { actsFor: [{ person: lynne }] } }).allowed).toBe(false);
  });

  it('a channel has approvers of its own', () => {
    const place = order().place;
    const channel = policy({ channels: [{ id: place.conversationId.split(';')[0]!, approve: [{ id: ADELE.id }] }] });
    expect(mayApprove(channel, order(), ADELE).allowed).toBe(true);
    expect(mayApprove(channel, order(), MEGAN).allowed).toBe(false);
  });
});

describe('limits', () => {
  const limits = { EUR: { withoutApproval: '100', oneApprover: '1000', twoApprovers: '5000' } };

  it.each<[string, Order, number | string]>([
    ['little needs nobody', priced('100'), 0],
    ['a little more needs one', priced('100.01'), 1],
    ['up to the last cent', priced('1000.00'), 1],
    ['more needs two', priced('1000.01'), 2],
    ['an unknown price needs two', unpriced(), 2],
  ])('%s', (_, one, expected) => {
    expect(approvalsNeeded(policy({ limits }), one)).toBe(expected);
  });

  it('too much, and a currency without limit, cannot be approved at all', () => {
    expect(why(mayApprove(policy({ limits }), priced('5000.01'), MEGAN))).toContain('more than anybody');
    expect(why(mayApprove(policy({ limits }), priced('1', 'CHF'), MEGAN))).toContain('no limit for amounts in CHF');
    expect(why(mayConfirm(policy({ limits }), priced('1', 'CHF'), ALEX, NOW))).toContain('CHF');
  });

  it('two by the general rule stay two', () => {
    expect(approvalsNeeded(policy({ limits, approvalsNeeded: 2 }), priced('500'))).toBe(2);
    expect(approvalsNeeded(policy({ approvalsNeeded: 2 }), priced('1'))).toBe(2);
  });
});

describe('caps', () => {
  const caps = [
    { currency: 'EUR', per: 'month', amount: '1000' },
    { currency: 'EUR', per: 'day', amount: '300', customer: 'each' },
    { currency: 'USD', per: 'day', amount: '1' },
  ] as const;

  it('count in their currency, period and time zone', () => {
    const late = new Date('2026-11-30T23:30:00Z');
    const counted = spendingOf(policy({ caps, timeZone: 'Europe/Berlin' }), priced('10'), late);
    const names = 'counts' in counted ? counted.counts.map(({ name }) => name) : [];
    expect(names).toEqual(['EUR|2026-12|all', `EUR|2026-12-01|customer ${order().request.customer.id}`]);
  });

  it('refuse what cannot be counted, already when it is handed in', () => {
    expect(spendingOf(policy({ caps }), unpriced(), NOW)).toHaveProperty('refused');
    expect(mayConfirm(policy({ caps }), unpriced(), ALEX, NOW).allowed).toBe(false);
  });
});

describe('an Azure plan', () => {
  const limits = { EUR: { withoutApproval: '100', oneApprover: '1000', twoApprovers: '5000' } };
  const caps = [{ currency: 'EUR', per: 'month', amount: '0' }] as const;
  const plan = (over: Partial<Order> = {}) => {
    const { request, quote } = unpriced();
    return order({ quote, request: { ...request, kind: 'azure-plan' }, ...over });
  };

  it('costs nothing by itself: limits and caps are not in its way, and somebody else must still approve it', () => {
    const strict = policy({ limits, caps });
    expect(approvalsNeeded(strict, plan())).toBe(1);
    expect(approvalsNeeded(policy({ limits, approvalsNeeded: 2 }), plan())).toBe(2);
    expect(spendingOf(strict, plan(), NOW)).toEqual({ counts: [] });
    expect(mayConfirm(strict, plan(), ALEX, NOW).allowed).toBe(true);
    expect(why(mayApprove(strict, plan(), MEGAN, { now: NOW }))).toBe('yes');
    expect(why(mayApprove(strict, plan({ requester: MEGAN }), MEGAN, { now: NOW }))).toContain('somebody else');
  });

  it('has neither region nor term nor type; the list of customers holds', () => {
    const elsewhere = { regions: ['nowhere'], terms: ['P9Y'], resourceTypes: ['None'] };
    const { request, place } = plan();
    expect(mayBeBought(policy({ allowed: elsewhere }), request, place).allowed).toBe(true);
    expect(mayBeBought(policy({ allowed: { customers: ['somebody else'] } }), request, place).allowed).toBe(false);
  });
});

describe('hours', () => {
  const approvalHours = { days: ['mon', 'fri'], from: '08:00', to: '18:00' } as const;
  const berlin = policy({ approvalHours, timeZone: 'Europe/Berlin' });

  it.each([
    ['2026-11-20T10:00:00Z', true],
    ['2026-11-20T06:59:00Z', false],
    ['2026-11-20T07:00:00Z', true],
    ['2026-11-20T16:59:59Z', true],
    ['2026-11-20T17:00:00Z', false],
    ['2026-11-21T10:00:00Z', false],
    ['2026-06-19T06:30:00Z', true],
  ])('at %s: %s', (at, expected) => {
    expect(mayApprove(berlin, order(), MEGAN, { now: new Date(at) }).allowed).toBe(expected);
  });

  it('never when nobody says what time it is; rejecting is always possible', () => {
    expect(mayApprove(berlin, order(), MEGAN).allowed).toBe(false);
    expect(mayReject(berlin, order(), MEGAN, { now: new Date('2026-11-21T10:00:00Z') }).allowed).toBe(true);
  });
});

describe('what may be bought where', () => {
  const { request, place } = order();

  it.each([
    [{}, true],
    [{ customers: ['CONTOSO'] }, true],
    [{ customers: ['contoso.example'] }, true],
    [{ customers: ['Contoso Ltd'] }, false],
    [{ terms: ['P1Y'] }, false],
    [{ regions: ['WestEurope'] }, true],
    [{ resourceTypes: ['SqlDatabases'] }, false],
  ])('%j: %s', (scope, expected) => {
    expect(mayBeBought(policy({ allowed: scope }), request, place).allowed).toBe(expected);
    const id = place.conversationId.split(';')[0]!;
    expect(mayBeBought(policy({ channels: [{ id, ...scope }] }), request, place).allowed).toBe(expected);
    expect(mayApprove(policy({ channels: [{ id, ...scope }] }), order(), MEGAN).allowed).toBe(expected);
  });

  it('a team’s rule holds in its channels, and other places can be closed', () => {
    const closed = policy({ channels: [{ id: 'team', terms: ['P3Y'] }], elsewhere: 'refused' });
    expect(mayRequest(closed, ALEX, { ...place, teamId: 'team' }).allowed).toBe(true);
    expect(mayRequest(closed, ALEX, place).allowed).toBe(false);
    expect(mayBeBought(closed, request, place).allowed).toBe(false);
  });
});

it('money and operations are for those who are named', () => {
  expect(maySeeMoney(policy(), ALEX).allowed).toBe(true);
  expect(mayOperate(policy(), ALEX).allowed).toBe(false);
  const named = policy({ seeMoney: [{ group: GROUP }], operate: [{ id: ALEX.id }] });
  expect(maySeeMoney(named, ALEX).allowed).toBe(false);
  expect(maySeeMoney(named, ALEX, inGroup).allowed).toBe(true);
  expect(mayOperate(named, ALEX).allowed).toBe(true);
  expect(mayOperate(named, { ...ALEX, id: '' }).allowed).toBe(false);
});
