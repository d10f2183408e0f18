import type { Policy } from '../../../bot/access/policy';
import {
  adjustmentApprovals,
  adjustmentSpending,
  mayApproveAdjustment,
  mayAskForAdjustment,
  mayDecideAdjustment,
} from '../../../bot/access/policy-adjustment';
import { DEFAULT_POLICY } from '../../../bot/access/read-policy';
import { boughtBy, needsApproval, type Adjustment, type Work } from '../../../bot/orders/adjustment';
import type { Person } from '../../../bot/people';
import { ADELE, ALEX, MEGAN } from '../../../deployment/sandbox/people';
import { sampleAdjustments } from '../../cards/sample-adjustment';

const NOW = new Date('2026-11-20T10:00:00Z');
const LYNNE: Person = { ...MEGAN, id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Lynne' };
const CUSTOMER = { id: 'CCCCCCCC-0000-4000-8000-000000000001', name: 'Lamna Healthcare' };
const policy = (over: Partial<Policy> = {}): Policy => ({ ...DEFAULT_POLICY, approve: [{ id: MEGAN.id }], ...over });
const LENIENT = { EUR: { withoutApproval: '1000000' } };
const LIMITS = { EUR: { oneApprover: '1000', twoApprovers: '5000' } };

/** Asked by Alex; `amount` is what is bought anew or comes back. */
function asked(kind: 'return' | 'exchange' | 'renewal', amount: string, currency = 'EUR'): Adjustment {
  const found = sampleAdjustments().find(({ work }) => work.kind === kind && (!('renew' in work) || boughtBy(work)))!;
  const money = { amount, currency };
  const { work } = found;
  const priced =
    work.kind === 'exchange'
      ? { ...work, preview: { ...work.preview, purchases: money, netPayable: { amount: '1', currency } } }
      : work.kind === 'return'
        ? { ...work, preview: { ...work.preview, refund: money } }
        : { ...work, preview: { at: '', price: money } };
  return { ...found, state: 'pending', requester: ALEX, approvals: [], customer: CUSTOMER, work: priced };
}
const why = (verdict: ReturnType<typeof mayApproveAdjustment>) => (verdict.allowed ? 'yes' : verdict.why);

describe('who may approve what moves money', () => {
  it.each<[string, Person, Partial<Policy>, Partial<Adjustment>, string]>([
    ['a listed approver', MEGAN, {}, {}, 'yes'],
    ['nobody else', ADELE, {}, {}, 'not on the list'],
    ['the requester never', ALEX, { approve: 'everyone' }, {}, 'somebody else must decide'],
    ['a guest never', { ...MEGAN, id: '' }, { approve: 'everyone' }, {}, 'cannot tell who you are'],
    ['another tenant never', { ...MEGAN, tenantId: 'other' }, { approve: 'everyone' }, {}, 'cannot tell who you are'],
    ['nobody twice', MEGAN, {}, { approvals: [{ by: MEGAN, at: '' }] }, 'approved this already'],
    ['nobody outside the hours', MEGAN, { approvalHours: { days: ['sun'], from: '07:00', to: '08:00' } }, {}, '07:00'],
    ['nobody beyond the limits', MEGAN, { limits: { EUR: { oneApprover: '10' } } }, {}, 'more than anybody'],
    ['nobody in a currency without limits', MEGAN, { limits: { USD: { oneApprover: '10' } } }, {}, 'no limit for'],
  ])('%s', (_, person, over, more, expected) => {
    for (const kind of ['return', 'exchange', 'renewal'] as const) {
      const verdict = mayApproveAdjustment(policy(over), { ...asked(kind, '500'), ...more }, person, { now: NOW });
      expect(why(verdict)).toContain(expected);
    }
  });

  it('a rejection stops money, so limits and hours do not stand in its way', () => {
    const strict = policy({
      limits: { EUR: { oneApprover: '10' } },
      approvalHours: { days: ['sun'], from: '07:00', to: '08:00' },
    });
    expect(mayDecideAdjustment(strict, asked('exchange', '500'), MEGAN).allowed).toBe(true);
    expect(why(mayDecideAdjustment(strict, asked('exchange', '500'), ALEX))).toContain('somebody else');
  });
});

describe('limits', () => {
  it.each([
    ['1000', 1],
    ['1000.01', 2],
    ['5000', 2],
  ] as const)('%s EUR need %i', (amount, needed) => {
    expect(adjustmentApprovals(policy({ limits: LIMITS }), asked('return', amount))).toBe(needed);
    // Of an exchange the whole new purchase counts, not the little that is left to pay.
    expect(adjustmentApprovals(policy({ limits: LIMITS }), asked('exchange', amount))).toBe(needed);
    expect(adjustmentApprovals(policy({ limits: LIMITS }), asked('renewal', amount))).toBe(needed);
    expect(mayAskForAdjustment(policy({ limits: LIMITS }), asked('exchange', amount), NOW).allowed).toBe(true);
  });

  it('never let a return or an exchange happen without a second person', () => {
    expect(adjustmentApprovals(policy({ limits: LENIENT }), asked('return', '1'))).toBe(1);
    expect(adjustmentApprovals(policy({ limits: LENIENT }), asked('exchange', '1'))).toBe(1);
  });

  it('need two where Azure tells no amount, and refuse before approvers are asked', () => {
    const unpriced = asked('return', '1');
    if (unpriced.work.kind === 'return') delete unpriced.work.preview.refund;
    expect(adjustmentApprovals(policy({ limits: LIMITS }), unpriced)).toBe(2);
    expect(why(mayAskForAdjustment(policy({ limits: LIMITS }), asked('return', '5000.01'), NOW))).toContain(
      'more than',
    );
  });

  it('two approvals are two people’s', () => {
    const once = { ...asked('exchange', '2000'), approvals: [{ by: MEGAN, at: '' }] };
    const both = policy({ limits: LIMITS, approve: [{ id: MEGAN.id }, { id: LYNNE.id }] });
    expect(why(mayApproveAdjustment(both, once, MEGAN, { now: NOW }))).toContain('approved this already');
    expect(why(mayApproveAdjustment(both, once, LYNNE, { now: NOW }))).toBe('yes');
  });
});

describe('caps and scope', () => {
  const caps = [
    { currency: 'EUR', per: 'month' as const, amount: '10000' },
    { currency: 'EUR', per: 'day' as const, amount: '3000', customer: 'each' },
    { currency: 'USD', per: 'day' as const, amount: '1' },
  ];

  it('count what an exchange buys, for everybody and for its customer', () => {
    const spending = adjustmentSpending(policy({ caps }), asked('exchange', '2000'), NOW);
    expect('counts' in spending && spending.counts).toMatchObject([
      { name: 'EUR|2026-11|all', amount: { amount: '2000' } },
      {
        name: `EUR|2026-11-20|customer ${CUSTOMER.id.toLowerCase()}`,
        words: expect.stringMatching(/3,000.00 EUR a day for Lamna/),
      },
    ]);
  });

  it('count what a renewal will buy, and need nobody to switch it off', () => {
    const later = asked('renewal', '2000');
    expect(adjustmentSpending(policy({ caps }), later, NOW)).toMatchObject({
      counts: [{ name: 'EUR|2026-11|all', amount: { amount: '2000' } }, {}],
    });
    expect(why(mayAskForAdjustment(policy({ allowed: { terms: ['P1Y'] } }), later, NOW))).toContain('P3Y');
    const off: Work = { kind: 'renewal', reservation: later.work.reservation, renew: false };
    expect([needsApproval(later.work), needsApproval(off)]).toEqual([true, false]);
    expect(adjustmentSpending(policy({ caps }), { ...later, work: off }, NOW)).toEqual({ counts: [] });
  });

  it('do not count what a return brings', () => {
    expect(adjustmentSpending(policy({ caps }), asked('return', '2000'), NOW)).toEqual({ counts: [] });
  });

  it('refuse an exchange whose customer nobody knows where every customer has a cap', () => {
    const unknown = { ...asked('exchange', '1'), customer: undefined };
    expect(adjustmentSpending(policy({ caps }), unknown, NOW)).toHaveProperty('refused');
    expect(adjustmentSpending(policy({ caps: caps.slice(0, 1) }), unknown, NOW)).toHaveProperty('counts.length', 1);
  });

  it('refuse to exchange for what may not be bought', () => {
    const refusal = (over: Partial<Policy>) => why(mayAskForAdjustment(policy(over), asked('exchange', '1'), NOW));
    expect(refusal({ allowed: { regions: ['northeurope'] } })).toContain('region westeurope is not allowed');
    expect(refusal({ allowed: { terms: ['P1Y'] } })).toContain('P3Y');
    expect(refusal({ allowed: { customers: ['contoso.com'] } })).toContain('Lamna Healthcare');
    expect(refusal({ allowed: { customers: [CUSTOMER.name] } })).toBe('yes');
    expect(why(mayAskForAdjustment(policy({ allowed: { regions: [] } }), asked('return', '1'), NOW))).toBe('yes');
  });
});
