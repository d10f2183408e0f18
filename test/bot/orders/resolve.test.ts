import { resolveOrder } from '../../../bot/orders/resolve';
import { ADELE, MEGAN } from '../../../deployment/sandbox/people';
import { sampleOrder } from '../../cards/sample-order';

const stuck = sampleOrder({ state: 'needs-human' });
const by = (person: typeof MEGAN) => ({ person, now: new Date('2026-11-21T15:00:00Z'), ticket: 'new-ticket' });
const placed = { as: 'placed', providerOrderId: 'order-9' } as const;

describe('an order that needs people', () => {
  it('is not settled by one of them', () => {
    const { order } = resolveOrder(stuck, placed, by(MEGAN));
    expect(order).toMatchObject({ state: 'needs-human', proposal: { settling: placed, by: MEGAN } });
    expect(() => resolveOrder(order, placed, by(MEGAN))).toThrow(/Somebody else/);
  });

  it.each([
    [placed, 'placed'],
    [{ as: 'absent' } as const, 'approved'],
    [{ as: 'failed' } as const, 'failed'],
  ])('is settled by two who say the same: %j', (settling, state) => {
    const { order } = resolveOrder(stuck, settling, by(MEGAN));
    const { order: after, audit } = resolveOrder(order, settling, by(ADELE));
    expect(after.state).toBe(state);
    expect(after.proposal).toBeUndefined();
    expect(audit).toMatchObject({ actor: { id: ADELE.id }, detail: { proposedBy: MEGAN.id } });
  });

  it('follows the order that was found', () => {
    const { order } = resolveOrder(stuck, placed, by(MEGAN));
    expect(resolveOrder(order, placed, by(ADELE)).order.provider?.orderId).toBe('order-9');
  });

  it('waits again when the second says something else', () => {
    const { order } = resolveOrder(stuck, placed, by(MEGAN));
    const other = resolveOrder(order, { as: 'absent' }, by(ADELE)).order;
    expect(other).toMatchObject({ state: 'needs-human', proposal: { by: ADELE } });
  });

  it('is the only one that can be settled so', () => {
    expect(() => resolveOrder(sampleOrder({ state: 'approved' }), placed, by(MEGAN))).toThrow(/not possible/);
  });
});
