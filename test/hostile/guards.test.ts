import type { Policy } from '../../bot/access/policy';
import type { Order } from '../../bot/orders/order';
import type { Person } from '../../bot/people';
import type * as CardTickets from '../../bot/access/card-tickets';
import type * as PolicyModule from '../../bot/access/policy';
import type * as People from '../../deployment/sandbox/people';
import type * as Hostile from './hostile-desk';
import type { Activity, HostileDesk } from './hostile-desk';

/**
 * The hostile tests are tested: for every protection there is an attempt that it alone refuses. With all of them in
 * place no attempt gets in; without any one of them, its attempt does.
 */
interface Guard {
  name: string;
  /** The module that holds it, and what stands there instead. */
  module: string;
  without(actual: never): Record<string, unknown>;
  policy?: object;
  over?: Record<string, string>;
  /** Whether the attempt got in. */
  attempt(stage: Stage): Promise<boolean>;
}

interface Stage {
  desk: HostileDesk;
  hostile: typeof Hostile;
  people: typeof People;
}

type Approving = Parameters<typeof PolicyModule.mayApprove>;

const POLICY = '../../bot/access/policy';
const YES = { allowed: true };
const FOREIGN = '99999999-8888-4777-8666-555555555555';

/** mayApprove(), but blind for a part of what it is given. */
const blindApproval = (blind: (...given: Approving) => Approving) => (actual: never) => ({
  mayApprove: (...given: Approving) => (actual as typeof PolicyModule).mayApprove(...blind(...given)),
});

/** Presses or writes as somebody, and tells whether the order changed. */
async function changes(
  { desk, hostile }: Stage,
  order: Order,
  person: Person,
  what: Activity,
  place = order.place.conversationId,
) {
  await desk.deliver(hostile.activityOf(person, desk.connector.serviceUrl, place, what));
  return (await desk.journal.read(order.id))!.version !== order.version;
}

const click = ({ desk, hostile }: Stage, order: Order, verb = 'approve') => ({
  value: hostile.clickOf(desk.tickets, order, verb),
});
const megan = ({ people }: Stage) => people.MEGAN;

