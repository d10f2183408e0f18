import { connect } from 'node:net';
import { once } from 'node:events';
import { ToBotFromBotOrEmulatorTokenValidationParameters as remembered } from 'botframework-connector/lib/auth/tokenValidationParameters';
import { ADELE, ALEX } from '../../deployment/sandbox/people';
import { activityOf, startHostileDesk, VICTIM_THREAD, type HostileDesk } from './hostile-desk';

let desk: HostileDesk;
beforeAll(async () => {
  desk = await startHostileDesk(undefined, { ACTIVITIES_PER_PERSON: '20' });
}, 900_000);
afterAll(() => desk.stop());

const help = (person: typeof ALEX) =>
  desk.deliver(activityOf(person, desk.connector.serviceUrl, VICTIM_THREAD, { text: 'help' }));

it('three thousand strangers leave nothing behind in the SDK, which keeps a list of issuers for ever', async () => {
  const before = remembered.issuer?.length;
  expect(before).toBeGreaterThan(0);
  const activity = activityOf(ALEX, desk.connector.serviceUrl, VICTIM_THREAD, { text: 'help' });
  for (let n = 0; n < 3000; n += 50) {
    const statuses = await Promise.all(
      Array.from({ length: 50 }, (_, m) => {
        const tid = `00000000-0000-4000-8000-${String(n + m).padStart(12, '0')}`;
        const claims = { tid, iss: `https://sts.windows.net/${tid}/`, ver: '1.0', appid: tid };
        return desk.post(activity, `Bearer ${desk.issuer.token(desk.connector.serviceUrl, { claims })}`);
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
  }
  expect(remembered.issuer?.length).toBe(before);
}, 900_000);

it('one who floods is held up; another is answered as if nothing were', async () => {
  const statuses = await Promise.all(Array.from({ length: 60 }, () => help(ALEX)));
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(40);
  expect(await help(ADELE)).toBe(200);
}, 900_000);

it('a body that never ends is refused before it is read, when the token is a stranger’s', async () => {
  const { port } = new URL(desk.app.url);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  const head = ['POST /api/messages HTTP/1.1', 'host: x', 'content-type: application/json', 'content-length: 1000000'];
  socket.write(`${[...head, 'authorization: Bearer x.y.z'].join('\r\n')}\r\n\r\n{"type":`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 /);
  socket.destroy();
}, 900_000);
