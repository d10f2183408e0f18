import type { FaultInput } from '../../deployment/sandbox/faults/faults';
import { azureHands, until } from '../support/azure-hands';
import { startDesk, type TestDesk } from '../support/start-desk';

const AZURE = { BACK_ENDS: 'azure', AZURE_REGIONS: 'westeurope', AZURE_RESOURCE_TYPES: 'VirtualMachines' };
const PUT = { method: 'PUT', path: 'reservationOrders' } as const;

describe('one approval is one purchase call on the wire, when the call', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk(AZURE, 100);
  }, 900_000);
  afterAll(() => desk.stop());
  afterEach(() => desk.sandbox.azure.faults.clear());
  const alex = azureHands(() => desk.sandbox);

  it.each<[string, FaultInput]>([
    ['is answered with 408 after the effect', { ...PUT, fault: 'status', status: 408, after: true }],
    ['is answered with 429 after the effect', { ...PUT, fault: 'status', status: 429, retryAfter: 1, after: true }],
    ['is answered with 503 after the effect', { ...PUT, fault: 'status', status: 503, retryAfter: 1, after: true }],
    ['breaks off after the effect', { ...PUT, fault: 'cut-after' }],
    ['is answered with half a body', { ...PUT, fault: 'truncate' }],
    ["is answered with a gateway's page after the effect", { ...PUT, fault: 'html', after: true }],
  ])(
    '%s: the order is found by reading',
    async (_what, fault) => {
      const [puts, orders] = [alex.puts(), alex.orders().length];
      alex.azure().faults.add(fault);
      const thread = await alex.approved();
      await alex.hears(thread, /is bought and active/);
      expect(alex.puts()).toBe(puts + 1);
      expect(alex.orders()).toHaveLength(orders + 1);
    },
    900_000,
  );

  it.each<[string, FaultInput]>([
    ['is answered with 408', { ...PUT, fault: 'status', status: 408 }],
    ['is answered with 429 and a Retry-After', { ...PUT, fault: 'status', status: 429, retryAfter: 1 }],
    ['is answered with 503 and a Retry-After', { ...PUT, fault: 'status', status: 503, retryAfter: 1 }],
    ['breaks off before the effect', { ...PUT, fault: 'cut-before' }],
  ])(
    '%s: nothing is sent again while Azure may still show the order late',
    async (_what, fault) => {
      const [puts, orders] = [alex.puts(), alex.orders().length];
      // Were it sent again, it would go through.
      alex.azure().faults.add(fault);
      const thread = await alex.approved();
      await alex.hears(thread, /Checking whether it was bought/);
      const sent = alex.azure().arrived('PUT', '/reservationOrders/').at(-1);
      expect(sent).toMatchObject({ stopped: true, fault: fault.fault, status: fault.status ?? 0 });
      const [, id] = /reservationOrders\/([0-9a-f-]+)/i.exec(sent?.path ?? '') ?? [];
      await until(() => alex.azure().count('GET', `/reservationOrders/${id}`) >= 2);
      const all = alex.said(thread);
      expect(all).toMatch(/Checking whether it was bought[\s\S]*not known yet whether money was moved/);
      expect(alex.puts()).toBe(puts + 1);
      expect(alex.orders()).toHaveLength(orders);
    },
    900_000,
  );
});