const GUARDS: Guard[] = [
  {
    name: 'tenant and shape of an activity',
    module: '../../bot/access/check-activity',
    without: () => ({ createActivityCheck: () => () => undefined }),
    async attempt({ desk, hostile, people }) {
      const sent = hostile.activityOf(people.MEGAN, desk.connector.serviceUrl, hostile.VICTIM_THREAD, { text: 'help' });
      return (await desk.deliver({ ...sent, channelData: { tenant: { id: FOREIGN } } })) < 300;
    },
  },
  {
    name: 'service addresses the bot may talk to',
    module: '../../bot/access/service-hosts',
    without: () => ({ allowServiceUrls: () => () => true }),
    async attempt({ desk, hostile, people }) {
      const evil = 'https://127.0.0.1:1/evil/';
      const sent = hostile.activityOf(people.MEGAN, evil, hostile.VICTIM_THREAD, { text: 'help' });
      return (await desk.post(sent, `Bearer ${desk.issuer.token(evil)}`)) !== 403;
    },
  },
  {
    name: 'the look at a token before the SDK',
    module: '../../bot/access/check-bearer',
    without: () => ({ createBearerCheck: () => () => true }),
    async attempt({ desk, hostile, people }) {
      // The SDK asks for keys on behalf of anybody whose token looks like one.
      const before = desk.issuer.fetches();
      const sent = hostile.activityOf(people.MEGAN, desk.connector.serviceUrl, hostile.VICTIM_THREAD, { text: 'help' });
      const token = desk.issuer.token(desk.connector.serviceUrl, { claims: { aud: FOREIGN } });
      await desk.post(sent, `Bearer ${token}`);
      return desk.issuer.fetches() > before;
    },
  },
  {
    name: 'so many activities of one person',
    module: '../../bot/access/flood-gate',
    without: () => ({ createFloodGate: () => () => true }),
    over: { ACTIVITIES_PER_PERSON: '3' },
    async attempt({ desk, hostile, people }) {
      const help = () =>
        desk.deliver(
          hostile.activityOf(people.ALEX, desk.connector.serviceUrl, hostile.VICTIM_THREAD, { text: 'help' }),
        );
      const statuses = [];
      for (let n = 0; n < 6; n += 1) statuses.push(await help());
      return statuses.every((status) => status === 200);
    },
  },
  {
    name: 'signature of a webhook',
    module: '../../bot/webhooks/verify',
    without: () => ({
      createVerifier: () => async () => ({ outcome: 'genuine', event: { EventName: 'test-created' } }),
    }),
    async attempt({ desk }) {
      const url = `${desk.app.url}/api/webhooks/partner-center`;
      return (await fetch(url, { method: 'POST', body: '{"EventName":"test-created"}' })).status < 300;
    },
  },
  {
    name: 'seal of a button: verb, place, person',
    module: '../../bot/access/card-tickets',
    without: (actual) => ({
      createCardTickets: (key: string) => ({
        ...(actual as typeof CardTickets).createCardTickets(key),
        open: (carried: string) => carried.split('.')[0],
      }),
    }),
    async attempt(stage) {
      const order = await stage.desk.plant();
      return changes(stage, order, megan(stage), click(stage, order, 'approve'), stage.hostile.OTHER_THREAD);
    },
  },
  {
    name: 'who asked does not approve',
    module: POLICY,
    without: blindApproval((policy, order, ...rest) => [policy, { ...order, requester: NOBODY, editors: [] }, ...rest]),
    async attempt(stage) {
      const order = await stage.desk.plant();
      return changes(stage, order, stage.people.ALEX, click(stage, order));
    },
  },
  {
    name: 'who edited does not approve',
    module: POLICY,
    without: blindApproval((policy, order, ...rest) => [policy, { ...order, editors: [] }, ...rest]),
    async attempt(stage) {
      const order = await stage.desk.plant();
      return changes(stage, order, stage.people.ADELE, click(stage, order));
    },
  },
  {
    name: 'nobody approves twice',
    module: POLICY,
    without: blindApproval((policy, order, ...rest) => [policy, { ...order, approvals: [] }, ...rest]),
    async attempt(stage) {
      const approvals = [{ by: megan(stage), at: '2026-11-21T10:00:00.000Z', version: 1 }];
      const order = await stage.desk.plant({ approvals });
      return changes(stage, order, megan(stage), click(stage, order));
    },
  },
  {
    name: 'only approvers approve',
    module: POLICY,
    without: blindApproval((policy, ...rest) => [{ ...policy, approve: 'everyone' }, ...rest]),
    async attempt(stage) {
      const order = await stage.desk.plant();
      return changes(stage, order, { ...megan(stage), id: FOREIGN, mri: '29:stranger' }, click(stage, order));
    },
  },
  {
    name: 'guests do not approve',
    module: POLICY,
    policy: { approve: 'everyone' },
    without: blindApproval((policy, order, person, ...rest) => [policy, order, { ...person, id: FOREIGN }, ...rest]),
    async attempt(stage) {
      const order = await stage.desk.plant();
      const from = { id: '29:guest', name: 'Guest' };
      return changes(stage, order, megan(stage), { ...click(stage, order), from });
    },
  },
  {
    name: 'hours of approvals',
    module: POLICY,
    policy: {
      approvalHours: {
        days: [['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][(new Date().getUTCDay() + 3) % 7]],
        from: '00:00',
        to: '24:00',
      },
    },
    without: blindApproval((policy, ...rest) => [{ ...policy, approvalHours: undefined }, ...rest]),
    async attempt(stage) {
      const order = await stage.desk.plant();
      return changes(stage, order, megan(stage), click(stage, order));
    },
  },
  {
    name: 'what is too much for anybody',
    module: POLICY,
    policy: { limits: { EUR: { oneApprover: 0 }, USD: { oneApprover: 0 } } },
    without: blindApproval((policy, ...rest) => [{ ...policy, limits: undefined }, ...rest]),
    async attempt(stage) {
      const order = await stage.desk.plant();
      return changes(stage, order, megan(stage), click(stage, order));
    },
  },
  {
    name: 'what may be bought here',
    module: POLICY,
    policy: { allowed: { regions: ['nowhere'] } },
    without: blindApproval((policy, ...rest) => [{ ...policy, allowed: {} }, ...rest]),
    async attempt(stage) {
      const order = await stage.desk.plant();
      return changes(stage, order, megan(stage), click(stage, order));
    },
  },
  {
    name: 'spending caps',
    module: POLICY,
    policy: { caps: ['EUR', 'USD'].map((currency) => ({ currency, per: 'day', amount: '0.01' })) },
    without: () => ({ spendingOf: () => ({ counts: [] }) }),
    async attempt(stage) {
      const order = await stage.desk.plant();
      return changes(stage, order, megan(stage), click(stage, order));
    },
  },
  {
    name: 'only approvers reject',
    module: POLICY,
    without: () => ({ mayReject: () => YES }),
    async attempt(stage) {
      const order = await stage.desk.plant();
      return changes(stage, order, { ...megan(stage), id: FOREIGN, mri: '29:stranger' }, click(stage, order, 'reject'));
    },
  },
  {
    name: 'only who asked withdraws',
    module: POLICY,
    without: () => ({ mayWithdraw: () => YES }),
    async attempt(stage) {
      const order = await stage.desk.plant();
      return changes(stage, order, megan(stage), click(stage, order, 'withdraw'));
    },
  },
  {
    name: 'money is for those who may see it',
    module: POLICY,
    policy: { seeMoney: [{ id: FOREIGN }] },
    without: () => ({ maySeeMoney: () => YES }),
    async attempt(stage) {
      const { desk, hostile, people } = stage;
      const sent = hostile.activityOf(people.ALEX, desk.connector.serviceUrl, hostile.VICTIM_THREAD, {
        text: 'balance',
      });
      await desk.deliver(sent);
      return !desk.connector.said.some((body) => /may see money/.test(body));
    },
  },
];

const NOBODY: Person = { tenantId: '', id: '', name: '', mri: '' };

/** What stands in the place of a module's functions at the moment; the module itself is loaded once. */
const holes = new Map<string, Record<string, unknown>>();

type Call = (...given: unknown[]) => unknown;

function withHoles(module: string): object {
  const actual = jest.requireActual<Record<string, unknown>>(module);
  const functions = Object.entries(actual).filter(([, value]) => typeof value === 'function');
  const open = functions.map(([name, real]) => [
    name,
    (...given: unknown[]) => ((holes.get(module)?.[name] ?? real) as Call)(...given),
  ]);
  return { ...actual, ...(Object.fromEntries(open) as object) };
}
for (const module of new Set(GUARDS.map(({ module }) => module))) jest.doMock(module, () => withHoles(module));
const hostile = jest.requireActual<typeof Hostile>('./hostile-desk');
const people = jest.requireActual<typeof People>('../../deployment/sandbox/people');

async function start({ policy, over }: Pick<Guard, 'policy' | 'over'>): Promise<Stage> {
  const approve = [people.MEGAN, hostile.LYNNE, people.ALEX, people.ADELE].map(({ id, name }) => ({ id, name }));
  const all: Partial<Policy> | object = { approve, ...policy };
  return { desk: await hostile.startHostileDesk(all, over), hostile, people };
}

/** Tries it at a desk of its own. */
async function attemptAlone(guard: Guard): Promise<boolean> {
  const stage = await start(guard);
  try {
    return await guard.attempt(stage);
  } finally {
    await stage.desk.stop();
  }
}

/** Whether the attempt gets in where the protection is taken out. */
async function without(guard: Guard): Promise<boolean> {
  holes.set(guard.module, guard.without(jest.requireActual<object>(guard.module) as never));
  try {
    return await attemptAlone(guard);
  } finally {
    holes.clear();
  }
}

/** Whether it gets in where everything is in place; most of them try the same desk. */
async function within(guard: Guard): Promise<boolean> {
  return guard.policy || guard.over ? attemptAlone(guard) : guard.attempt(whole);
}

let whole: Stage;
beforeAll(async () => {
  whole = await start({});
}, 900_000);
afterAll(() => whole.desk.stop());

const table: string[] = [];
afterAll(() => process.stdout.write(`protections removed one by one:\n${table.join('\n')}\n`));

it.each(GUARDS)(
  'cannot do without: $name',
  async (guard) => {
    const found = { without: await without(guard), within: await within(guard) };
    table.push(
      `  ${guard.name.padEnd(45)} ${found.without ? 'noticed' : 'NOT NOTICED'}${found.within ? ', NOT REFUSED WITH IT' : ''}`,
    );
    expect(found).toEqual({ without: true, within: false });
  },
  900_000,
);
