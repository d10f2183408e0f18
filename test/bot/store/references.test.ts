import { randomBytes } from 'node:crypto';
import { createKeys } from '../../../bot/store/keys';
import { createReferences } from '../../../bot/store/references';
import { createSeal } from '../../../bot/store/seal';
import { useTestRedis } from '../../support/redis';
import { thread } from './sample-order';

describe('conversation references', () => {
  const { redis } = useTestRedis({ emptied: true });
  const keys = createKeys();
  const chat = { ...thread, kind: 'groupChat' as const, conversationId: '19:chat@thread.v2' };
  const elsewhere = { ...thread, tenantId: 'tenant-south', conversationId: '19:south@thread.v2' };

  test('are remembered per conversation and listed per tenant, last seen first', async () => {
    const references = createReferences(redis(), keys);
    await references.remember(thread, 1);
    await references.remember(chat, 2);
    await references.remember(elsewhere, 3);
    expect(await references.read(chat.conversationId)).toEqual(chat);
    expect(await references.ofTenant(thread.tenantId)).toEqual([chat, thread]);
    await references.remember({ ...thread, serviceUrl: 'https://smba.example/amer/' }, 4);
    expect((await references.ofTenant(thread.tenantId, 1))[0]?.serviceUrl).toBe('https://smba.example/amer/');
  });

  test('a forgotten one is gone from everywhere', async () => {
    const references = createReferences(redis(), keys);
    await references.remember(thread, 1);
    await references.forget(thread.conversationId);
    await references.forget(thread.conversationId);
    expect(await redis().keys('*')).toEqual([]);
    expect(await references.ofTenant(thread.tenantId)).toEqual([]);
  });

  test('with a key nothing readable is stored, and those from before are still read', async () => {
    const plain = createReferences(redis(), keys);
    await plain.remember(thread, 1);
    const sealed = createReferences(redis(), keys, createSeal(randomBytes(32).toString('base64')));
    await sealed.remember(chat, 2);
    const stored = await redis().get(keys.place(chat.conversationId));
    expect(stored).not.toContain(chat.serviceUrl);
    expect(await sealed.ofTenant(thread.tenantId)).toEqual([chat, thread]);
    await expect(plain.read(chat.conversationId)).rejects.toThrow(/ENCRYPTION_KEY/);
  });
});
