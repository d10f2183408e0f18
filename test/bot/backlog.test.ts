import { backlogGauges, createBacklog } from '../../bot/backlog';
import type { Outgoing } from '../../bot/orders/journal';
import type { OutsideOrder } from '../../bot/store/outside-orders';

const NOW = new Date('2026-11-21T12:00:00Z');
const ENGLISH = { locale: 'en', timeZone: 'UTC' };
const notice = (createdAt: string) => ({ createdAt }) as Outgoing;

function stage(with_: { late?: string[]; notices?: Outgoing[]; outside?: OutsideOrder[]; operations?: string } = {}) {
  const store = {
    // What is due later than half a minute ago is only on its way.
    journal: { due: async (ms: number) => (ms <= NOW.getTime() - 30_000 ? (with_.late ?? []) : ['R-SOON']) },
    outbox: { waiting: async () => with_.notices ?? [] },
    outside: { all: async () => with_.outside ?? [] },
  };
  const config = { OPERATIONS_CONVERSATION: with_.operations };
  return {
    backlog: createBacklog({ config, store, now: () => NOW }),
    gauges: backlogGauges({ store, now: () => NOW }),
  };
}

const bought = (id: string, at: string): OutsideOrder => ({ backend: 'azure', id, customer: 'Contoso', what: '', at });

it('says nothing when all is well', async () => {
  const { backlog } = stage({ operations: '19:ops', notices: [notice('2026-11-21T11:59:59Z')] });
  expect(await backlog(ENGLISH, 'here')).toEqual([]);
});

it('says what is late, what waits and what was bought elsewhere', async () => {
  const { backlog } = stage({
    operations: '19:ops',
    late: ['R-1', 'R-2'],
    notices: [notice('2026-11-21T11:50:00Z')],
    outside: [bought('new', '2026-11-20T00:00:00Z'), bought('old', '2026-11-01T00:00:00Z')],
  });
  const [late, waits, outside] = await backlog(ENGLISH, 'here');
  expect(late).toMatch(/late: 2\./);
  expect(waits).toMatch(/: 1\./);
  expect(outside).toMatch(/^2 reservations .* Contoso, order new at Azure/);
});

it('says how to be told here when nobody is told', async () => {
  const [nowhere] = await stage().backlog(ENGLISH, '19:here;messageid=7');
  expect(nowhere).toMatch(/OPERATIONS_CONVERSATION to 19:here;messageid=7$/);
  const [german] = await stage().backlog({ locale: 'de', timeZone: 'UTC' }, 'x');
  expect(german).toMatch(/^Keine Unterhaltung/);
});

it('counts the same for a monitor', async () => {
  const { gauges } = stage({ late: ['R-1'], notices: [notice('2026-11-21T12:00:00Z')], outside: [bought('a', '')] });
  expect(await Promise.all(gauges.map(({ read }) => read()))).toEqual([1, 1, 1]);
});
