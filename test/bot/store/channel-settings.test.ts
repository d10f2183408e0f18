import { createChannelSettings } from '../../../bot/store/channel-settings';
import { createKeys } from '../../../bot/store/keys';
import { createSeal } from '../../../bot/store/seal';
import { useTestRedis } from '../../support/redis';

const { redis } = useTestRedis();

const place = (conversationId: string, tenantId = 't') => ({ tenantId, conversationId });
const open = () => createChannelSettings(redis(), createKeys('s'), createSeal(Buffer.alloc(32, 7).toString('base64')));

it('holds for all threads of a channel, for nobody else, and for whoever asks later', async () => {
  const settings = open();
  await settings.set(place('19:a@thread.tacv2;messageid=1'), 'language', 'de');
  await settings.set(place('19:a@thread.tacv2;messageid=2'), 'timeZone', 'Europe/Berlin');
  for (const one of [settings, open()]) {
    expect(await one.of(place('19:a@thread.tacv2;messageid=3'))).toEqual({ language: 'de', timeZone: 'Europe/Berlin' });
    expect(await one.of(place('19:b@thread.tacv2'))).toEqual({});
    expect(await one.of(place('19:a@thread.tacv2', 'other'))).toEqual({});
  }
});

it('takes one back and keeps the others', async () => {
  const settings = open();
  const here = place('19:c');
  await settings.set(here, 'currency', 'EUR');
  await settings.set(here, 'customer', { backend: 'azure', id: '1', name: 'Contoso' });
  await settings.set(here, 'customer', undefined);
  expect(await settings.of(here)).toEqual({ currency: 'EUR' });
});

it('is not readable in Redis', async () => {
  await open().set(place('19:secret'), 'customer', { backend: 'azure', id: '1', name: 'Northwind' });
  const keys = await redis().keys('s:*');
  const values = await Promise.all(keys.map((key) => redis().hgetall(key)));
  expect(JSON.stringify([keys, values])).not.toMatch(/Northwind|19:secret/);
});
