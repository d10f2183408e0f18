import { ADJUSTMENT_STATES, type Adjustment, type AdjustmentState, type Work } from '../../bot/orders/adjustment';
import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { SAMPLE_NOW, sampleOrder } from './sample-order';

const PATH = '/providers/Microsoft.Capacity/reservationOrders/8c1e0b52/reservations/3f2a91c0';
const HELD = { id: PATH, name: 'web-servers', quantity: 3, sku: 'Standard_D4s_v5', region: 'westeurope' };
const EUR = (amount: string) => ({ amount, currency: 'EUR' });

const KINDS: readonly Work[] = [
  { kind: 'rename', reservation: HELD, name: 'web-frontend' },
  { kind: 'rescope', reservation: HELD, scope: { type: 'Shared' }, scopeName: 'shared' },
  { kind: 'renewal', reservation: HELD, renew: false },
  { kind: 'renewal', reservation: HELD, renew: true },
  {
    ...{ kind: 'renewal', reservation: HELD, renew: true, other: true },
    buy: {
      words: '5 × Standard_D8s_v5 in westeurope',
      ...{ term: 'P3Y', resourceType: 'VirtualMachines', region: 'westeurope' },
      body: {},
    },
    preview: { at: SAMPLE_NOW, price: EUR('1200'), ends: '2029-06-30T00:00:00Z' },
  },
  { kind: 'flexibility', reservation: HELD, to: 'Off' },
  { kind: 'review', reservation: HELD, day: '2029-06-30' },
  { kind: 'archive', reservation: HELD, archived: true },
  { kind: 'archive', reservation: HELD, archived: false },
  { kind: 'directory', reservation: HELD, orderId: 'o', tenantId: '2b7d0c5e-6f1a-4c3b-8d9e-0a1b2c3d4e5f' },
  { kind: 'split', reservation: HELD, quantities: [1, 2] },
  { kind: 'merge', reservation: HELD, other: { ...HELD, name: 'web-more' } },
  {
    kind: 'return',
    reservation: HELD,
    quantity: 1,
    preview: {
      at: SAMPLE_NOW,
      refund: EUR('120.5'),
      remainingCommitment: EUR('1200'),
      consumed: { amount: '1000', currency: 'USD' },
      limit: { amount: '50000', currency: 'USD' },
    },
  },
  {
    kind: 'exchange',
    reservation: HELD,
    quantity: 3,
    buy: {
      words: '3 × Standard_D8s_v5 in westeurope',
      ...{ term: 'P3Y', resourceType: 'VirtualMachines', region: 'westeurope' },
      body: {},
    },
    preview: { at: SAMPLE_NOW, netPayable: EUR('900'), refunds: EUR('300'), purchases: EUR('1200') },
  },
];

/** A return in every state, and every kind of change as it is first shown. */
export function sampleAdjustments(): Adjustment[] {
  const states = Object.keys(ADJUSTMENT_STATES) as AdjustmentState[];
  const returned = KINDS.find(({ kind }) => kind === 'return')!;
  return [...states.map((state) => sampleAdjustment(returned, state)), ...KINDS.map((work) => sampleAdjustment(work))];
}

function sampleAdjustment(work: Work, state: AdjustmentState = 'asked'): Adjustment {
  const failed = state === 'refused' || state === 'needs-human';
  const failure = { code: 'X', message: 'Azure refused.', remedy: 'Ask its support.', money: 'maybe' as const };
  return {
    ...{ id: 'C-7K4M2P', version: 2, state, stateSince: SAMPLE_NOW, createdAt: SAMPLE_NOW, work, ticket: 'ticket-1' },
    ...{ place: sampleOrder().place, requester: ALEX, approvals: [{ by: MEGAN, at: SAMPLE_NOW }], untold: [] },
    ...('preview' in work && { before: work.preview }),
    ...(state === 'rejected' && { rejection: { by: MEGAN, at: SAMPLE_NOW, reason: 'We need it.' } }),
    ...(state === 'done' && { result: { refund: EUR('120.5'), reservations: [PATH] } }),
    ...(failed && { failure }),
    history: [{ state: 'asked', at: SAMPLE_NOW, by: ALEX.name }],
  };
}
