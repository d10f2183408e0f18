import { start, type Started } from '../support/start';

let started: Started;
let of: string;
beforeEach(async () => {
  started = await start({ paceMs: 60_000 });
  const subscriptions = `/customers/${await started.customer('Fabrikam')}/subscriptions`;
  of = `${subscriptions}/${(await started.api('GET', subscriptions)).string('items.0.id')}`;
});
afterEach(() => started.close());

const status = async () => (await started.api('GET', `${of}/registrationstatus`)).at('status');

test('registering is accepted, takes the pace, and a second request starts nothing anew', async () => {
  expect(await status()).toBe('NotRegistered');
  const accepted = await started.api('POST', `${of}/registrations`);
  expect([accepted.status, accepted.text]).toEqual([202, '']);
  expect(accepted.headers.get('location')).toBe(`${of}/registrationstatus`);
  expect(await status()).toBe('Registering');
  started.simulation.advance(40_000);
  expect((await started.api('POST', `${of}/registrations`)).status).toBe(202);
  started.simulation.advance(20_000);
  expect(await status()).toBe('registered');
});

test('neither licences nor suspended subscriptions can be registered', async () => {
  const codes = ['Proseware', 'Lucerne Publishing'].map(async (name) => {
    const subscriptions = `/customers/${await started.customer(name)}/subscriptions`;
    const id = (await started.api('GET', subscriptions)).string('items.0.id');
    return (await started.api('POST', `${subscriptions}/${id}/registrations`)).at('code');
  });
  expect(await Promise.all(codes)).toEqual(['800011', '800012']);
});
